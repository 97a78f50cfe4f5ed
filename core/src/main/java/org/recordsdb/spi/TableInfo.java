package org.recordsdb.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One table or view as the database describes it. Immutable.
 *
 * @param schema the schema it was found in, or null where the database has none
 * @param name its name, in the database's own spelling
 * @param columns in their declared order
 * @param primaryKey names of the primary key's columns in key order, empty without one
 * @param uniqueKeys every unique key, the primary key among them; no partial ones
 * @param foreignKeys constraint name to the columns that reference another table
 * @param rowKey columns by which a row is found again, a hidden number among them, where a stored
 *     value may be none of its column's type; empty where the database does not let that happen
 * @param kind where its rows are
 */
public record TableInfo(
    @Nullable String schema,
    String name,
    Map<String, ColumnInfo> columns,
    List<String> primaryKey,
    List<UniqueKey> uniqueKeys,
    Map<String, List<String>> foreignKeys,
    List<String> rowKey,
    TableKind kind) {

  /** Copies what it is given, keeping the order of the columns. */
  public TableInfo {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    primaryKey = List.copyOf(primaryKey);
    uniqueKeys = List.copyOf(uniqueKeys);
    foreignKeys = Map.copyOf(foreignKeys);
    rowKey = List.copyOf(rowKey);
  }

  /** A table of these columns. */
  public static TableInfo of(
      @Nullable String schema,
      String name,
      List<ColumnInfo> columns,
      List<String> primaryKey,
      List<UniqueKey> uniqueKeys,
      Map<String, List<String>> foreignKeys) {
    Map<String, ColumnInfo> byName = new LinkedHashMap<>();
    columns.forEach(column -> byName.put(column.name(), column));
    return new TableInfo(
        schema, name, byName, primaryKey, uniqueKeys, foreignKeys, List.of(), TableKind.TABLE);
  }

  /** The same table, whose rows an error about a stored value finds by these columns. */
  public TableInfo withRowKey(List<String> key) {
    return new TableInfo(schema, name, columns, primaryKey, uniqueKeys, foreignKeys, key, kind);
  }

  /** The same table, whose rows are where this says. */
  public TableInfo ofKind(TableKind other) {
    return new TableInfo(schema, name, columns, primaryKey, uniqueKeys, foreignKeys, rowKey, other);
  }

  /** The column of exactly this name. */
  public Optional<ColumnInfo> column(String column) {
    return Optional.ofNullable(columns.get(column));
  }

  /** The columns of the unique or foreign key of this name, empty if there is none. */
  public List<String> constrainedColumns(String constraint) {
    for (UniqueKey key : uniqueKeys) {
      if (key.name().equals(constraint)) {
        return key.columns();
      }
    }
    return foreignKeys.getOrDefault(constraint, List.of());
  }
}
