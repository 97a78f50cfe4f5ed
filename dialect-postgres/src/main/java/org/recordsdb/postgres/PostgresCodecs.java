package org.recordsdb.postgres;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.JsonText;
import tools.jackson.databind.JsonNode;

/**
 * How values are kept in PostgreSQL's types, bound and read in the classes of JDBC 4.2, without
 * java.sql's dates.
 */
final class PostgresCodecs {

  private interface Bind {
    void to(PreparedStatement statement, int index, Object value) throws SQLException;
  }

  private interface Read {
    @Nullable Object from(ResultSet results, int index) throws SQLException;
  }

  /** Types that take a parameter of type varchar; others, as enumerations, want one of no type. */
  private static final Set<String> PLAIN_TEXT =
      Set.of("text", "varchar", "bpchar", "name", "TEXT", "VARCHAR");

  private static final Codec BOOLEAN =
      of((s, i, v) -> s.setBoolean(i, (Boolean) v), (r, i) -> nullable(r, r.getBoolean(i)));
  private static final Codec INTEGER =
      of((s, i, v) -> s.setLong(i, (Long) v), (r, i) -> nullable(r, r.getLong(i)));
  private static final Codec FLOAT_4 =
      of(
          (s, i, v) -> s.setFloat(i, ((Double) v).floatValue()),
          (r, i) -> nullable(r, Double.parseDouble(Float.toString(r.getFloat(i)))));
  private static final Codec FLOAT_8 =
      of((s, i, v) -> s.setDouble(i, (Double) v), (r, i) -> nullable(r, r.getDouble(i)));
  private static final Codec TEXT =
      of((s, i, v) -> s.setString(i, (String) v), ResultSet::getString);
  private static final Codec UNTYPED_TEXT =
      of((s, i, v) -> s.setObject(i, v, Types.OTHER), ResultSet::getString);
  private static final Codec BYTES =
      of((s, i, v) -> s.setBytes(i, (byte[]) v), ResultSet::getBytes);
  private static final Codec DATE =
      of(PreparedStatement::setObject, (r, i) -> date(r.getObject(i, LocalDate.class)));
  private static final Codec TIME =
      of(PreparedStatement::setObject, (r, i) -> r.getObject(i, LocalTime.class));
  private static final Codec TIMESTAMP =
      of(PreparedStatement::setObject, (r, i) -> timestamp(r.getObject(i, LocalDateTime.class)));
  private static final Codec INSTANT =
      of(
          (s, i, v) -> s.setObject(i, ((Instant) v).atOffset(ZoneOffset.UTC)),
          (r, i) -> instant(r.getObject(i, OffsetDateTime.class)));
  private static final Codec UUID_TYPE =
      of(PreparedStatement::setObject, (r, i) -> r.getObject(i, UUID.class));
  private static final Codec ANY = of(PostgresCodecs::bindAny, PostgresCodecs::readAny);

  private PostgresCodecs() {}

  static Codec of(ColumnType type) {
    return switch (type.logical()) {
      case BOOLEAN -> BOOLEAN;
      case INT16, INT32, INT64 -> INTEGER;
      case FLOAT32 -> FLOAT_4;
      case FLOAT64 -> FLOAT_8;
      case DECIMAL -> decimal(type.precision() == 0);
      case TEXT -> PLAIN_TEXT.contains(type.declared()) ? TEXT : UNTYPED_TEXT;
      case BYTES -> BYTES;
      case DATE -> DATE;
      case TIME -> TIME;
      case TIMESTAMP -> TIMESTAMP;
      case INSTANT -> INSTANT;
      case UUID -> UUID_TYPE;
      case JSON -> json(type.declared().equals("json") ? "json" : "jsonb");
      case ANY -> ANY;
    };
  }

  private static Codec decimal(boolean unlimited) {
    return of(
        (s, i, v) -> s.setBigDecimal(i, (BigDecimal) v),
        (r, i) -> {
          BigDecimal value = r.getBigDecimal(i);
          return value == null || !unlimited ? value : plain(value);
        });
  }

  /** Without trailing zeros, as a column without a scale has none to fill up to. */
  private static BigDecimal plain(BigDecimal value) {
    BigDecimal bare = value.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0, RoundingMode.UNNECESSARY) : bare;
  }

  private static Codec json(String type) {
    return of(
        (s, i, v) -> {
          PGobject document = new PGobject();
          document.setType(type);
          document.setValue(JsonText.write((JsonNode) v));
          s.setObject(i, document);
        },
        (r, i) -> {
          String text = r.getString(i);
          return text == null ? null : JsonText.parse(text);
        });
  }

  /** A value of a type that has no counterpart is given and taken as its text. */
  private static void bindAny(PreparedStatement statement, int index, Object value)
      throws SQLException {
    if (value instanceof String) {
      statement.setObject(index, value, Types.OTHER);
    } else if (value instanceof Instant instant) {
      statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
    } else if (value instanceof JsonNode document) {
      json("jsonb").bind(statement, index, document);
    } else {
      statement.setObject(index, value);
    }
  }

  private static @Nullable Object readAny(ResultSet results, int index) throws SQLException {
    return results.getString(index);
  }

  private static @Nullable Object nullable(ResultSet results, Object value) throws SQLException {
    return results.wasNull() ? null : value;
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

  /** PostgreSQL knows infinite times and years that its text forms and other databases don't. */
  private static void requireYear(int year) {
    if (year < 1 || year > 9999) {
      throw new IllegalArgumentException("infinite or outside of the years 1 to 9999");
    }
  }

  private static Codec of(Bind bind, Read read) {
    return new Codec() {
      @Override
      public void bind(PreparedStatement statement, int index, Object encoded) throws SQLException {
        bind.to(statement, index, encoded);
      }

      @Override
      public @Nullable Object read(ResultSet results, int index) throws SQLException {
        return read.from(results, index);
      }
    };
  }
}
