package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What an unfinished SQLite file remembers of its copy, in two tables that go before the file is
 * shown to anybody. The lock of the file says who copies.
 */
final class SqliteState {

  /** Names of tables that a copy needs for itself begin so. */
  static final String PREFIX = "records_copy_";

  private SqliteState() {}

  /** What is copied, and how. */
  record Run(String origin, String plan) {}

  /** The copy that has begun in this file, or null if none has. */
  static @Nullable Run unfinished(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet table =
          statement.executeQuery("select 1 from sqlite_schema where name = 'records_copy_run'")) {
        if (!table.next()) {
          return null;
        }
      }
      try (ResultSet run = statement.executeQuery("select origin, plan from records_copy_run")) {
        return run.next() ? new Run(run.getString(1), run.getString(2)) : null;
      }
    }
  }

  static void begin(Connection connection, String origin, String plan) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table records_copy_run (origin text not null, plan text not null)");
      statement.execute(
          "create table records_copy_progress (table_name text primary key, row_count int not null,"
              + " last_key text, done int not null)");
    }
    try (PreparedStatement statement =
        connection.prepareStatement("insert into records_copy_run values (?, ?)")) {
      statement.setString(1, origin);
      statement.setString(2, plan);
      statement.executeUpdate();
    }
  }

  /** Notes in the transaction of the rows how far their table has got. */
  static void note(Connection connection, String table, Progress progress) throws SQLException {
    String sql =
        "insert into records_copy_progress (table_name, row_count, last_key, done)"
            + " values (?, ?, ?, ?) on conflict (table_name) do update set"
            + " row_count = excluded.row_count, last_key = excluded.last_key, done = excluded.done";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table);
      statement.setLong(2, progress.rows());
      statement.setString(3, progress.lastKey());
      statement.setBoolean(4, progress.done());
      statement.executeUpdate();
    }
  }

  static Progress progress(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select row_count, last_key, done from records_copy_progress where table_name = ?")) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? new Progress(row.getLong(1), row.getString(2), row.getBoolean(3))
            : Progress.NONE;
      }
    }
  }

  /** Takes away all that is not of the source. */
  static void end(Connection connection) throws SQLException {
    execute(connection, "drop table records_copy_progress");
    execute(connection, "drop table records_copy_run");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
