package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.verify.Rows;
import org.recordsdb.spi.Dialect;

/** The rows that a target's table holds, in any order. */
final class StoredRows {

  private StoredRows() {}

  /**
   * Reads the table on this connection, in the transaction at hand.
   *
   * @param from SQL of what is read
   */
  static void each(
      Connection connection, Dialect dialect, TablePlan table, String from, Rows.Visitor visitor)
      throws SQLException {
    List<String> place =
        table.large().isEmpty() ? List.of() : RowPlace.stored(dialect, table.target());
    RowReader reader = new RowReader(connection, dialect, table, from, place);
    int count = table.columns().size();
    try (PreparedStatement statement = connection.prepareStatement(reader.sql(null, false))) {
      FetchGroup group = FetchGroup.of(table);
      dialect.fetchInGroups(statement, group.size());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          @Nullable Object[] row = new @Nullable Object[count];
          for (int i = 0; i < count; i++) {
            row[i] = value(reader, rows, table, i);
          }
          group.add(row, rows);
          visitor.row(row);
        }
      }
    }
  }

  private static @Nullable Object value(
      RowReader reader, ResultSet rows, TablePlan table, int place) throws SQLException {
    try {
      return reader.value(rows, place);
    } catch (IllegalArgumentException e) {
      throw Refusals.foreignValue(table.name(), table.columns().get(place).name(), e);
    }
  }
}
