package org.recordsdb.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What CREATE TEMP left on a connection: it would hide tables of the same names from whoever gets
 * the connection next. They are dropped, as the only connection to a database in memory can't be
 * replaced. Nothing else of a connection can be changed without a PRAGMA or ATTACH, which are not
 * sent; {@link ConnectionSwitches} looks all the same.
 */
final class TemporaryObjects {

  private TemporaryObjects() {}

  /** Drops all; true if none is left. */
  static boolean drop(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      List<String> drops = drops(statement);
      if (drops.isEmpty()) {
        return true;
      }
      try {
        statement.execute("pragma foreign_keys = off"); // all go, whichever refers to which
        for (String drop : drops) {
          statement.execute(drop);
        }
      } finally {
        statement.execute("pragma foreign_keys = on");
      }
      return drops(statement).isEmpty();
    }
  }

  /** A table takes its indexes and triggers with it; a trigger of a lasting table stands alone. */
  private static List<String> drops(Statement statement) throws SQLException {
    String sql =
        "select 'drop ' || type || ' if exists temp.\"' || replace(name, '\"', '\"\"') || '\"'"
            + " from temp.sqlite_schema where type in ('trigger', 'view', 'table')"
            + " and name not like 'sqlite\\_%' escape '\\'"
            + " order by type = 'table', type = 'view', sql not like 'create virtual %'";
    List<String> drops = new ArrayList<>();
    try (ResultSet names = statement.executeQuery(sql)) {
      while (names.next()) {
        drops.add(names.getString(1));
      }
    }
    return drops;
  }
}
