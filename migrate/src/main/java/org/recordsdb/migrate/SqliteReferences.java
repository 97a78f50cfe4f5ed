package org.recordsdb.migrate;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;

/**
 * What PostgreSQL says at once where a table refers to another one, and SQLite only later or never.
 */
final class SqliteReferences {

  /** Tables that refer to this one. */
  private static final String REFERRING =
      "select m.name from sqlite_schema m, pragma_foreign_key_list(m.name) f"
          + " where m.type = 'table' and lower(f.\"table\") = lower(?1)"
          + " and lower(m.name) <> lower(?1) limit 1";

  /** Tables that refer to the one of this index. */
  private static final String NEEDING =
      "select distinct m.name from sqlite_schema i, sqlite_schema m, pragma_foreign_key_list(m.name)"
          + " f where i.type = 'index' and i.name = ?1 and m.type = 'table' and lower(f.\"table\") ="
          + " lower(i.tbl_name)";

  private final MigrationSession session;
  private final SqliteForeignKeys keys;

  /** Tables whose foreign keys the statement may take the key away from. */
  private List<String> needing = List.of();

  SqliteReferences(MigrationSession session) {
    this.session = session;
    this.keys = new SqliteForeignKeys(session);
  }

  /**
   * Refuses to drop a table that others refer to. SQLite deletes its rows, and with them those that
   * refer to them, where PostgreSQL does not drop the table.
   */
  void before(SqlStatement statement, String sql) throws SQLException {
    SqlWords words = SqlWords.of(sql);
    needing = words.has(0, "drop", "index") ? all(NEEDING, dropped(words)) : List.of();
    if (!words.has(0, "drop", "table")) {
      return;
    }
    String table = dropped(words);
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

  /** Refuses a foreign key that does not fit what it refers to, which SQLite would take. */
  void after(SqlStatement statement, String sql) throws SQLException {
    SqlWords words = SqlWords.of(sql);
    if (words.has(0, "alter", "table") || words.has(0, "create", "table")) {
      keys.check(statement, SqlWords.bare(words.at(words.has(2, "if", "not", "exists") ? 5 : 2)));
    }
    for (String table : needing) {
      keys.check(statement, table);
    }
  }

  private static String dropped(SqlWords words) {
    return SqlWords.bare(words.at(words.has(2, "if", "exists") ? 4 : 2));
  }

  private Optional<String> first(String question, String name) throws SQLException {
    return all(question, name).stream().findFirst();
  }

  private List<String> all(String question, String name) throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement statement = session.connection().prepareStatement(question)) {
      statement.setString(1, name);
      try (ResultSet answer = statement.executeQuery()) {
        while (answer.next()) {
          names.add(answer.getString(1));
        }
      }
    }
    return names;
  }
}
