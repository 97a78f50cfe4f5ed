package org.recordsdb.migrate.verify;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All values of an SQLite file, as SQLite itself writes them; read without Records. */
final class SqliteValues {

  /** Declared types of days with their time, in the original and as it comes back. */
  private static final Set<String> TIMES = Set.of("DATETIME", "timestamp");

  private SqliteValues() {}

  /** Names of tables that are not SQLite's own. */
  static List<String> tables(Path file) throws SQLException {
    return column(
        file, "select name from sqlite_schema where type = 'table' and name not like 'sqlite%'");
  }

  /**
   * The rows of a table, in their order: each value with its storage class and all its digits. What
   * Records writes as a day and time shows millionths of a second; nought of them are none.
   */
  static List<String> of(Path file, String table) throws SQLException {
    String columns = " from pragma_table_xinfo('" + table + "') order by cid";
    List<String> names = column(file, "select name" + columns);
    List<String> types = column(file, "select type" + columns);
    StringBuilder row = new StringBuilder("''");
    for (int i = 0; i < names.size(); i++) {
      String name = '"' + names.get(i) + '"';
      String value = TIMES.contains(types.get(i)) ? "replace(" + name + ", '.000000', '')" : name;
      row.append(" || typeof(" + name + ") || ' ' || quote(" + value + ") || '; '");
    }
    return column(file, "select " + row + " as r from \"" + table + "\" order by r");
  }

  private static List<String> column(Path file, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
