package org.recordsdb.spi;

import java.util.Locale;
import java.util.Map;

/** Names of types as people write them in SQL. */
final class SqlTypeName {

  /** What the SQL standard calls types that databases report by names of their own. */
  private static final Map<String, String> STANDARD =
      Map.of(
          "int2", "smallint",
          "int4", "integer",
          "int8", "bigint",
          "float4", "real",
          "float8", "double precision",
          "bool", "boolean",
          "bpchar", "char",
          "timestamptz", "timestamp with time zone");

  private SqlTypeName() {}

  static String of(ColumnType type) {
    boolean named = !type.declared().equals(type.logical().name());
    String declared = named ? type.declared().toLowerCase(Locale.ROOT) : plain(type.logical());
    String name = STANDARD.getOrDefault(declared, declared);
    if (type.precision() == 0) {
      return name.isEmpty() ? "no declared type" : name;
    }
    return switch (type.logical()) {
      case DECIMAL -> name + "(" + type.precision() + "," + type.scale() + ")";
      case TIME, TIMESTAMP, INSTANT -> name.replaceFirst("^\\w+", "$0(" + type.scale() + ")");
      default -> name + "(" + type.precision() + ")";
    };
  }

  /** The standard's name of a type that no database has named. */
  private static String plain(LogicalType type) {
    return switch (type) {
      case INT16 -> "smallint";
      case INT32 -> "integer";
      case INT64 -> "bigint";
      case FLOAT32 -> "real";
      case FLOAT64 -> "double precision";
      case BYTES -> "bytes";
      case INSTANT -> "timestamp with time zone";
      case ANY -> "";
      case BOOLEAN, DECIMAL, TEXT, DATE, TIME, TIMESTAMP, UUID, JSON ->
          type.name().toLowerCase(Locale.ROOT);
    };
  }
}
