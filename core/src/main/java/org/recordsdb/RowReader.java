package org.recordsdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Dialect;

/**
 * Reads rows whose columns and codecs were settled once. Immutable and thread-safe.
 *
 * @param table the table the rows come from, or null for free SQL
 * @param columns the names, shared by all rows
 * @param types what each column holds
 * @param codecs how each column is read
 * @param key names of the columns that come after these in the results and tell in which row a
 *     value stands that can't be read; empty where none does
 */
record RowReader(
    @Nullable String table,
    Columns columns,
    List<ColumnType> types,
    List<Codec> codecs,
    List<String> key) {

  /** For statements that give no rows. */
  static final RowReader NONE =
      new RowReader(null, Columns.of(List.of()), List.of(), List.of(), List.of());

  static RowReader of(String table, List<ColumnInfo> columns, Dialect dialect) {
    List<String> names = new ArrayList<>();
    List<ColumnType> types = new ArrayList<>();
    List<Codec> codecs = new ArrayList<>();
    for (ColumnInfo column : columns) {
      names.add(column.name());
      types.add(column.type());
      codecs.add(dialect.codec(column.type()));
    }
    return new RowReader(table, Columns.of(names), types, codecs, List.of());
  }

  /** The same reader for results that hold these columns too, at their end. */
  RowReader withKey(List<String> names) {
    return new RowReader(table, columns, types, codecs, names);
  }

  /** Every row that is left, in order. */
  List<Row> all(ResultSet results) throws SQLException {
    List<Row> rows = new ArrayList<>();
    while (results.next()) {
      rows.add(one(results));
    }
    return rows;
  }

  /** The row that the result set stands on. */
  Row one(ResultSet results) throws SQLException {
    @Nullable Object[] values = new @Nullable Object[codecs.size()];
    for (int i = 0; i < values.length; i++) {
      try {
        values[i] = codecs.get(i).read(results, i + 1);
      } catch (IllegalArgumentException e) {
        throw misfit(i, results, e);
      }
    }
    return new Row(columns, values);
  }

  /**
   * A stored value that is none of its declared type: foreign writers leave such in SQLite files.
   */
  private RuntimeException misfit(int column, ResultSet results, IllegalArgumentException problem)
      throws SQLException {
    String name = columns.names().get(column);
    Map<String, Object> row = rowKey(results);
    String place =
        row.isEmpty() ? "row " + results.getRow() + " in the order of reading" : place(row);
    return Failure.of(
            ErrorKind.INVALID_VALUE,
            "The value of "
                + (table == null ? name : table + "." + name)
                + " stored in "
                + place
                + " is no "
                + types.get(column)
                + ": it is "
                + problem.getMessage()
                + ". Repair it, or read it as it is with executeQuery and an expression, as +\""
                + name
                + "\".")
        .table(table)
        .column(name)
        .rowKey(row)
        .exception();
  }

  private Map<String, Object> rowKey(ResultSet results) throws SQLException {
    Map<String, Object> row = new LinkedHashMap<>();
    for (String name : key) {
      Object value = results.getObject(codecs.size() + row.size() + 1);
      row.put(name, value instanceof Integer number ? number.longValue() : value);
    }
    return row;
  }

  /** The number of a row is said; other keys are values like all others. */
  private static String place(Map<String, Object> row) {
    List<Object> values = List.copyOf(row.values());
    return values.size() == 1 && values.get(0) instanceof Long number
        ? "the row with the " + row.keySet().iterator().next() + " " + number
        : "the row whose key " + row.keySet() + " the exception's rowKey() gives";
  }
}
