package org.recordsdb.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which views of an SQLite file can be read: one whose table was dropped is left behind there. */
final class SqliteViews {

  private SqliteViews() {}

  /** The names of those that can be read. */
  static List<String> readable(Connection connection) throws SQLException {
    List<String> views = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select name from sqlite_schema where type = 'view'")) {
      while (rows.next()) {
        views.add(rows.getString(1));
      }
    }
    views.removeIf(view -> !isReadable(connection, view));
    return views;
  }

  /** The first of these that is still there and can't be read. */
  static Optional<String> broken(Connection connection, List<String> views) throws SQLException {
    List<String> readable = readable(connection);
    for (String view : views) {
      if (!readable.contains(view) && exists(connection, view)) {
        return Optional.of(view);
      }
    }
    return Optional.empty();
  }

  private static boolean exists(Connection connection, String view) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select 1 from sqlite_schema where name = ?1")) {
      statement.setString(1, view);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** SQLite reads a view only where a statement names it. */
  private static boolean isReadable(Connection connection, String view) {
    String name = "`" + view.replace("`", "``") + "`";
    try (PreparedStatement statement = connection.prepareStatement("select * from " + name)) {
      return statement.getParameterMetaData() != null;
    } catch (SQLException e) {
      return false;
    }
  }
}
