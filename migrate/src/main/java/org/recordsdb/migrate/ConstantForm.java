package org.recordsdb.migrate;

import java.math.BigDecimal;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.schema.ValueCheck;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.JsonText;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.TemporalText;

/**
 * Which constants of a statement a column stores, or is compared with, in the same way on both
 * databases. SQLite takes any constant, and PostgreSQL converts many.
 */
final class ConstantForm {

  /** Of more digits SQLite keeps a number with a fraction in another value. */
  private static final int NUMBER_DIGITS = 15;

  private static final int WHOLE_DIGITS = 18;

  private static final String WHOLE = "whole numbers only";

  private ConstantForm() {}

  /** True if a column of this type stores the constant as it is. */
  static boolean isStored(ColumnType type, @Nullable Object value) {
    return value == null
        || (isCompared(type.logical(), value)
            && switch (type.logical()) {
              case INT16 -> isWhole(value, Short.MIN_VALUE, Short.MAX_VALUE);
              case INT32 -> isWhole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
              case INT64 -> isWhole(value, Long.MIN_VALUE, Long.MAX_VALUE);
              case FLOAT32 -> Float.isFinite(number(value).floatValue());
              case FLOAT64 -> Double.isFinite(number(value).doubleValue());
              case DECIMAL -> isDecimal(number(value), type);
              case TEXT -> type.precision() == 0 || length(value) <= type.precision();
              default -> true;
            });
  }

  /** True if the constant is one of the type, in the form in which SQLite stores it. */
  static boolean isCompared(LogicalType type, Object value) {
    return switch (type) {
      case INT16, INT32, INT64, FLOAT32, FLOAT64, DECIMAL -> value instanceof Number;
      case BOOLEAN -> value instanceof Boolean;
      case TEXT -> value instanceof String;
      case DATE -> value instanceof java.sql.Date || isText(type, value);
      case TIME, TIMESTAMP, INSTANT, UUID, JSON -> isText(type, value);
      case BYTES -> false;
      case ANY -> true;
    };
  }

  private static boolean isText(LogicalType type, Object value) {
    if (!(value instanceof String text)) {
      return false;
    }
    try {
      return switch (type) {
        case DATE -> TemporalText.write(TemporalText.date(text)).equals(text);
        case TIME -> TemporalText.write(TemporalText.time(text)).equals(text);
        case TIMESTAMP -> TemporalText.write(TemporalText.timestamp(text)).equals(text);
        case INSTANT -> TemporalText.write(TemporalText.instant(text)).equals(text);
        case UUID -> UUID.fromString(text).toString().equals(text);
        case JSON -> JsonText.parse(text) != null;
        default -> false;
      };
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return false;
    }
  }

  private static BigDecimal number(Object value) {
    return new BigDecimal(value.toString());
  }

  private static boolean isWhole(Object value, long least, long most) {
    BigDecimal number = number(value);
    return number.stripTrailingZeros().scale() <= 0
        && number.compareTo(BigDecimal.valueOf(least)) >= 0
        && number.compareTo(BigDecimal.valueOf(most)) <= 0;
  }

  private static boolean isDecimal(BigDecimal value, ColumnType type) {
    BigDecimal number = value.stripTrailingZeros();
    boolean whole = number.scale() <= 0;
    int before = number.precision() - number.scale();
    boolean exact = whole ? before <= WHOLE_DIGITS : number.precision() <= NUMBER_DIGITS;
    boolean fits =
        type.precision() == 0
            || (number.scale() <= type.scale() && before <= type.precision() - type.scale());
    return number.signum() == 0 || (exact && fits);
  }

  private static int length(Object value) {
    String text = value.toString();
    return text.codePointCount(0, text.length());
  }

  /** True if PostgreSQL says so of what is not stored: it reads floats as texts, and days are. */
  static boolean isOutOfRange(ColumnType type, @Nullable Object value) {
    return switch (type.logical()) {
      case INT16, INT32, INT64, DECIMAL ->
          value instanceof Number && number(type, number(value)).isEmpty();
      default -> false;
    };
  }

  /** What the column takes and this constant is not, as the middle of a sentence. */
  static String takes(String column, ColumnType type, @Nullable Object value) {
    String takes =
        switch (type.logical()) {
          case INT16, INT32, INT64, FLOAT32, FLOAT64, DECIMAL ->
              value instanceof Number ? number(type, number(value)) : numbers(value);
          default -> "";
        };
    return takes.isEmpty()
        ? takes(column, type)
        : "the column " + column + " (" + name(type.logical()) + ") takes " + takes;
  }

  private static String numbers(@Nullable Object value) {
    return value instanceof String ? "numbers, which stand in no quotes" : "numbers";
  }

  /** Empty where the number is out of the range, which the column's check tells. */
  private static String number(ColumnType type, BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    boolean limited = type.precision() > 0;
    return switch (type.logical()) {
      case INT16, INT32, INT64 -> bare.scale() > 0 ? WHOLE : "";
      case DECIMAL ->
          limited && bare.scale() > type.scale()
              ? digits(type.scale())
              : limited && bare.precision() - bare.scale() > type.precision() - type.scale()
                  ? ""
                  : "constants of at most 15 digits, or 18 of a whole number, on SQLite";
      default -> "";
    };
  }

  private static String digits(int scale) {
    return scale == 0 ? WHOLE : "at most " + scale + " digits after the point";
  }

  /** What the column takes, as the middle of a sentence: the words of its check on SQLite. */
  static String takes(String column, ColumnType type) {
    return ValueCheck.condition('"' + column.replace("\"", "\"\"") + '"', type)
        .flatMap(ValueCheck::misfit)
        .flatMap(fault -> Optional.ofNullable(fault.detail()))
        .orElseGet(() -> "the column " + column + " " + others(type));
  }

  private static String others(ColumnType type) {
    return switch (type.logical()) {
      case BOOLEAN -> "(boolean) takes true and false";
      case JSON -> "(json) takes JSON documents in single quotes";
      case TEXT ->
          type.precision() == 0
              ? "(text) takes texts in single quotes"
              : "(varchar) takes texts of at most " + type.precision() + " characters";
      default -> "(" + name(type.logical()) + ") takes texts in single quotes";
    };
  }

  /** PostgreSQL's name of a type, which on SQLite may be declared by another. */
  static String name(LogicalType type) {
    return switch (type) {
      case INT16 -> "smallint";
      case INT32 -> "integer";
      case INT64 -> "bigint";
      case FLOAT32 -> "real";
      case FLOAT64 -> "double precision";
      case DECIMAL -> "numeric";
      case BYTES -> "bytea";
      case INSTANT -> "timestamptz";
      default -> type.name().toLowerCase(Locale.ROOT);
    };
  }

  /** True if a fault tells more than the form does: the text is one, and too long. */
  static boolean isTooLong(ColumnType type, @Nullable Object value) {
    return type.logical() == LogicalType.TEXT && value instanceof String && !isStored(type, value);
  }
}
