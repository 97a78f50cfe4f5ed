package org.recordsdb.sqlite;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.JsonText;
import org.recordsdb.spi.TemporalText;
import tools.jackson.databind.JsonNode;

/** How values are kept in SQLite's four storage classes: integer, real, text and blob. */
final class SqliteCodecs {

  /** Whole numbers of this many digits fit into a long. */
  private static final int LONG_DIGITS = 18;

  private static final MathContext EXACT = new MathContext(DeclaredType.EXACT_DIGITS);

  private SqliteCodecs() {}

  static Codec of(ColumnType type) {
    return switch (type.logical()) {
      case BOOLEAN -> of(value -> (Boolean) value ? 1L : 0L, SqliteCodecs::readBoolean);
      case INT16, INT32, INT64 -> of(SqliteCodecs::whole);
      case FLOAT32 -> of(stored -> Double.parseDouble(Float.toString((float) readDouble(stored))));
      case FLOAT64 -> of(SqliteCodecs::readDouble);
      case DECIMAL -> decimal(type);
      case TEXT -> of(SqliteCodecs::text);
      case BYTES -> of(SqliteCodecs::readBytes);
      case DATE ->
          of(value -> TemporalText.write((LocalDate) value), s -> TemporalText.date(text(s)));
      case TIME ->
          of(value -> TemporalText.write((LocalTime) value), s -> TemporalText.time(text(s)));
      case TIMESTAMP ->
          of(
              value -> TemporalText.write((LocalDateTime) value),
              s -> TemporalText.timestamp(text(s)));
      case INSTANT ->
          of(value -> TemporalText.write((Instant) value), s -> TemporalText.instant(text(s)));
      case UUID -> of(Object::toString, SqliteCodecs::readUuid);
      case JSON -> of(value -> JsonText.write((JsonNode) value), s -> JsonText.parse(text(s)));
      case ANY -> of(SqliteCodecs::readAny);
    };
  }

  /** True if decimals of this declaration are kept as text, digit by digit. */
  static boolean isText(ColumnType type) {
    return type.declared().endsWith("_TEXT");
  }

  private static Codec decimal(ColumnType type) {
    return of(
        value -> encodeDecimal(type, (BigDecimal) value), stored -> readDecimal(type, stored));
  }

  /**
   * Text keeps every digit; a number compares as one, in expressions too, where no affinity makes
   * one of a text.
   */
  private static Object encodeDecimal(ColumnType type, BigDecimal value) {
    if (isText(type)) {
      return value.toPlainString();
    }
    BigDecimal bare = value.stripTrailingZeros();
    if (bare.precision() > DeclaredType.EXACT_DIGITS || Double.isInfinite(bare.doubleValue())) {
      throw new IllegalArgumentException(
          "a decimal of more than "
              + DeclaredType.EXACT_DIGITS
              + " digits or of a size that SQLite's numbers don't have");
    }
    boolean whole = bare.scale() <= 0 && bare.precision() - bare.scale() <= LONG_DIGITS;
    return whole ? (Object) bare.longValueExact() : (Object) bare.doubleValue();
  }

  private static BigDecimal readDecimal(ColumnType type, Object stored) {
    BigDecimal value;
    if (stored instanceof Double number) {
      value = new BigDecimal(number).round(EXACT);
    } else if (stored instanceof String digits) {
      value = parsed(digits);
    } else {
      value = BigDecimal.valueOf(whole(stored));
    }
    BigDecimal bare = value.stripTrailingZeros();
    if (type.precision() == 0) {
      return bare.scale() < 0 ? bare.setScale(0, RoundingMode.UNNECESSARY) : bare;
    }
    if (bare.scale() > type.scale()) {
      throw new IllegalArgumentException("a number with more fractional digits");
    }
    return bare.setScale(type.scale(), RoundingMode.UNNECESSARY);
  }

  private static BigDecimal parsed(String digits) {
    try {
      return new BigDecimal(digits);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("text that is no number", e);
    }
  }

  private static Boolean readBoolean(Object stored) {
    long number = whole(stored);
    if (number != 0 && number != 1) {
      throw new IllegalArgumentException("a whole number other than 0 and 1");
    }
    return number == 1;
  }

  private static double readDouble(Object stored) {
    return stored instanceof Double number ? number : whole(stored);
  }

  private static byte[] readBytes(Object stored) {
    if (stored instanceof byte[] bytes) {
      return bytes;
    }
    throw misfit(stored);
  }

  private static UUID readUuid(Object stored) {
    String text = text(stored);
    if (text.length() != 36) {
      throw new IllegalArgumentException("text that is no UUID");
    }
    return UUID.fromString(text);
  }

  private static Object readAny(Object stored) {
    return stored instanceof Integer ? (Object) whole(stored) : stored;
  }

  private static long whole(Object stored) {
    if (stored instanceof Integer || stored instanceof Long) {
      return ((Number) stored).longValue();
    }
    throw misfit(stored);
  }

  private static String text(Object stored) {
    if (stored instanceof String text) {
      return text;
    }
    throw misfit(stored);
  }

  private static IllegalArgumentException misfit(Object stored) {
    String kind =
        stored instanceof String
            ? "text"
            : stored instanceof Double
                ? "a floating point number"
                : stored instanceof byte[] ? "a blob" : "a whole number";
    return new IllegalArgumentException(kind);
  }

  /** Of values that the driver takes as they are. */
  private static Codec of(Function<Object, Object> read) {
    return of(value -> value, read);
  }

  private static Codec of(Function<Object, Object> encode, Function<Object, Object> read) {
    return new Codec() {
      @Override
      public Object encode(Object value) {
        return encode.apply(value);
      }

      @Override
      public void bind(PreparedStatement statement, int index, Object encoded) throws SQLException {
        statement.setObject(index, encoded);
      }

      @Override
      public @Nullable Object read(ResultSet results, int index) throws SQLException {
        Object stored = results.getObject(index);
        return stored == null ? null : read.apply(stored);
      }
    };
  }
}
