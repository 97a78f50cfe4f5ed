package org.recordsdb.spi;

import java.sql.Types;
import java.util.Locale;
import java.util.Map;

/** What the types of JDBC mean, where the database's own name of the type does not say more. */
final class JdbcTypes {

  /** {@code Types.DECFLOAT}, which newer versions of JDBC have. */
  private static final int DECFLOAT = 2015;

  /** Drivers report a text or number without limit as one of very many characters or digits. */
  private static final int MAX_LENGTH = 100_000_000;

  private static final int MAX_DIGITS = 10_000;

  private static final Map<String, LogicalType> NAMES =
      Map.of("uuid", LogicalType.UUID, "json", LogicalType.JSON, "jsonb", LogicalType.JSON);

  private JdbcTypes() {}

  static ColumnType of(int jdbcType, String name, int size, int scale) {
    LogicalType named = NAMES.get(name.toLowerCase(Locale.ROOT));
    LogicalType logical = named == null ? logical(jdbcType) : named;
    if (logical == LogicalType.DECIMAL) {
      return limited(logical, size, scale, MAX_DIGITS, name);
    }
    return limited(logical, logical == LogicalType.TEXT ? size : 0, 0, MAX_LENGTH, name);
  }

  private static ColumnType limited(
      LogicalType logical, int size, int scale, int most, String name) {
    return size < 1 || size > most
        ? new ColumnType(logical, 0, 0, name)
        : new ColumnType(logical, size, scale, name);
  }

  private static LogicalType logical(int jdbcType) {
    return switch (jdbcType) {
      case Types.BOOLEAN, Types.BIT -> LogicalType.BOOLEAN;
      case Types.TINYINT, Types.SMALLINT -> LogicalType.INT16;
      case Types.INTEGER -> LogicalType.INT32;
      case Types.BIGINT -> LogicalType.INT64;
      case Types.REAL -> LogicalType.FLOAT32;
      case Types.FLOAT, Types.DOUBLE -> LogicalType.FLOAT64;
      case Types.NUMERIC, Types.DECIMAL, DECFLOAT -> LogicalType.DECIMAL;
      case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> LogicalType.TEXT;
      case Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR, Types.NCLOB -> LogicalType.TEXT;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> LogicalType.BYTES;
      case Types.DATE -> LogicalType.DATE;
      case Types.TIME -> LogicalType.TIME;
      case Types.TIMESTAMP -> LogicalType.TIMESTAMP;
      case Types.TIMESTAMP_WITH_TIMEZONE -> LogicalType.INSTANT;
      default -> LogicalType.ANY;
    };
  }
}
