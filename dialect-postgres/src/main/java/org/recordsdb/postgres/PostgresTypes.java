package org.recordsdb.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.core.TypeInfo;
import org.postgresql.jdbc.PgResultSet;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** What PostgreSQL's types mean (PostgreSQL manual, "Data Types"). */
final class PostgresTypes {

  /** A type modifier counts these four bytes of a value's header too. */
  private static final int HEADER = 4;

  /**
   * The scale of a NUMERIC is the low eleven bits of its modifier, of which the first is a sign.
   */
  private static final int SCALE_BITS = 11;

  private static final Map<String, LogicalType> NAMES =
      Map.ofEntries(
          Map.entry("bool", LogicalType.BOOLEAN),
          Map.entry("int2", LogicalType.INT16),
          Map.entry("int4", LogicalType.INT32),
          Map.entry("int8", LogicalType.INT64),
          Map.entry("oid", LogicalType.INT64),
          Map.entry("smallserial", LogicalType.INT16),
          Map.entry("serial", LogicalType.INT32),
          Map.entry("bigserial", LogicalType.INT64),
          Map.entry("float4", LogicalType.FLOAT32),
          Map.entry("float8", LogicalType.FLOAT64),
          Map.entry("numeric", LogicalType.DECIMAL),
          Map.entry("text", LogicalType.TEXT),
          Map.entry("varchar", LogicalType.TEXT),
          Map.entry("bpchar", LogicalType.TEXT),
          Map.entry("name", LogicalType.TEXT),
          Map.entry("citext", LogicalType.TEXT),
          Map.entry("bytea", LogicalType.BYTES),
          Map.entry("date", LogicalType.DATE),
          Map.entry("time", LogicalType.TIME),
          Map.entry("timestamp", LogicalType.TIMESTAMP),
          Map.entry("timestamptz", LogicalType.INSTANT),
          Map.entry("uuid", LogicalType.UUID),
          Map.entry("json", LogicalType.JSON),
          Map.entry("jsonb", LogicalType.JSON));

  private static final Map<String, Integer> OIDS =
      Map.ofEntries(
          Map.entry("bool", Oid.BOOL),
          Map.entry("int2", Oid.INT2),
          Map.entry("int4", Oid.INT4),
          Map.entry("int8", Oid.INT8),
          Map.entry("oid", Oid.OID),
          Map.entry("float4", Oid.FLOAT4),
          Map.entry("float8", Oid.FLOAT8),
          Map.entry("numeric", Oid.NUMERIC),
          Map.entry("text", Oid.TEXT),
          Map.entry("varchar", Oid.VARCHAR),
          Map.entry("bpchar", Oid.BPCHAR),
          Map.entry("name", Oid.NAME),
          Map.entry("bytea", Oid.BYTEA),
          Map.entry("date", Oid.DATE),
          Map.entry("time", Oid.TIME),
          Map.entry("timestamp", Oid.TIMESTAMP),
          Map.entry("timestamptz", Oid.TIMESTAMPTZ),
          Map.entry("uuid", Oid.UUID),
          Map.entry("json", Oid.JSON),
          Map.entry("jsonb", Oid.JSONB));

  private static final Set<String> LIMITED = Set.of("varchar", "bpchar");

  /** Their modifier is the number of digits behind the seconds, to which the server rounds. */
  private static final Set<LogicalType> TIMES =
      Set.of(LogicalType.TIME, LogicalType.TIMESTAMP, LogicalType.INSTANT);

  private PostgresTypes() {}

  /**
   * The type of a column.
   *
   * @param name the type's own name, of a domain that of its base type
   * @param isEnum whether it is an enumeration, which is text
   * @param modifier the type modifier, or -1
   */
  static ColumnType of(String name, boolean isEnum, int modifier) {
    LogicalType logical = isEnum ? LogicalType.TEXT : NAMES.getOrDefault(name, LogicalType.ANY);
    if (TIMES.contains(logical) && modifier >= 0) {
      return ColumnType.time(logical, modifier, name);
    }
    if (modifier < HEADER) {
      return new ColumnType(logical, 0, 0, name);
    }
    int limits = modifier - HEADER;
    if (logical == LogicalType.DECIMAL) {
      return new ColumnType(logical, (limits >> 16) & 0xffff, scale(limits), name);
    }
    return new ColumnType(logical, LIMITED.contains(name) ? limits : 0, 0, name);
  }

  private static int scale(int limits) {
    int unused = Integer.SIZE - SCALE_BITS;
    return limits << unused >> unused;
  }

  /**
   * False if the column is of another type than that of the table. Types that are not built in have
   * numbers that only the server knows, and are taken for the same.
   */
  static boolean isOf(ResultSet results, int index, ColumnType type) throws SQLException {
    Integer expected = OIDS.get(type.declared());
    return expected == null || results.unwrap(PgResultSet.class).getColumnOID(index) == expected;
  }

  /**
   * The type of a result column of raw SQL. The driver's own name of it is not asked for: it would
   * look for identity columns by operators that others may have put on the search path.
   */
  static ColumnType ofResult(ResultSet results, int index) throws SQLException {
    ResultSetMetaData metaData = results.getMetaData();
    Connection connection = results.getStatement().getConnection();
    int oid = results.unwrap(PgResultSet.class).getColumnOID(index);
    TypeInfo types = connection.unwrap(BaseConnection.class).getTypeInfo();
    String name = String.valueOf(types.getPGType(oid)); // null of a type dropped meanwhile
    LogicalType logical = NAMES.getOrDefault(name, LogicalType.ANY);
    boolean decimal = logical == LogicalType.DECIMAL && metaData.getPrecision(index) > 0;
    return new ColumnType(
        logical,
        decimal ? metaData.getPrecision(index) : 0,
        decimal ? scale(metaData.getScale(index)) : 0,
        name);
  }
}
