package org.recordsdb.migrate;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.internal.text.Nearest;

/**
 * What PostgreSQL says at once where a table refers to another one, and SQLite only later or never.
 */
final class SqliteReferences {

  /** Tables that refer to this one. */
  private static final String REFERRING =
      "select m.name from sqlite_schema m, pragma_foreign_key_list(m.name) f"
          + " where m.type = 'table' and lower(f.\"table\") = lower(?1)"
          + " and lower(m.name) <> lower(?1) limit 1";

  /** Tables that this one refers to and that are not there. */
  private static final String MISSING =
      "select f.\"table\" from pragma_foreign_key_list(?1) f where not exists (select 1 from"
          + " sqlite_schema m where m.type = 'table' and lower(m.name) = lower(f.\"table\"))"
          + " limit 1";

  private final MigrationSession session;

  SqliteReferences(MigrationSession session) {
    this.session = session;
  }

  /**
   * Refuses to drop a table that others refer to. SQLite deletes its rows, and with them those that
   * refer to them, where PostgreSQL does not drop the table.
   */
  void before(SqlStatement statement, String sql) throws SQLException {
    SqlWords words = SqlWords.of(sql);
    if (!words.has(0, "drop", "table")) {
      return;
    }
    String table = SqlWords.bare(words.at(words.has(2, "if", "exists") ? 4 : 2));
    Optional<String> referring = first(REFERRING, table);
    if (referring.isPresent()) {
      throw Failure.of(
              ErrorKind.FOREIGN_KEY,
              statement.place()
                  + ": the table "
                  + referring.get()
                  + " refers to "
                  + table
                  + "; drop it first. Nothing of the migration is left.")
          .table(table)
          .exception();
    }
  }

  /** Refuses a new reference to a table that is not there, which SQLite would take. */
  void after(SqlStatement statement, String sql) throws SQLException {
    SqlWords words = SqlWords.of(sql);
    boolean altered = words.has(0, "alter", "table");
    if (!altered && !words.has(0, "create", "table")) {
      return;
    }
    String table = SqlWords.bare(words.at(words.has(2, "if", "not", "exists") ? 5 : 2));
    Optional<String> missing = first(MISSING, table);
    if (missing.isPresent()) {
      throw Failure.of(
              ErrorKind.UNKNOWN_TABLE,
              statement.failed()
                  + "it refers to the table "
                  + missing.get()
                  + ", which does not exist."
                  + Nearest.suggestion(missing.get(), tables(), "Create that one first."))
          .table(missing.get())
          .exception();
    }
  }

  /** Also those that the migration has made. */
  private List<String> tables() throws SQLException {
    return session.settings().dialect().tables(session.connection(), null);
  }

  private Optional<String> first(String question, String table) throws SQLException {
    try (PreparedStatement statement = session.connection().prepareStatement(question)) {
      statement.setString(1, table);
      try (ResultSet answer = statement.executeQuery()) {
        return answer.next() ? Optional.of(answer.getString(1)) : Optional.empty();
      }
    }
  }
}
