package org.recordsdb.migrate.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.Syntax;

/**
 * What the parts of an expression become in the other database, and which of them it has no equal
 * for. Everything that is not known to mean the same is refused: by an {@link Untranslatable}.
 * Stateless and thread-safe.
 */
abstract class Rules {

  private static final Set<Kind> NUMBERS = Set.of(Kind.WHOLE, Kind.EXACT);
  private static final Set<Kind> ORDERED =
      Set.of(Kind.WHOLE, Kind.EXACT, Kind.REAL, Kind.DATE, Kind.TEXT);
  private static final Set<Kind> ONLY_EQUAL = Set.of(Kind.TRUTH, Kind.LABEL, Kind.UUID);

  /** A double keeps every whole number, and every decimal, of so many digits. */
  private static final int DOUBLE_DIGITS = 15;

  /** A float keeps every whole number of so many digits. */
  private static final int FLOAT_DIGITS = 7;

  private final Syntax syntax;

  /**
   * @param syntax the target's
   */
  Rules(Syntax syntax) {
    this.syntax = syntax;
  }

  final Syntax syntax() {
    return syntax;
  }

  /** True if the expressions that are read are PostgreSQL's. */
  abstract boolean readsPostgres();

  abstract Operand truth(boolean value);

  /** A name that is no column. */
  abstract Operand unknown(Token name, boolean qualified);

  /** Two numbers of the same kind, added or multiplied. */
  abstract String computed(String operator, Operand left, Operand right);

  abstract Operand call(String function, List<Operand> arguments);

  abstract Operand cast(Operand operand, TypeName type);

  abstract Operand collate(Operand operand, String collation);

  abstract Operand like(Operand value, Operand pattern, @Nullable Operand escape, boolean negated);

  abstract Operand glob(Operand value, Operand pattern, boolean negated);

  /** Whether two values are the same, NULL being the same as NULL. */
  abstract String identical(Operand left, Operand right, boolean negated);

  /** A time that is written as text; the target's form of it. */
  abstract Operand time(Kind kind, String text);

  /** What a view shows, of a type that is the same one in Records. */
  Operand shown(Operand operand) {
    return operand;
  }

  /** The sum of whole numbers of several rows. */
  abstract Operand sum(String distinct, Operand argument);

  /** The left side of a comparison by which of two texts comes first. */
  abstract String ordered(Operand left, Operand right);

  /** An operand as a condition. */
  abstract String asCondition(Operand operand);

  Operand column(Scope.Found found) {
    String name = syntax.quote(found.column().name());
    String sql = found.qualifier() == null ? name : syntax.quote(found.qualifier()) + "." + name;
    Kind kind = Kind.of(found.column().type(), readsPostgres());
    boolean byCodePoint = found.column().collation() == null;
    return new Operand(sql, kind, null, found.column(), byCodePoint);
  }

  Operand and(List<Operand> parts) {
    List<Operand> needed = parts.stream().filter(part -> part.kind() != Kind.ALWAYS).toList();
    if (needed.isEmpty()) {
      return parts.get(0);
    }
    return joined(needed, " and ", needed.size() < parts.size());
  }

  Operand or(List<Operand> parts) {
    for (Operand part : parts) {
      if (part.kind() == Kind.ALWAYS) {
        return part;
      }
    }
    return joined(parts, " or ", false);
  }

  private Operand joined(List<Operand> parts, String operator, boolean less) {
    boolean enough = less || parts.stream().anyMatch(part -> part.kind() == Kind.ENOUGH);
    String sql =
        parts.stream()
            .map(part -> part.kind() == Kind.ENOUGH ? part.sql() : asCondition(part))
            .collect(Collectors.joining(operator, "(", ")"));
    return Operand.of(enough ? Kind.ENOUGH : Kind.TRUTH, parts.size() == 1 ? bare(sql) : sql);
  }

  private static String bare(String sql) {
    return sql.substring(1, sql.length() - 1);
  }

  Operand not(Operand operand) {
    return Operand.condition("not " + asCondition(operand));
  }

  Operand isNull(Operand operand, boolean negated) {
    refuse(operand.kind() == Kind.ALWAYS || operand.kind() == Kind.ENOUGH);
    refuse(operand.kind() == Kind.STORAGE || operand.kind() == Kind.ROUNDED);
    return Operand.condition(operand.sql() + (negated ? " is not null" : " is null"));
  }

  Operand isTrue(Operand operand, boolean value, boolean negated) {
    refuse(operand.kind() != Kind.TRUTH);
    return Operand.condition(operand.sql() + " is " + (negated ? "not " : "") + value);
  }

  Operand same(Operand left, Operand right, boolean negated) {
    Operand one = adapted(left, right);
    Operand other = adapted(right, left);
    refuse(!comparable("=", one, other));
    return Operand.condition(identical(one, other, negated));
  }

  Operand compare(String operator, Operand left, Operand right) {
    Operand one = adapted(left, right);
    Operand other = adapted(right, left);
    refuse(!comparable(operator, one, other));
    boolean order = operator.startsWith("<") || operator.startsWith(">");
    boolean text = one.kind() == Kind.TEXT && order && !operator.equals("<>");
    String first = text ? ordered(one, other) : one.sql();
    return Operand.condition(first + " " + operator + " " + other.sql());
  }

  Operand inList(Operand value, List<Operand> list, boolean negated) {
    List<String> elements = new ArrayList<>();
    Operand adapted = value;
    for (Operand element : list) {
      adapted = adapted(value, element);
      Operand other = adapted(element, value);
      refuse(!comparable("=", adapted, other));
      elements.add(other.sql());
    }
    String in = negated ? " not in (" : " in (";
    return Operand.condition(adapted.sql() + in + String.join(", ", elements) + ")");
  }

  /** A written text as a value of the other's kind, as both databases take it for one. */
  Operand adapted(Operand operand, Operand other) {
    if (!operand.isString()) {
      return operand.plain();
    }
    String text = String.valueOf(operand.literal());
    return switch (other.kind()) {
      case TEXT, ASCII -> operand;
      case LABEL -> operand.as(Kind.LABEL);
      case DATE -> {
        refuse(!text.matches("\\d{4}-\\d{2}-\\d{2}"));
        yield operand.as(Kind.DATE);
      }
      case TIME, TIMESTAMP, INSTANT -> time(other.kind(), text);
      case UUID -> {
        refuse(!text.matches("[0-9a-f-]{36}") || !UUID.fromString(text).toString().equals(text));
        yield operand.as(Kind.UUID);
      }
      default -> throw new Untranslatable("a text that stands for something else");
    };
  }

  boolean comparable(String operator, Operand left, Operand right) {
    boolean equality = operator.equals("=") || operator.equals("<>");
    if (left.kind() == right.kind()) {
      return ORDERED.contains(left.kind()) || (equality && ONLY_EQUAL.contains(left.kind()));
    }
    if (NUMBERS.contains(left.kind()) && NUMBERS.contains(right.kind())) {
      return true;
    }
    return fits(left, right) || fits(right, left);
  }

  /** True if a written number is the same one as floating point. */
  private static boolean fits(Operand number, Operand floating) {
    String digits = number.isNumber() ? String.valueOf(number.literal()) : "";
    int count = digits.replaceAll("[^0-9]", "").length();
    return number.isNumber()
        && ((floating.kind() == Kind.REAL && count <= DOUBLE_DIGITS)
            || (floating.kind() == Kind.SINGLE && digits.indexOf('.') < 0 && count < FLOAT_DIGITS));
  }

  Operand arithmetic(String operator, Operand left, Operand right) {
    Operand one = left.plain();
    Operand other = right.plain();
    Kind kind = Arithmetic.kind(operator, one, other);
    return Operand.of(kind, "(" + computed(operator, one, other) + ")");
  }

  Operand negative(Operand operand) {
    if (operand.isNumber()) {
      String digits = String.valueOf(operand.literal());
      return Operand.number(
          operand.kind(), digits.startsWith("-") ? digits.substring(1) : "-" + digits);
    }
    return arithmetic("-", Operand.number(Kind.WHOLE, "0"), operand);
  }

  Operand concat(Operand left, Operand right) {
    return text("(" + left.sql() + " || " + right.sql() + ")", List.of(left, right));
  }

  /** A text made of others, by whose collation it compares on PostgreSQL; SQLite's has none. */
  final Operand text(String sql, List<Operand> parts) {
    boolean byCodePoint = true;
    for (Operand part : parts) {
      refuse(part.plain().kind() != Kind.TEXT);
      byCodePoint &= part.byCodePoint();
    }
    return new Operand(sql, Kind.TEXT, null, null, byCodePoint || !readsPostgres());
  }

  /** CASE with conditions; one value more than those is what else holds. */
  Operand choice(List<Operand> conditions, List<Operand> values) {
    List<Operand> alike = alike(values);
    StringBuilder sql = new StringBuilder("(case");
    for (int i = 0; i < conditions.size(); i++) {
      sql.append(" when ").append(asCondition(conditions.get(i)));
      sql.append(" then ").append(alike.get(i).sql());
    }
    if (alike.size() > conditions.size()) {
      sql.append(" else ").append(alike.get(conditions.size()).sql());
    }
    return chosen(sql.append(" end)").toString(), alike);
  }

  /** One of several values. */
  final Operand chosen(String sql, List<Operand> alike) {
    Kind kind =
        alike.stream()
            .map(Operand::kind)
            .filter(each -> each != Kind.NULL)
            .findFirst()
            .orElse(Kind.NULL);
    List<Operand> values = alike.stream().filter(each -> each.kind() == kind).toList();
    return kind == Kind.TEXT ? text(sql, values) : Operand.of(kind, sql);
  }

  /** Values of which one takes the place of another. */
  final List<Operand> alike(List<Operand> values) {
    Operand model =
        values.stream()
            .filter(value -> value.kind() != Kind.NULL && value.literal() == null)
            .findFirst()
            .orElse(values.get(0));
    List<Operand> alike = new ArrayList<>();
    for (Operand value : values) {
      Operand adapted = model.kind() == Kind.NULL ? value : adapted(value, model);
      refuse(adapted.kind() != model.kind() && adapted.kind() != Kind.NULL);
      alike.add(adapted);
    }
    return alike;
  }

  static void refuse(boolean unequal) {
    if (unequal) {
      throw new Untranslatable("something that the other database does otherwise");
    }
  }
}
