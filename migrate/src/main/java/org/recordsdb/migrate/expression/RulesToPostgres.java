package org.recordsdb.migrate.expression;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;

/** What SQLite's expressions become on PostgreSQL. */
final class RulesToPostgres extends Rules {

  /** Forms of dates, times and UUIDs, in which each question mark is a digit. */
  private static final Pattern FORM = Pattern.compile("\\?[?:. -]+(\\+00:00)?");

  private static final Set<Kind> FORMED =
      Set.of(Kind.DATE, Kind.TIME, Kind.TIMESTAMP, Kind.INSTANT, Kind.UUID);

  RulesToPostgres(Syntax postgres) {
    super(postgres);
  }

  @Override
  boolean readsPostgres() {
    return false;
  }

  @Override
  Operand truth(boolean value) {
    return Operand.of(Kind.TRUTH, String.valueOf(value));
  }

  /** SQLite takes a name in quotes that is no column for a string. */
  @Override
  Operand unknown(Token name, boolean qualified) {
    refuse(qualified || name.kind() != Token.Kind.QUOTED);
    return Operand.string(name.text());
  }

  /** SQLite compares texts of a column in its collation, which PostgreSQL does not have. */
  @Override
  Operand adapted(Operand operand, Operand other) {
    refuse(operand.kind() == Kind.TEXT && !operand.byCodePoint());
    if (other.kind() == Kind.TRUTH && operand.isNumber()) {
      String digits = String.valueOf(operand.literal());
      refuse(!digits.equals("0") && !digits.equals("1"));
      return truth(digits.equals("1"));
    }
    return super.adapted(operand, other);
  }

  @Override
  Operand compare(String operator, Operand left, Operand right) {
    if (left.kind() == Kind.STORAGE) {
      refuse(!operator.equals("="));
      return inList(left, List.of(right), false);
    }
    boolean rounded = right.kind() == Kind.ROUNDED && Objects.equals(left.column(), right.column());
    boolean limited =
        left.kind() == Kind.LENGTH
            && right.isNumber()
            && left.column() != null
            && String.valueOf(left.column().type().precision()).equals(right.literal());
    if ((operator.equals("=") && rounded) || (operator.equals("<=") && limited)) {
      return Operand.of(Kind.ALWAYS, "true");
    }
    return super.compare(operator, left, right);
  }

  @Override
  Operand inList(Operand value, List<Operand> list, boolean negated) {
    if (value.kind() == Kind.STORAGE) {
      refuse(negated);
      return storage(value.sql(), Objects.requireNonNull(value.column()), list);
    }
    List<String> written = list.stream().map(each -> String.valueOf(each.literal())).toList();
    boolean both = written.containsAll(List.of("0", "1"));
    return value.kind() == Kind.TRUTH && both && !negated
        ? Operand.of(Kind.ALWAYS, "true")
        : super.inList(value, list, negated);
  }

  /** Storage classes that follow from the column's type. */
  private static Operand storage(String sql, ColumnInfo column, List<Operand> list) {
    List<String> names = list.stream().map(name -> String.valueOf(name.literal())).toList();
    Kind kind = Kind.of(column.type(), false);
    List<String> expected =
        switch (kind) {
          case TRUTH, WHOLE -> List.of("integer");
          case REAL, SINGLE -> List.of("real");
          case EXACT -> List.of("integer", "real");
          case BYTES -> List.of("blob");
          default -> List.of(kind.isStoredAsText() ? "text" : "none");
        };
    refuse(!names.containsAll(expected));
    boolean always = names.contains("null") || !column.nullable();
    return always ? Operand.of(Kind.ALWAYS, "true") : Operand.condition(sql + " is not null");
  }

  /**
   * Beyond 64 bits SQLite goes on with floating point numbers; a numeric goes on too, where a
   * bigint would be an error.
   */
  @Override
  String computed(String operator, Operand left, Operand right) {
    if (left.kind() != Kind.WHOLE || right.kind() != Kind.WHOLE) {
      return left.sql() + " " + operator + " " + right.sql();
    }
    if (isSmall(left) && isSmall(right)) {
      return left.sql() + "::bigint " + operator + " " + right.sql();
    }
    String wide = left.sql() + "::numeric";
    return switch (operator) {
      case "/" -> "div(" + wide + ", " + right.sql() + ")";
      case "%" -> "mod(" + wide + ", " + right.sql() + ")";
      default -> wide + " " + operator + " " + right.sql();
    };
  }

  /** What was computed as a decimal, so that it is exact, is a whole number all the same. */
  @Override
  Operand shown(Operand operand) {
    boolean computed = operand.kind() == Kind.WHOLE && operand.column() == null;
    return computed ? Operand.of(Kind.WHOLE, operand.sql() + "::bigint") : operand;
  }

  /** SQLite sums booleans, too. */
  @Override
  Operand sum(String distinct, Operand argument) {
    boolean truth = argument.kind() == Kind.TRUTH;
    refuse(!truth && argument.kind() != Kind.WHOLE);
    String sum = "sum(" + distinct + argument.sql() + (truth ? "::int)" : ")");
    return Operand.of(Kind.WHOLE, sum + "::bigint");
  }

  /** True for numbers of which no two make one beyond 64 bits. */
  private static boolean isSmall(Operand operand) {
    ColumnInfo column = operand.column();
    boolean narrow =
        column != null
            && (column.type().logical() == LogicalType.INT16
                || column.type().logical() == LogicalType.INT32);
    return narrow || operand.isCount();
  }

  @Override
  Operand call(String function, List<Operand> arguments) {
    Operand first = arguments.isEmpty() ? Operand.of(Kind.OTHER, "") : arguments.get(0);
    int count = arguments.size();
    return switch (function + "/" + count) {
      case "length/1" -> length(first);
      case "lower/1", "upper/1" ->
          text(function + "(" + first.sql() + " collate \"C\")", arguments);
      case "typeof/1" -> {
        refuse(first.column() == null);
        yield first.as(Kind.STORAGE);
      }
      case "json_valid/1" -> {
        refuse(first.kind() != Kind.JSON || first.column() == null);
        yield Operand.of(Kind.ALWAYS, "true");
      }
      case "round/2" -> rounded(first, arguments.get(1));
      case "ifnull/2" -> Functions.coalesce(this, arguments);
      case "abs/1" -> Functions.absolute(first, first.kind() == Kind.WHOLE ? "::numeric" : "");
      case "iif/3", "if/3" -> choice(List.of(first), arguments.subList(1, 3));
      case "trim/1" -> Functions.text(this, "btrim", arguments);
      case "instr/2" -> Functions.place("strpos", arguments);
      default -> Functions.call(this, function, arguments);
    };
  }

  private static Operand length(Operand operand) {
    if (operand.kind() == Kind.BYTES) {
      return Operand.of(Kind.WHOLE, "octet_length(" + operand.sql() + ")");
    }
    refuse(operand.kind() != Kind.TEXT);
    String sql = "char_length(" + operand.sql() + ")";
    return new Operand(sql, Kind.LENGTH, null, operand.column(), false);
  }

  private static Operand rounded(Operand operand, Operand digits) {
    ColumnInfo column = operand.column();
    refuse(operand.kind() != Kind.EXACT || column == null);
    ColumnType type = Objects.requireNonNull(column).type();
    refuse(type.precision() == 0 || !String.valueOf(type.scale()).equals(digits.literal()));
    return operand.as(Kind.ROUNDED);
  }

  @Override
  Operand cast(Operand operand, TypeName type) {
    refuse(type.sized() || operand.literal() != null);
    return switch (type.name()) {
      case "integer", "int", "bigint" -> kept(operand, Kind.WHOLE);
      case "text" -> kept(operand, Kind.TEXT);
      case "real" ->
          operand.kind() == Kind.WHOLE
              ? Operand.of(Kind.REAL, operand.sql() + "::double precision")
              : kept(operand, Kind.REAL);
      default -> throw new Untranslatable("a cast");
    };
  }

  private static Operand kept(Operand operand, Kind kind) {
    refuse(operand.kind() != kind);
    return operand;
  }

  @Override
  Operand collate(Operand operand, String collation) {
    refuse(operand.kind() != Kind.TEXT || !collation.equalsIgnoreCase("binary"));
    return new Operand(operand.sql(), Kind.TEXT, operand.literal(), null, true);
  }

  /** SQLite's LIKE ignores the case of ASCII letters, and has no escape unless one is named. */
  @Override
  Operand like(Operand value, Operand pattern, @Nullable Operand escape, boolean negated) {
    refuse(value.kind() != Kind.TEXT || !pattern.isString());
    refuse(escape != null && !escape.isString());
    String text = String.valueOf(pattern.literal());
    boolean letters = text.chars().anyMatch(c -> c < 128 && Character.isLetter(c));
    String mark = escape == null ? "" : String.valueOf(escape.literal());
    refuse(mark.length() > 1 || (!mark.isEmpty() && Character.isLetter(mark.charAt(0))));
    String folded = letters ? "lower(" + value.sql() + " collate \"C\")" : value.sql();
    String lower = letters ? lower(text) : text;
    return Operand.condition(
        folded
            + (negated ? " not like " : " like ")
            + Operand.string(lower).sql()
            + " escape "
            + Operand.string(mark).sql());
  }

  private static String lower(String text) {
    StringBuilder lower = new StringBuilder();
    text.codePoints()
        .map(c -> c < 128 ? Character.toLowerCase(c) : c)
        .forEach(lower::appendCodePoint);
    return lower.toString();
  }

  @Override
  Operand glob(Operand value, Operand pattern, boolean negated) {
    refuse(!pattern.isString());
    String text = String.valueOf(pattern.literal());
    if (FORMED.contains(value.kind()) && !negated && FORM.matcher(text).matches()) {
      return Operand.of(Kind.ALWAYS, "true");
    }
    refuse(value.kind() != Kind.TEXT || text.indexOf('[') >= 0);
    String like = text.replaceAll("[\\\\%_]", "\\\\$0").replace('*', '%').replace('?', '_');
    String operator = negated ? " not like " : " like ";
    return Operand.condition(value.sql() + operator + Operand.string(like).sql() + " escape '\\'");
  }

  @Override
  String identical(Operand left, Operand right, boolean negated) {
    return left.sql() + " is " + (negated ? "" : "not ") + "distinct from " + right.sql();
  }

  /** Texts of other forms come before or after by their characters, and not by their time. */
  @Override
  Operand time(Kind kind, String text) {
    throw new Untranslatable("a comparison of times as texts");
  }

  @Override
  String ordered(Operand left, Operand right) {
    return left.sql() + " collate \"C\"";
  }

  @Override
  String asCondition(Operand operand) {
    if (operand.kind() == Kind.WHOLE || operand.kind() == Kind.REAL) {
      return "(" + operand.sql() + " <> 0)";
    }
    refuse(operand.kind() != Kind.TRUTH);
    return operand.sql();
  }
}
