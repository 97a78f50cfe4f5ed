package org.recordsdb.migrate.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Fault;

/**
 * The CHECK by which a translated migration's column on SQLite rejects what the type on PostgreSQL
 * rejects: other kinds of values, numbers outside of the type's range, days that don't exist. It
 * stands before the one by which the dialect keeps values in one form, which SQLite tells less of.
 */
public final class ValueCheck {

  /** Decimals of more digits are stored as text. */
  private static final int NUMBER_DIGITS = 15;

  private static final String DAY = "date(@, '+0 days') is @";

  private static final String FRACTION = ".[0-9][0-9][0-9][0-9][0-9][0-9]";

  private static final String TIME =
      "time(substr(@, 1, 8), '+0 days') is substr(@, 1, 8) and @ glob '????????" + FRACTION + "'";

  /** Without the fraction, which SQLite rounds, perhaps to the next day. */
  private static final String DAY_AND_TIME =
      "datetime(substr(@, 1, 19), '+0 days') is substr(@, 1, 19) and @ glob '???????????????????"
          + FRACTION;

  private static final String TIMESTAMP = DAY_AND_TIME + "'";

  private static final String INSTANT = DAY_AND_TIME + "+00:00'";

  private static final String SMALL = "cast(@ as integer) = @ and @ between -32768 and 32767";

  private static final String PLAIN =
      "cast(@ as integer) = @ and @ between -2147483648 and 2147483647";

  private static final String LARGE = "cast(@ as integer) = @";

  /** The largest number of 4 bytes, as one of 8 bytes that is rounded to it. */
  private static final String SINGLE = "(@) between -3.4028235e38 and 3.4028235e38";

  private static final String DOUBLE =
      "(@) between -1.7976931348623157e308 and 1.7976931348623157e308";

  /** A number, and its digits behind the point. */
  private static final String NUMBER = "(@) between -# and # and @ = round(@, %)";

  private static final String DIGITS =
      "typeof(@) in ('text', 'null') and @ glob '*[0-9]*' and @ not glob '*[^0-9.eE+-]*'";

  private static final String MANY_DIGITS = DIGITS + " and abs(@) <= 1e#";

  private static final String BYTES = "typeof(@) in ('blob', 'null')";

  private static final String UUIDS =
      "(@) glob '" + "x-#-#-#-x#".replace("x", "##").replace("#", "[0-9a-f]".repeat(4)) + "'";

  private static final String MOMENT = "2024-02-29 12:00:00.000000";

  /** The last two are the dialect's own. */
  private static final List<Form> FORMS =
      List.of(
          new Form(SMALL, "(smallint) takes -32768 to 32767"),
          new Form(PLAIN, "(integer) takes -2147483648 to 2147483647"),
          new Form(LARGE, "(bigint) takes whole numbers of 64 bits"),
          new Form(SINGLE, "(real) takes numbers up to 3.4e38"),
          new Form(DOUBLE, "(double precision) takes numbers"),
          new Form(NUMBER, "(numeric) takes -# to # with at most % digits after the point"),
          new Form(DIGITS, "(numeric) takes numbers"),
          new Form(MANY_DIGITS, "(numeric) takes numbers of # digits before the point"),
          new Form(BYTES, "(bytea) takes bytes"),
          new Form(DAY, "takes dates written as 2024-02-29"),
          new Form(TIME, "takes times written as 12:00:00.000000"),
          new Form(TIMESTAMP, "takes timestamps written as " + MOMENT),
          new Form(INSTANT, "takes timestamps written as " + MOMENT + "+00:00"),
          new Form(UUIDS, "takes UUIDs in small letters, as a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
          new Form("(@) in (0, 1)", "(boolean) takes true and false"),
          new Form("json_valid(@) or @ is null", "takes JSON"));

  private ValueCheck() {}

  /**
   * A condition, with @ for the column's name, # for a number and % for another; and what it lets a
   * column take. It begins with no quote: of one that does SQLite tells only the name in quotes.
   */
  private record Form(String condition, String takes, Pattern pattern) {

    Form(String condition, String takes) {
      this(condition, takes, pattern(condition));
    }

    private static Pattern pattern(String condition) {
      String quoted =
          Pattern.quote(condition)
              .replace("#", "\\E([0-9.]+)\\Q")
              .replace("%", "\\E(?<digits>[0-9]+)\\Q");
      String named = quoted.replaceFirst("@", "\\\\E\"(?<name>(?:[^\"]|\"\")+)\"\\\\Q");
      return Pattern.compile(named.replace("@", "\\E\"\\k<name>\"\\Q"));
    }

    @Nullable Fault misfit(String text) {
      Matcher found = pattern.matcher(text);
      if (!found.matches()) {
        return null;
      }
      String name = found.group("name").replace("\"\"", "\"");
      String cause = "the column " + name + " " + words(found);
      return new Fault(ErrorKind.INVALID_VALUE, cause, null, List.of(name), null);
    }

    private String words(Matcher found) {
      String words = found.groupCount() == 1 ? takes : takes.replace("#", found.group(2));
      return condition.contains("%")
          ? words.replace("%", found.group("digits")).replace("with at most 0", "without")
          : words;
    }
  }

  /**
   * The condition for a column of this type, unless the dialect's own definition is enough.
   *
   * @param quoted the column's name
   */
  public static Optional<String> condition(String quoted, ColumnType type) {
    String condition =
        switch (type.logical()) {
          case INT16 -> SMALL;
          case INT32 -> PLAIN;
          case INT64 -> LARGE;
          case FLOAT32 -> SINGLE;
          case FLOAT64 -> DOUBLE;
          case DECIMAL -> decimal(type.precision(), type.scale());
          case BYTES -> BYTES;
          case DATE -> DAY;
          case TIME -> TIME;
          case TIMESTAMP -> TIMESTAMP;
          case INSTANT -> INSTANT;
          case UUID -> UUIDS;
          case BOOLEAN, TEXT, JSON, ANY -> null;
        };
    return Optional.ofNullable(condition).map(form -> form.replace("@", quoted));
  }

  private static String decimal(int precision, int scale) {
    if (precision == 0) {
      return DIGITS;
    }
    if (precision > NUMBER_DIGITS) {
      return MANY_DIGITS.replace("#", String.valueOf(Math.max(0, precision - scale)));
    }
    BigDecimal most = BigDecimal.TEN.pow(precision).subtract(BigDecimal.ONE).movePointLeft(scale);
    return NUMBER.replace("#", most.toPlainString()).replace("%", String.valueOf(scale));
  }

  /** True if a condition is that of one of the columns, so that a type says the same elsewhere. */
  public static boolean isOf(Stream<ColumnInfo> columns, String condition) {
    return columns.anyMatch(
        column ->
            condition(quoted(column.name()), column.type())
                .filter(condition.strip()::equals)
                .isPresent());
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** What is wrong with a value that breaks such a condition; empty for all others. */
  public static Optional<Fault> misfit(String condition) {
    return FORMS.stream()
        .map(form -> Optional.ofNullable(form.misfit(condition)))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
