package org.recordsdb.migrate.expression;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TemporalText;

/**
 * What PostgreSQL's expressions, as it prints them, become on SQLite, where values have the forms
 * in which Records writes their types.
 */
final class RulesToSqlite extends Rules {

  private static final Set<Kind> TIMES = Set.of(Kind.TIME, Kind.TIMESTAMP, Kind.INSTANT);
  private static final Set<String> CODE_POINTS = Set.of("C", "POSIX");

  private final Syntax sqlite;

  RulesToSqlite(Syntax sqlite) {
    super(sqlite);
    this.sqlite = sqlite;
  }

  @Override
  boolean readsPostgres() {
    return true;
  }

  @Override
  Operand truth(boolean value) {
    return Operand.of(Kind.TRUTH, value ? "1" : "0");
  }

  @Override
  Operand unknown(Token name, boolean qualified) {
    throw new Untranslatable("a name that is not known");
  }

  /** As text, a decimal compares with zero only: a double keeps its sign. */
  @Override
  Operand compare(String operator, Operand left, Operand right) {
    boolean sign = left.kind() == Kind.DIGITS && right.isNumber() && isZero(right);
    return sign
        ? Operand.condition("cast(" + left.sql() + " as real) " + operator + " 0")
        : super.compare(operator, left, right);
  }

  private static boolean isZero(Operand number) {
    return String.valueOf(number.literal()).matches("-?0+(\\.0*)?");
  }

  @Override
  boolean comparable(String operator, Operand left, Operand right) {
    return (left.kind() == right.kind() && TIMES.contains(left.kind()))
        || super.comparable(operator, left, right);
  }

  @Override
  String computed(String operator, Operand left, Operand right) {
    return left.sql() + " " + operator + " " + right.sql();
  }

  /** PostgreSQL sums numbers of 4 bytes to one of 8, and those of 8 bytes to a decimal. */
  @Override
  Operand sum(String distinct, Operand argument) {
    refuse(argument.kind() != Kind.WHOLE);
    ColumnInfo column = argument.column();
    boolean narrow =
        column != null
            && (column.type().logical() == LogicalType.INT16
                || column.type().logical() == LogicalType.INT32);
    return Operand.of(narrow ? Kind.WHOLE : Kind.TOTAL, "sum(" + distinct + argument.sql() + ")");
  }

  /** Not lower and upper of all of Unicode, as SQLite knows the letters of ASCII only. */
  @Override
  Operand call(String function, List<Operand> arguments) {
    Operand first = arguments.isEmpty() ? Operand.of(Kind.OTHER, "") : arguments.get(0);
    return switch (function + "/" + arguments.size()) {
      case "lower/1", "upper/1" -> {
        refuse(first.kind() != Kind.ASCII);
        yield Functions.text(this, function, arguments);
      }
      case "length/1", "char_length/1", "character_length/1" -> {
        boolean bytes = first.kind() == Kind.BYTES && function.equals("length");
        yield bytes ? size(first) : Functions.place("length", arguments);
      }
      case "octet_length/1" -> size(first);
      case "abs/1" -> Functions.absolute(first, "");
      case "btrim/1", "trim/1" -> Functions.text(this, "trim", arguments);
      case "strpos/2" -> Functions.place("instr", arguments);
      case "like_escape/2" -> escaped(first, arguments.get(1));
      default -> Functions.call(this, function, arguments);
    };
  }

  /** PostgreSQL prints LIKE with an ESCAPE so; without one the backslash escapes. */
  private static Operand escaped(Operand pattern, Operand escape) {
    refuse(!pattern.isString() || !escape.isString());
    String mark = String.valueOf(escape.literal());
    StringBuilder text = new StringBuilder();
    boolean literal = false;
    for (int c : String.valueOf(pattern.literal()).codePoints().toArray()) {
      if (!literal && mark.equals(Character.toString(c))) {
        literal = true;
      } else {
        text.append(literal || c == '\\' ? "\\" : "").appendCodePoint(c);
        literal = false;
      }
    }
    refuse(literal);
    return Operand.string(text.toString());
  }

  private static Operand size(Operand bytes) {
    refuse(bytes.kind() != Kind.BYTES);
    return Operand.of(Kind.WHOLE, "length(" + bytes.sql() + ")");
  }

  @Override
  Operand cast(Operand operand, TypeName type) {
    refuse(type.sized() || type.array());
    if (operand.kind() == Kind.NULL) {
      return operand;
    }
    return operand.isString()
        ? Casts.written(this, operand, type.name())
        : Casts.computed(operand, type.name());
  }

  @Override
  Operand collate(Operand operand, String collation) {
    refuse(operand.plain().kind() != Kind.TEXT || !CODE_POINTS.contains(collation));
    return new Operand(operand.sql(), Kind.ASCII, null, null, true);
  }

  /** GLOB, as SQLite's LIKE ignores the case of ASCII letters. */
  @Override
  Operand like(Operand value, Operand pattern, @Nullable Operand escape, boolean negated) {
    refuse(value.plain().kind() != Kind.TEXT || !pattern.isString() || escape != null);
    String glob = sqlite.likePattern(String.valueOf(pattern.literal()), false);
    return Operand.condition(
        value.sql() + (negated ? " not glob " : " glob ") + Operand.string(glob).sql());
  }

  @Override
  Operand glob(Operand value, Operand pattern, boolean negated) {
    throw new Untranslatable("an operator that PostgreSQL does not have");
  }

  @Override
  String identical(Operand left, Operand right, boolean negated) {
    return left.sql() + (negated ? " is not " : " is ") + right.sql();
  }

  @Override
  Operand time(Kind kind, String text) {
    try {
      String form =
          switch (kind) {
            case TIME -> TemporalText.write(TemporalText.time(text));
            case TIMESTAMP -> TemporalText.write(TemporalText.timestamp(text));
            default -> TemporalText.write(TemporalText.instant(withMinutes(text)));
          };
      return Operand.string(kind, form);
    } catch (IllegalArgumentException e) {
      throw new Untranslatable("a time of another form");
    }
  }

  /** PostgreSQL writes an offset of whole hours without minutes. */
  private static String withMinutes(String text) {
    return text.matches(".*[+-]\\d{2}") ? text + ":00" : text;
  }

  @Override
  String ordered(Operand left, Operand right) {
    refuse(!left.byCodePoint() || !right.byCodePoint());
    return left.sql();
  }

  @Override
  String asCondition(Operand operand) {
    refuse(operand.kind() != Kind.TRUTH);
    return operand.sql();
  }
}
