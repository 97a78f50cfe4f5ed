package org.recordsdb;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.JsonText;
import org.recordsdb.spi.TextPart;

/**
 * The structure of a filter without its values: equal conditions have one SQL text. Values stand in
 * a list beside it, in the order in which the condition is walked from left to right.
 *
 * <p>As of {@link Shape}, the commonest compare by methods written out; so do those that hold
 * others, as a record's own take the stack of a thread before {@link #MAX_DEPTH}.
 */
sealed interface Condition {

  /** How a column is compared with one value. */
  enum Comparison {
    EQ("="),
    NE("<>"),
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">="),
    LIKE("like"),
    ILIKE("ilike"),
    STARTS_WITH("starts with"),
    ENDS_WITH("ends with"),
    CONTAINS("contains");

    final String sql;

    Comparison(String sql) {
      this.sql = sql;
    }

    static Comparison of(TextPart part) {
      return part == TextPart.START ? STARTS_WITH : part == TextPart.END ? ENDS_WITH : CONTAINS;
    }

    /** True if the result depends on the order of values, which for text is its collation. */
    boolean isOrdering() {
      return this == LT || this == LE || this == GT || this == GE;
    }
  }

  /** What is taken from a JSON column. */
  enum Json {
    /** Not JSON: the column itself. */
    NONE,
    TEXT,
    NUMBER
  }

  /** A column, or a place inside the JSON document that it holds. */
  record Operand(String column, List<String> path, Json json) {
    static Operand of(String column) {
      return new Operand(Given.notNull(column, "column"), List.of(), Json.NONE);
    }

    /** The place at this path inside the column's document. */
    Operand inside(Json json, String key, String... more) {
      List<String> path = new ArrayList<>(List.of(Given.notNull(key, "key")));
      path.addAll(Given.each(more, "more"));
      if (path.size() > JsonText.MAX_DEPTH) {
        throw Failure.of(
                ErrorKind.LIMIT,
                "Can't compare inside of "
                    + column
                    + ": no document is deep enough for a path of "
                    + path.size()
                    + " keys. Give at most "
                    + JsonText.MAX_DEPTH
                    + ".")
            .column(column)
            .exception();
      }
      return new Operand(column, List.copyOf(path), json);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Operand operand
          && column.equals(operand.column)
          && path.equals(operand.path)
          && json == operand.json;
    }

    @Override
    public int hashCode() {
      return 31 * column.hashCode() + path.hashCode();
    }
  }

  /** No condition yet: every row for a select, a mistake for an update or delete. */
  record Unsaid() implements Condition {}

  /** Every row, or none. */
  record Constant(boolean value) implements Condition {}

  /** Takes one value. */
  record Compare(Operand operand, Comparison comparison) implements Condition {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Compare compare
          && operand.equals(compare.operand)
          && comparison == compare.comparison;
    }

    @Override
    public int hashCode() {
      return 31 * operand.hashCode() + comparison.sql.hashCode();
    }
  }

  /** Takes {@code size} values; of none, no row matches, or every row if it is negated. */
  record In(Operand operand, int size, boolean negated) implements Condition {}

  /**
   * Takes one value, an array of many: long lists of different lengths have one structure, so that
   * they do not fill the memory.
   */
  record InList(Operand operand, boolean negated) implements Condition {

    /** Lists of up to so many values are an {@link In}. */
    static final int SHORT = 10;
  }

  /** Takes two values. */
  record Between(Operand operand) implements Condition {}

  record IsNull(Operand operand, boolean negated) implements Condition {}

  /** What makes one condition of others. */
  enum Operator {
    AND,
    OR,
    /** Has one part. */
    NOT
  }

  /**
   * Conditions inside of this one.
   *
   * @param deepest the depth of the deepest of them
   */
  record Combined(Operator operator, List<Condition> parts, int deepest) implements Condition {

    /** Operators take two operands, and are written as a tree of the least height. */
    @Override
    public int depth() {
      int height = Integer.SIZE - Integer.numberOfLeadingZeros(parts.size() - 1);
      return deepest + Math.max(1, height);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Combined combined
          && operator == combined.operator
          && deepest == combined.deepest
          && same(parts, combined.parts);
    }

    @Override
    public int hashCode() {
      return 31 * parts.hashCode() + operator.hashCode();
    }
  }

  /** Operators inside of each other: SQLite takes no more than 1,000 of any kind. */
  int MAX_DEPTH = 500;

  /** Conditions side by side: as many as a statement takes values. */
  int MAX_PARTS = Compiled.MAX_PARAMETERS;

  /** How many operators stand inside of each other in SQL, and the condition itself. */
  default int depth() {
    return 1;
  }

  /** Both, or either. A chain of them is one list, so that a long one is not deep. */
  static Condition join(Condition left, Operator operator, Condition right) {
    List<Condition> parts = GrowingList.joined(parts(left, operator), parts(right, operator));
    if (parts.size() > MAX_PARTS) {
      throw limit("chain more than " + MAX_PARTS + " conditions");
    }
    int deepest = Math.max(deepest(left, operator), deepest(right, operator));
    return checked(new Combined(operator, parts, deepest));
  }

  /** The opposite. */
  static Condition not(Condition part) {
    return checked(new Combined(Operator.NOT, List.of(part), part.depth()));
  }

  private static List<Condition> parts(Condition condition, Operator operator) {
    return condition instanceof Combined chain && chain.operator() == operator
        ? chain.parts()
        : List.of(condition);
  }

  private static int deepest(Condition condition, Operator operator) {
    return condition instanceof Combined chain && chain.operator() == operator
        ? chain.deepest()
        : condition.depth();
  }

  private static boolean same(List<Condition> some, List<Condition> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (!some.get(i).equals(others.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The condition, if it is not too deep for what walks into it. */
  private static Combined checked(Combined condition) {
    if (condition.depth() > MAX_DEPTH) {
      throw limit("nest conditions more than " + MAX_DEPTH + " deep");
    }
    return condition;
  }

  private static RecordsException limit(String what) {
    return Failure.of(
            ErrorKind.LIMIT,
            "Can't "
                + what
                + ": databases take no more. Put the values into one in(..), or ask several times.")
        .exception();
  }
}
