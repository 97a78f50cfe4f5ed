package org.recordsdb.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TableInfo;

/**
 * Moves the sequences behind a table's numbers past the highest one, never back (PostgreSQL manual,
 * "Sequence Manipulation Functions").
 */
final class PostgresSequences {

  private static final Syntax SYNTAX = new PostgresSyntax();

  private PostgresSequences() {}

  static void sync(Connection connection, TableInfo table) throws SQLException {
    for (ColumnInfo column : table.columns().values()) {
      if (column.isIdentity()) {
        sync(connection, table, column.name());
      }
    }
  }

  private static void sync(Connection connection, TableInfo table, String column)
      throws SQLException {
    String name =
        (table.schema() == null ? "" : SYNTAX.quote(table.schema()) + ".")
            + SYNTAX.quote(table.name());
    String sql =
        "select pg_catalog.setval(s, m) from (select pg_catalog.pg_get_serial_sequence(?, ?)::pg_catalog.regclass as s,"
            + " pg_catalog.max("
            + SYNTAX.quote(column)
            + ") as m from "
            + name
            + BuiltIn.sql(") x where m > coalesce(pg_catalog.pg_sequence_last_value(s), 0)");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      statement.setString(2, column);
      statement.executeQuery().close();
    }
  }
}
