package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.recordsdb.Where;

/** A condition as a value that can be run, printed and made smaller. */
sealed interface Filter
    permits Filter.All, Filter.Unsaid, Filter.Not, Filter.Pair, Filter.Compare, Deep {

  Where where(Side side);

  String java(JavaSource source);

  /** Smaller conditions to try in its place. */
  List<Filter> smaller();

  /** Every row. */
  record All() implements Filter {
    @Override
    public Where where(Side side) {
      return Where.allRows();
    }

    @Override
    public String java(JavaSource source) {
      return "Where.allRows()";
    }

    @Override
    public List<Filter> smaller() {
      return List.of();
    }
  }

  /** Nothing said. */
  record Unsaid() implements Filter {
    @Override
    public Where where(Side side) {
      return Where.none();
    }

    @Override
    public String java(JavaSource source) {
      return "Where.none()";
    }

    @Override
    public List<Filter> smaller() {
      return List.of(new All());
    }
  }

  /** The opposite. */
  record Not(Filter part) implements Filter {
    @Override
    public Where where(Side side) {
      return Where.not(part.where(side));
    }

    @Override
    public String java(JavaSource source) {
      return "Where.not(" + part.java(source) + ")";
    }

    @Override
    public List<Filter> smaller() {
      List<Filter> smaller = new ArrayList<>(List.of(part));
      part.smaller().forEach(each -> smaller.add(new Not(each)));
      return smaller;
    }
  }

  /** Two, of which both or one must hold. */
  record Pair(Filter left, Filter right, boolean both) implements Filter {
    @Override
    public Where where(Side side) {
      Where first = left.where(side);
      return both ? first.and(right.where(side)) : first.or(right.where(side));
    }

    @Override
    public String java(JavaSource source) {
      return left.java(source) + (both ? ".and(" : ".or(") + right.java(source) + ")";
    }

    @Override
    public List<Filter> smaller() {
      List<Filter> smaller = new ArrayList<>(List.of(left, right));
      left.smaller().forEach(each -> smaller.add(new Pair(each, right, both)));
      right.smaller().forEach(each -> smaller.add(new Pair(left, each, both)));
      return smaller;
    }
  }

  /** What is compared, and how. */
  enum Operator {
    EQ("eq"),
    NE("ne"),
    LT("lt"),
    LE("le"),
    GT("gt"),
    GE("ge"),
    IN("in"),
    NOT_IN("notIn"),
    BETWEEN("between"),
    IS_NULL("isNull"),
    IS_NOT_NULL("isNotNull"),
    LIKE("like"),
    ILIKE("ilike"),
    STARTS_WITH("startsWith"),
    ENDS_WITH("endsWith"),
    CONTAINS("contains");

    private final String method;

    Operator(String method) {
      this.method = method;
    }

    boolean isOrdering() {
      return this == LT || this == LE || this == GT || this == GE || this == BETWEEN;
    }

    boolean isPattern() {
      return switch (this) {
        case LIKE, ILIKE, STARTS_WITH, ENDS_WITH, CONTAINS -> true;
        default -> false;
      };
    }
  }

  /**
   * A comparison of a column.
   *
   * @param path keys inside of a JSON document, empty for the column itself
   * @param number whether the place inside of the document is compared as a number
   */
  record Compare(
      String column, List<String> path, boolean number, Operator operator, List<Object> values)
      implements Filter {

    @Override
    public Where where(Side side) {
      Where.Column subject = Where.where(column);
      if (!path.isEmpty()) {
        String[] more = path.subList(1, path.size()).toArray(String[]::new);
        subject = number ? subject.jsonNumber(path.get(0), more) : subject.json(path.get(0), more);
      }
      List<Object> given = values.stream().map(side::value).toList();
      return switch (operator) {
        case EQ -> subject.eq(given.get(0));
        case NE -> subject.ne(given.get(0));
        case LT -> subject.lt(given.get(0));
        case LE -> subject.le(given.get(0));
        case GT -> subject.gt(given.get(0));
        case GE -> subject.ge(given.get(0));
        case IN -> subject.in(given);
        case NOT_IN -> subject.notIn(given);
        case BETWEEN -> subject.between(given.get(0), given.get(1));
        case IS_NULL -> subject.isNull();
        case IS_NOT_NULL -> subject.isNotNull();
        case LIKE -> subject.like((String) given.get(0));
        case ILIKE -> subject.ilike((String) given.get(0));
        case STARTS_WITH -> subject.startsWith((String) given.get(0));
        case ENDS_WITH -> subject.endsWith((String) given.get(0));
        case CONTAINS -> subject.contains((String) given.get(0));
      };
    }

    @Override
    public String java(JavaSource source) {
      String inside =
          path.isEmpty()
              ? ""
              : (number ? ".jsonNumber(" : ".json(")
                  + path.stream().map(source::literal).collect(Collectors.joining(", "))
                  + ")";
      String arguments = values.stream().map(source::literal).collect(Collectors.joining(", "));
      boolean list = operator == Operator.IN || operator == Operator.NOT_IN;
      String given = list ? "List.of(" + arguments + ")" : arguments;
      return "where("
          + source.literal(column)
          + ")"
          + inside
          + "."
          + operator.method
          + "("
          + given
          + ")";
    }

    @Override
    public List<Filter> smaller() {
      List<Filter> smaller = new ArrayList<>();
      if (operator == Operator.IN || operator == Operator.NOT_IN) {
        for (int i = 0; i < values.size(); i++) {
          List<Object> fewer = new ArrayList<>(values);
          fewer.remove(i);
          smaller.add(new Compare(column, path, number, operator, fewer));
        }
      }
      return smaller;
    }
  }
}
