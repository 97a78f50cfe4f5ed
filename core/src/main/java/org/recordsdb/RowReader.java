package org.recordsdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.JsonLimitException;
import org.recordsdb.spi.LogicalType;

/** Reads rows whose columns and codecs were settled once. Immutable and thread-safe. */
final class RowReader {

  /** For statements that give no rows. */
  static final RowReader NONE = new RowReader(null, List.of(), List.of(), List.of(), List.of());

  /** Texts of no more characters than these are narrow. */
  private static final int NARROW_TEXT = 255;

  private static final Set<LogicalType> WIDE =
      Set.of(LogicalType.BYTES, LogicalType.JSON, LogicalType.ANY);

  private final @Nullable String table;
  private final Columns columns;
  private final List<ColumnType> types;
  private final Codec[] codecs;
  private final List<String> key;

  private RowReader(
      @Nullable String table,
      List<String> names,
      List<ColumnType> types,
      List<Codec> codecs,
      List<String> key) {
    this(table, Columns.of(names), types, codecs.toArray(Codec[]::new), key);
  }

  private RowReader(
      @Nullable String table,
      Columns columns,
      List<ColumnType> types,
      Codec[] codecs,
      List<String> key) {
    this.table = table;
    this.columns = columns;
    this.types = types;
    this.codecs = codecs;
    this.key = key;
  }

  /** For the columns of a table. */
  static RowReader of(String table, List<ColumnInfo> columns, Dialect dialect) {
    List<String> names = columns.stream().map(ColumnInfo::name).toList();
    return of(table, names, columns.stream().map(ColumnInfo::type).toList(), dialect);
  }

  /** For columns of these names and types, of a table or of raw SQL, where the table is null. */
  static RowReader of(
      @Nullable String table, List<String> names, List<ColumnType> types, Dialect dialect) {
    List<Codec> codecs = types.stream().map(dialect::codec).toList();
    return new RowReader(table, names, types, codecs, List.of());
  }

  /**
   * The same reader for results that hold these columns too, at their end: they tell in which row a
   * value stands that can't be read.
   */
  RowReader withKey(List<String> names) {
    return new RowReader(table, columns, types, codecs, names);
  }

  /** The columns that {@link #withKey} named; empty where none does. */
  List<String> key() {
    return key;
  }

  /** True if the type of a column sets no narrow limit to its values. */
  boolean mayBeWide() {
    return types.stream().anyMatch(RowReader::mayBeWide);
  }

  private static boolean mayBeWide(ColumnType type) {
    return type.logical() == LogicalType.TEXT
        ? type.precision() == 0 || type.precision() > NARROW_TEXT
        : WIDE.contains(type.logical());
  }

  /**
   * Throws if a column of a table comes as another type than the table had when this was settled.
   */
  void requireTypes(ResultSet results, Dialect dialect) throws SQLException {
    for (int i = 0; i < codecs.length; i++) {
      if (!dialect.isOfType(results, i + 1, types.get(i))) {
        throw changed(String.valueOf(table), columns.names().get(i));
      }
    }
  }

  /**
   * For rows of a change, which can't be made once more: this reader, or where a column of the
   * table comes as another type than the table had when this was settled, one by the types that
   * come.
   */
  RowReader asTyped(ResultSet results, Dialect dialect) throws SQLException {
    List<ColumnType> come = new ArrayList<>(types);
    for (int i = 0; i < codecs.length; i++) {
      if (!dialect.isOfType(results, i + 1, types.get(i))) {
        come.set(i, dialect.resultType(results, i + 1));
      }
    }
    return come.equals(types)
        ? this
        : new RowReader(
            table, columns, come, come.stream().map(dialect::codec).toArray(Codec[]::new), key);
  }

  /** The error of a column that is of another type than remembered. */
  static RecordsException changed(String table, String column) {
    return Failure.of(
            ErrorKind.STALE_PLAN,
            "Can't read "
                + table
                + "."
                + column
                + ": the type of the column was changed meanwhile. Run the call again.")
        .table(table)
        .column(column)
        .exception();
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
    @Nullable Object[] values = new @Nullable Object[codecs.length];
    for (int i = 0; i < values.length; i++) {
      try {
        values[i] = codecs[i].read(results, i + 1);
      } catch (RecordsException e) {
        throw e;
      } catch (RuntimeException e) {
        throw misfit(i, results, e);
      } catch (SQLException e) {
        if (isOfValue(e)) {
          throw misfit(i, results, new IllegalStateException(e));
        }
        throw e;
      }
    }
    return new Row(columns, values);
  }

  /** True if the driver can't make its class of a value: "data exception" (SQL:2011, class 22). */
  private static boolean isOfValue(SQLException problem) {
    return String.valueOf(problem.getSQLState()).startsWith("22");
  }

  /**
   * A stored value that is none of its declared type: foreign writers leave such in SQLite files.
   * Codecs tell that without the value; what drivers throw may show it.
   */
  private RuntimeException misfit(int column, ResultSet results, RuntimeException problem)
      throws SQLException {
    String name = columns.names().get(column);
    Map<String, Object> row = rowKey(results);
    return Failure.of(
            problem.getCause() instanceof JsonLimitException limit
                ? limit.kind()
                : ErrorKind.INVALID_VALUE,
            "Can't read "
                + (table == null ? name : table + "." + name)
                + " ("
                + types.get(column).sqlName()
                + ") in "
                + RowPlace.of(row, results.getRow())
                + " as its type: the stored value is "
                + (problem.getClass() == IllegalArgumentException.class
                    ? problem.getMessage()
                    : "not in a form that can be read")
                + ". Fix it, or read it as text with executeQuery and cast("
                + name
                + " as text).")
        .table(table)
        .column(name)
        .rowKey(row)
        .exception();
  }

  private Map<String, Object> rowKey(ResultSet results) throws SQLException {
    Map<String, Object> row = new LinkedHashMap<>();
    for (String name : key) {
      Object value = results.getObject(codecs.length + row.size() + 1);
      row.put(name, value instanceof Integer number ? number.longValue() : value);
    }
    return row;
  }
}
