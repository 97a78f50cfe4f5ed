package org.recordsdb.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalTime;
import java.util.Set;
import org.postgresql.util.PGobject;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.JdbcCodecs;
import org.recordsdb.spi.LogicalType;
import tools.jackson.databind.JsonNode;

/**
 * How values are kept in PostgreSQL's types: as JDBC has it, but for those that it does not know.
 */
final class PostgresCodecs {

  /** Types that take a parameter of type varchar; others, as enumerations, want one of no type. */
  private static final Set<String> PLAIN_TEXT =
      Set.of("text", "varchar", "bpchar", "name", "TEXT", "VARCHAR");

  private static final Codec UNTYPED_TEXT =
      Codec.of((s, i, v) -> s.setObject(i, v, Types.OTHER), ResultSet::getString);
  private static final Codec JSON = json("json");
  private static final Codec JSONB = json("jsonb");
  private static final Codec ANY = Codec.of(PostgresCodecs::bindAny, ResultSet::getString);
  private static final Codec TIME = time(JdbcCodecs.of(ColumnType.of(LogicalType.TIME)));

  private static final Set<String> NO_DECIMALS = Set.of("NaN", "Infinity", "-Infinity");

  private PostgresCodecs() {}

  static Codec of(ColumnType type) {
    Codec codec = binding(type);
    return codec == UNTYPED_TEXT || codec == ANY ? codec : new TypedNulls(codec, parameter(type));
  }

  /** A text is one of whatever type its place has. */
  static Codec ofParameter(ColumnType type) {
    return type.logical() == LogicalType.TEXT ? UNTYPED_TEXT : of(type);
  }

  private static Codec binding(ColumnType type) {
    return switch (type.logical()) {
      case TEXT -> PLAIN_TEXT.contains(type.declared()) ? JdbcCodecs.of(type) : UNTYPED_TEXT;
      case JSON -> type.declared().equals("json") ? JSON : JSONB;
      case ANY -> ANY;
      case DECIMAL -> decimal(JdbcCodecs.of(type));
      case TIME -> TIME;
      default -> JdbcCodecs.of(type);
    };
  }

  /** A numeric may be none of the numbers that are decimals elsewhere. */
  private static Codec decimal(Codec decimals) {
    return Codec.of(
        decimals::bind,
        (results, index) -> {
          try {
            return decimals.read(results, index);
          } catch (SQLException e) {
            if (NO_DECIMALS.contains(String.valueOf(results.getString(index)))) {
              throw new IllegalArgumentException("not a number, or an infinite one", e);
            }
            throw e;
          }
        });
  }

  /** The driver gives its own last moment of the day for 24:00, which no other time equals. */
  private static Codec time(Codec times) {
    return Codec.of(
        times::bind,
        (results, index) -> {
          Object time = times.read(results, index);
          if (LocalTime.MAX.equals(time)) {
            throw new IllegalArgumentException("24:00, which is no time of a day");
          }
          return time;
        });
  }

  /** The type that the driver gives to a parameter for values of this type. */
  private static String parameter(ColumnType type) {
    return switch (type.logical()) {
      case BOOLEAN -> "bool";
      case INT16, INT32, INT64 -> "int8";
      case FLOAT32 -> "float4";
      case FLOAT64 -> "float8";
      case DECIMAL -> "numeric";
      case TEXT, ANY -> "varchar";
      case BYTES -> "bytea";
      case DATE -> "date";
      case TIME -> "time";
      case TIMESTAMP -> "timestamp";
      case INSTANT -> "timestamptz";
      case UUID -> "uuid";
      case JSON -> type.declared().equals("json") ? "json" : "jsonb";
    };
  }

  private static Codec json(String type) {
    return JdbcCodecs.json(
        (statement, index, text) -> {
          PGobject document = new PGobject();
          document.setType(type);
          document.setValue(text);
          statement.setObject(index, document);
        });
  }

  /** A value of a type that has no counterpart is given and taken as its text. */
  private static void bindAny(PreparedStatement statement, int index, Object value)
      throws SQLException {
    if (value instanceof String) {
      UNTYPED_TEXT.bind(statement, index, value);
    } else if (value instanceof JsonNode) {
      JSONB.bind(statement, index, value);
    } else {
      JdbcCodecs.of(ColumnType.of(LogicalType.ANY)).bind(statement, index, value);
    }
  }
}
