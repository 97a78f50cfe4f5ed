package org.recordsdb.migrate.copy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * An SQLite file, made and asked by the driver alone.
 *
 * @param file where it is, or will be
 */
record PlainSqlite(Path file) {

  /** How Records connects to it. */
  String url() {
    return "sqlite:" + file;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  PlainSqlite run(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return this;
  }

  /** The first column of what a query finds. */
  List<String> ask(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(String.valueOf(rows.getString(1)));
      }
    }
    return found;
  }

  /** All that it is made of, by the statements that made it. */
  List<String> schema() throws SQLException {
    return ask(
        "select type || ' ' || name || ' on ' || tbl_name || ': ' || coalesce(sql, '')"
            + " from sqlite_schema order by type, name");
  }

  /** Every row of every table, each value with its storage class and its bytes. */
  List<String> content() throws SQLException {
    List<String> content = new ArrayList<>();
    for (String table :
        ask("select name from pragma_table_list where schema = 'main' and type = 'table'")) {
      if (!table.equals("sqlite_schema")) {
        content.addAll(ask(rows(table)));
      }
    }
    return content.stream().sorted().toList();
  }

  private String rows(String table) throws SQLException {
    String name = table.replace("'", "''");
    List<String> values =
        ask(
            "select format(''' '' || typeof(\"%w\") || ifnull(hex(cast(\"%w\" as blob)), '''')', name, name)"
                + " from pragma_table_xinfo('"
                + name
                + "') where hidden <> 1 order by cid");
    return "select '"
        + name
        + ":' || "
        + String.join(" || ", values)
        + " from \""
        + table.replace("\"", "\"\"")
        + '"';
  }
}
