package org.recordsdb.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.recordsdb.spi.BulkInsert;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TableInfo;

/** Rows stored by COPY, in its binary format. */
final class PostgresCopy implements BulkInsert {

  private static final Syntax SYNTAX = new PostgresSyntax();

  /** Bytes that are none of the column's type. */
  private static final String BAD_BINARY = "22P03";

  private final Connection connection;
  private final TableInfo table;
  private final List<ColumnInfo> columns;
  private final List<CopyField> fields;

  private PostgresCopy(
      Connection connection, TableInfo table, List<ColumnInfo> columns, List<CopyField> fields) {
    this.connection = connection;
    this.table = table;
    this.columns = columns;
    this.fields = fields;
  }

  /** A COPY into these columns, or null where only INSERT will do. */
  static @Nullable PostgresCopy of(Connection connection, TableInfo table, List<ColumnInfo> columns)
      throws SQLException {
    List<CopyField> fields = new ArrayList<>();
    for (ColumnInfo column : columns) {
      CopyField field = CopyField.of(column.type());
      if (field == null) {
        return null;
      }
      fields.add(field);
    }
    PostgresCopy copy = new PostgresCopy(connection, table, columns, fields);
    return copy.fits() ? copy : null;
  }

  private String sql() {
    String names =
        columns.stream().map(c -> SYNTAX.quote(c.name())).collect(Collectors.joining(", "));
    return "copy "
        + SYNTAX.quote(String.valueOf(table.schema()))
        + "."
        + SYNTAX.quote(table.name())
        + " ("
        + names
        + ") from stdin (format binary)";
  }

  /** True if COPY does what INSERT does, and the columns have the types that were described. */
  private boolean fits() throws SQLException {
    OptionalLong number = RowsAtOnce.number(connection, table);
    if (number.isEmpty()) {
      return false;
    }
    Map<String, ColumnType> now = new HashMap<>();
    PostgresCatalog.columns(connection, number.getAsLong())
        .forEach(c -> now.put(c.name(), c.type()));
    return columns.stream().allMatch(column -> column.type().equals(now.get(column.name())));
  }

  /**
   * COPY takes the bytes of one type for those of another. It waits for who changes the table, so
   * what it has stored is only believed if the table is the same afterwards, when it is locked.
   */
  @Override
  public long insert(List<@Nullable Object[]> rows) throws SQLException {
    long stored = copied(rows);
    if (!fits()) {
      throw changed(null);
    }
    return stored;
  }

  private long copied(List<@Nullable Object[]> rows) throws SQLException {
    CopyIn copy = driver().getCopyAPI().copyIn(sql());
    try {
      CopyBuffer buffer = new CopyBuffer(copy);
      for (@Nullable Object[] row : rows) {
        write(row, buffer);
      }
      buffer.end();
      return copy.endCopy();
    } catch (SQLException e) {
      throw BAD_BINARY.equals(e.getSQLState()) ? changed(e) : e;
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  /** As a prepared statement that is no longer right (class 26 of the SQLSTATEs). */
  private static SQLException changed(@Nullable SQLException cause) {
    return new SQLException("the table was changed while rows were copied", "26000", cause);
  }

  private PGConnection driver() throws SQLException {
    return connection.unwrap(PGConnection.class);
  }

  private void write(@Nullable Object[] row, CopyBuffer buffer) throws SQLException {
    buffer.row(row.length);
    for (int i = 0; i < row.length; i++) {
      Object value = row[i];
      if (value == null) {
        buffer.none();
      } else {
        fields.get(i).write(buffer, value);
      }
    }
  }

  @Override
  public void cancel() throws SQLException {
    driver().cancelQuery();
  }
}
