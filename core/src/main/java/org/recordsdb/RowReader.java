package org.recordsdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
 */
record RowReader(
    @Nullable String table, Columns columns, List<ColumnType> types, List<Codec> codecs) {

  /** For statements that give no rows. */
  static final RowReader NONE = new RowReader(null, Columns.of(List.of()), List.of(), List.of());

  static RowReader of(String table, List<ColumnInfo> columns, Dialect dialect) {
    List<String> names = new ArrayList<>();
    List<ColumnType> types = new ArrayList<>();
    List<Codec> codecs = new ArrayList<>();
    for (ColumnInfo column : columns) {
      names.add(column.name());
      types.add(column.type());
      codecs.add(dialect.codec(column.type()));
    }
    return new RowReader(table, Columns.of(names), types, codecs);
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
        throw misfit(i, e);
      }
    }
    return new Row(columns, values);
  }

  /**
   * A stored value that is none of its declared type: foreign writers leave such in SQLite files.
   */
  private RuntimeException misfit(int place, IllegalArgumentException problem) {
    String name = columns.names().get(place);
    return Failure.of(
            ErrorKind.INVALID_VALUE,
            "A stored value of "
                + (table == null ? name : table + "." + name)
                + " is no "
                + types.get(place)
                + ": it is "
                + problem.getMessage()
                + ". Repair it, or read it with executeQuery and a cast.")
        .table(table)
        .column(name)
        .exception();
  }
}
