package org.recordsdb.spi;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a table's description from what JDBC asks of every driver. Belongs to one connection. */
final class JdbcCatalog {

  private final Dialect dialect;
  private final DatabaseMetaData metaData;
  private final @Nullable String schema;
  private @Nullable String catalog;

  JdbcCatalog(Dialect dialect, Connection connection, @Nullable String schema) throws SQLException {
    this.dialect = dialect;
    this.metaData = connection.getMetaData();
    this.schema = schema == null ? connection.getSchema() : schema;
    this.catalog = connection.getCatalog();
  }

  List<String> tables() throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet found = metaData.getTables(null, pattern(schema), "%", null)) {
      while (found.next()) {
        if (isTable(found.getString("TABLE_TYPE"))) {
          names.add(found.getString("TABLE_NAME"));
        }
      }
    }
    return names;
  }

  @Nullable TableInfo describe(String table) throws SQLException {
    TableKind kind = find(table);
    if (kind == null) {
      return null;
    }
    List<ColumnInfo> columns = columns(table);
    Map<Integer, String> ordered = new TreeMap<>();
    String keyName = "";
    try (ResultSet key = metaData.getPrimaryKeys(catalog, schema, table)) {
      while (key.next()) {
        ordered.put(key.getInt("KEY_SEQ"), key.getString("COLUMN_NAME"));
        keyName = name(key.getString("PK_NAME"));
      }
    }
    List<String> primaryKey = List.copyOf(ordered.values());
    List<UniqueKey> keys = new ArrayList<>();
    if (!primaryKey.isEmpty()) {
      keys.add(new UniqueKey(keyName, primaryKey));
    }
    uniqueIndexes(table).forEach((name, names) -> keys.add(new UniqueKey(name, names)));
    keys.subList(Math.min(1, keys.size()), keys.size())
        .removeIf(key -> key.columns().equals(primaryKey)); // the primary key's own index
    return TableInfo.of(schema, table, columns, primaryKey, keys, foreignKeys(table)).ofKind(kind);
  }

  /** Looks for the table: a temporary one hides others, and one of this catalog those elsewhere. */
  private @Nullable TableKind find(String table) throws SQLException {
    TableKind kind = null;
    int nearest = 0;
    String current = catalog;
    try (ResultSet found = metaData.getTables(null, pattern(schema), pattern(table), null)) {
      while (found.next()) {
        String type = found.getString("TABLE_TYPE");
        String place = found.getString("TABLE_CAT");
        int nearness = isTemporary(type) ? 3 : Objects.equals(place, current) ? 2 : 1;
        if (isTable(type) && table.equals(found.getString("TABLE_NAME")) && nearness > nearest) {
          nearest = nearness;
          catalog = place;
          kind = type.endsWith("VIEW") ? TableKind.VIEW : TableKind.TABLE;
        }
      }
    }
    return kind;
  }

  private List<ColumnInfo> columns(String table) throws SQLException {
    List<ColumnInfo> columns = new ArrayList<>();
    try (ResultSet column = metaData.getColumns(catalog, pattern(schema), pattern(table), "%")) {
      while (column.next()) {
        columns.add(column(column));
      }
    }
    return columns;
  }

  private ColumnInfo column(ResultSet column) throws SQLException {
    ColumnType type =
        dialect.columnType(
            column.getInt("DATA_TYPE"),
            column.getString("TYPE_NAME"),
            column.getInt("COLUMN_SIZE"),
            column.getInt("DECIMAL_DIGITS"));
    return new ColumnInfo(
        column.getString("COLUMN_NAME"),
        type,
        column.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
        generation(column),
        column.getString("COLUMN_DEF"),
        null,
        true);
  }

  private static Generation generation(ResultSet column) throws SQLException {
    if ("YES".equals(column.getString("IS_AUTOINCREMENT"))) {
      return Generation.IDENTITY;
    }
    boolean computed = "YES".equals(column.getString("IS_GENERATEDCOLUMN"));
    return computed ? Generation.COMPUTED : Generation.NONE;
  }

  /** Unique indexes of all rows and of columns alone. */
  private Map<String, List<String>> uniqueIndexes(String table) throws SQLException {
    Map<String, List<String>> indexes = new LinkedHashMap<>();
    Map<String, List<String>> unusable = new LinkedHashMap<>();
    try (ResultSet part = metaData.getIndexInfo(catalog, schema, table, true, true)) {
      while (part.next()) {
        String name = part.getString("INDEX_NAME");
        String column = part.getString("COLUMN_NAME");
        boolean usable = column != null && part.getString("FILTER_CONDITION") == null;
        if (name != null) {
          (usable ? indexes : unusable)
              .computeIfAbsent(name, index -> new ArrayList<>())
              .add(name(column));
        }
      }
    }
    indexes.keySet().removeAll(unusable.keySet());
    return indexes;
  }

  private Map<String, List<String>> foreignKeys(String table) throws SQLException {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    try (ResultSet part = metaData.getImportedKeys(catalog, schema, table)) {
      while (part.next()) {
        keys.computeIfAbsent(name(part.getString("FK_NAME")), key -> new ArrayList<>())
            .add(part.getString("FKCOLUMN_NAME"));
      }
    }
    return keys;
  }

  private static boolean isTable(@Nullable String type) {
    return type != null
        && !type.startsWith("SYSTEM")
        && (type.endsWith("TABLE") || type.endsWith("VIEW") || isTemporary(type));
  }

  /** LOCAL TEMPORARY or GLOBAL TEMPORARY, as JDBC has them. */
  private static boolean isTemporary(@Nullable String type) {
    return type != null && type.endsWith("TEMPORARY");
  }

  private static String name(@Nullable String name) {
    return name == null ? "" : name;
  }

  /** The name as a pattern that only this name fits. */
  private @Nullable String pattern(@Nullable String name) throws SQLException {
    String escape = metaData.getSearchStringEscape();
    return name == null || escape == null
        ? name
        : name.replace(escape, escape + escape)
            .replace("_", escape + "_")
            .replace("%", escape + "%");
  }
}
