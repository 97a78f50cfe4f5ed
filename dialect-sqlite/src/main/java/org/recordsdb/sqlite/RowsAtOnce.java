package org.recordsdb.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Which tables are the same whether rows are stored by one statement or by one for each. */
final class RowsAtOnce {

  /**
   * Foreign keys are checked at the end of a statement ("SQLite Foreign Key Support", 4.2), so that
   * one statement would let a row refer to a later one of the same table. What a trigger does may
   * refer to later rows too. A conflict clause of a table may skip a row, or end the transaction.
   */
  private static final String SUIT =
      "select 1 from sqlite_schema t where t.type = 'table' and t.name = ?1"
          + " and t.sql not like 'create virtual%' and t.sql not like '%conflict%'"
          + " and not exists (select 1 from sqlite_schema o"
          + " where o.type = 'trigger' and o.tbl_name = ?1 collate nocase)"
          + " and not exists (select 1 from sqlite_temp_schema o"
          + " where o.tbl_name = ?1 collate nocase)"
          + " and not exists (select 1 from pragma_foreign_key_list(?1) f"
          + " where f.\"table\" = ?1 collate nocase)";

  private RowsAtOnce() {}

  /** True if rows may be stored at once in this table. */
  static boolean suit(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SUIT)) {
      statement.setString(1, table);
      try (ResultSet found = statement.executeQuery()) {
        return found.next();
      }
    }
  }
}
