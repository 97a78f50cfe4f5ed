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

  private final PGConnection connection;
  private final String sql;
  private final List<CopyField> fields;

  private PostgresCopy(PGConnection connection, String sql, List<CopyField> fields) {
    this.connection = connection;
    this.sql = sql;
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
    OptionalLong number = RowsAtOnce.number(connection, table);
    if (number.isEmpty() || !areStill(columns, number.getAsLong(), connection)) {
      return null;
    }
    String names =
        columns.stream().map(c -> SYNTAX.quote(c.name())).collect(Collectors.joining(", "));
    String sql =
        "copy "
            + SYNTAX.quote(String.valueOf(table.schema()))
            + "."
            + SYNTAX.quote(table.name())
            + " ("
            + names
            + ") from stdin (format binary)";
    return new PostgresCopy(connection.unwrap(PGConnection.class), sql, fields);
  }

  /** COPY takes the bytes of one type for those of another, if others changed the table. */
  private static boolean areStill(List<ColumnInfo> columns, long table, Connection connection)
      throws SQLException {
    Map<String, ColumnType> now = new HashMap<>();
    PostgresCatalog.columns(connection, table).forEach(c -> now.put(c.name(), c.type()));
    return columns.stream().allMatch(column -> column.type().equals(now.get(column.name())));
  }

  @Override
  public long insert(List<@Nullable Object[]> rows) throws SQLException {
    CopyIn copy = connection.getCopyAPI().copyIn(sql);
    try {
      CopyBuffer buffer = new CopyBuffer(copy);
      for (@Nullable Object[] row : rows) {
        write(row, buffer);
      }
      buffer.end();
      return copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
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
    connection.cancelQuery();
  }
}
