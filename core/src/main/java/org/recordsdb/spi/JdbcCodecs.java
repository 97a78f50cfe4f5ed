package org.recordsdb.spi;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Codecs for drivers that bind and read the classes of JDBC 4.2, without java.sql's dates; JSON is
 * bound and read as text. A dialect takes those that suit its driver. Thread-safe.
 */
public final class JdbcCodecs {

  private static final Codec BOOLEAN =
      Codec.of((s, i, v) -> s.setBoolean(i, (Boolean) v), (r, i) -> nullable(r, r.getBoolean(i)));
  private static final Codec INTEGER =
      Codec.of((s, i, v) -> s.setLong(i, (Long) v), (r, i) -> nullable(r, r.getLong(i)));
  private static final Codec FLOAT_4 =
      Codec.of(
          (s, i, v) -> s.setFloat(i, ((Double) v).floatValue()),
          (r, i) -> nullable(r, Double.parseDouble(Float.toString(r.getFloat(i)))));
  private static final Codec FLOAT_8 =
      Codec.of((s, i, v) -> s.setDouble(i, (Double) v), (r, i) -> nullable(r, r.getDouble(i)));
  private static final Codec DECIMAL =
      Codec.of((s, i, v) -> s.setBigDecimal(i, (BigDecimal) v), ResultSet::getBigDecimal);
  private static final Codec UNLIMITED_DECIMAL =
      Codec.of(
          (s, i, v) -> s.setBigDecimal(i, (BigDecimal) v), (r, i) -> plain(r.getBigDecimal(i)));
  private static final Codec TEXT =
      Codec.of((s, i, v) -> s.setString(i, (String) v), ResultSet::getString);
  private static final Codec BYTES =
      Codec.of((s, i, v) -> s.setBytes(i, (byte[]) v), ResultSet::getBytes);
  private static final Codec DATE =
      Codec.of(PreparedStatement::setObject, (r, i) -> date(r.getObject(i, LocalDate.class)));
  private static final Codec TIME =
      Codec.of(PreparedStatement::setObject, (r, i) -> r.getObject(i, LocalTime.class));
  private static final Codec TIMESTAMP =
      Codec.of(
          PreparedStatement::setObject, (r, i) -> timestamp(r.getObject(i, LocalDateTime.class)));
  private static final Codec INSTANT =
      Codec.of(
          (s, i, v) -> s.setObject(i, ((Instant) v).atOffset(ZoneOffset.UTC)),
          (r, i) -> instant(r.getObject(i, OffsetDateTime.class)));
  private static final Codec UUID_TYPE =
      Codec.of(PreparedStatement::setObject, (r, i) -> r.getObject(i, UUID.class));
  private static final Codec JSON = json(PreparedStatement::setString);
  private static final Codec ANY = Codec.of(JdbcCodecs::bindAny, ResultSet::getString);

  private JdbcCodecs() {}

  /** The codec for values of this type. */
  public static Codec of(ColumnType type) {
    return switch (type.logical()) {
      case BOOLEAN -> BOOLEAN;
      case INT16, INT32, INT64 -> INTEGER;
      case FLOAT32 -> FLOAT_4;
      case FLOAT64 -> FLOAT_8;
      case DECIMAL -> type.precision() == 0 ? UNLIMITED_DECIMAL : DECIMAL;
      case TEXT -> TEXT;
      case BYTES -> BYTES;
      case DATE -> DATE;
      case TIME -> TIME;
      case TIMESTAMP -> TIMESTAMP;
      case INSTANT -> INSTANT;
      case UUID -> UUID_TYPE;
      case JSON -> JSON;
      case ANY -> ANY;
    };
  }

  /** How the text of a JSON document is bound. */
  @FunctionalInterface
  public interface TextBinding {
    /** Binds the text to the parameter with this index. */
    void bind(PreparedStatement statement, int index, String text) throws SQLException;
  }

  /** A codec for JSON that is bound as this and read as text. */
  public static Codec json(TextBinding binding) {
    return Codec.of(
        (s, i, v) -> binding.bind(s, i, JsonText.write((JsonNode) v)),
        (r, i) -> json(r.getString(i)));
  }

  private static void bindAny(PreparedStatement statement, int index, Object value)
      throws SQLException {
    if (value instanceof Instant) {
      INSTANT.bind(statement, index, value);
    } else if (value instanceof JsonNode) {
      JSON.bind(statement, index, value);
    } else {
      statement.setObject(index, value);
    }
  }

  private static @Nullable Object nullable(ResultSet results, Object value) throws SQLException {
    return results.wasNull() ? null : value;
  }

  private static @Nullable JsonNode json(@Nullable String text) {
    return text == null ? null : JsonText.stored(text);
  }

  /** Without trailing zeros, as a column without a scale has none to fill up to. */
  private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
    return value == null ? null : Decimals.plain(value);
  }

  private static @Nullable LocalDate date(@Nullable LocalDate date) {
    if (date != null) {
      requireYear(date.getYear());
    }
    return date;
  }

  private static @Nullable LocalDateTime timestamp(@Nullable LocalDateTime timestamp) {
    if (timestamp != null) {
      requireYear(timestamp.getYear());
    }
    return timestamp;
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime timestamp) {
    if (timestamp == null) {
      return null;
    }
    requireYear(timestamp.getYear());
    return timestamp.toInstant();
  }

  /** Some databases know infinite times, and years that other databases don't. */
  private static void requireYear(int year) {
    if (year < 1 || year > 9999) {
      throw new IllegalArgumentException("infinite or outside of the years 1 to 9999");
    }
  }
}
