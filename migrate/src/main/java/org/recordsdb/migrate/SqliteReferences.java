package org.recordsdb.migrate;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;

/**
 * What PostgreSQL says or does at once where tables, indexes and views refer to each other, and
 * SQLite only later or never.
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

  /** Indexes of this column that stand for themselves. */
  private static final String INDEXES =
      "select distinct l.name from pragma_index_list(?1) l, pragma_index_info(l.name) i"
          + " where l.origin = 'c' and lower(i.name) = lower(?2)";

  private final MigrationSession session;
  private final SqliteForeignKeys keys;

  /** Tables whose foreign keys the statement may take the key away from. */
  private List<String> needing = List.of();

  /** Views that the statement may take the table away from. */
  private List<String> views = List.of();

  SqliteReferences(MigrationSession session) {
    this.session = session;
    this.keys = new SqliteForeignKeys(session);
  }

  /**
   * Refuses to drop a table that others refer to. SQLite deletes its rows, and with them those that
   * refer to them, where PostgreSQL does not drop the table. Drops the indexes of a column before
   * the column, as PostgreSQL does.
   */
  void before(SqlStatement statement, String sql) throws SQLException {
    SqlWords words = SqlWords.of(sql);
    needing = words.has(0, "drop", "index") ? names(NEEDING, dropped(words)) : List.of();
    views = words.has(0, "drop") ? SqliteViews.readable(session.connection()) : List.of();
    if (words.has(0, "alter", "table") && words.has(3, "drop")) {
      dropIndexes(
          SqlWords.bare(words.at(2)), SqlWords.bare(words.at(words.has(4, "column") ? 5 : 4)));
    }
    if (!words.has(0, "drop", "table")) {
      return;
    }
    String table = dropped(words);
    Optional<String> referring = names(REFERRING, table).stream().findFirst();
    if (referring.isPresent()) {
      throw needed(
          statement, "the table " + referring.get() + " refers to " + table + "; drop it first.");
    }
  }

  private void dropIndexes(String table, String column) throws SQLException {
    for (String index : names(INDEXES, table, column)) {
      try (Statement drop = session.connection().createStatement()) {
        drop.execute("drop index `" + index.replace("`", "``") + "`");
      }
    }
  }

  /** Refuses what leaves a foreign key without the key that it needs, or a view without a table. */
  void after(SqlStatement statement, String sql) throws SQLException {
    SqlWords words = SqlWords.of(sql);
    if (words.has(0, "alter", "table") || words.has(0, "create", "table")) {
      keys.check(statement, SqlWords.bare(words.at(words.has(2, "if", "not", "exists") ? 5 : 2)));
    }
    for (String table : needing) {
      keys.check(statement, table);
    }
    if (!views.isEmpty()) {
      Optional<String> broken = SqliteViews.broken(session.connection(), views);
      if (broken.isPresent()) {
        throw needed(
            statement,
            "the view " + broken.get() + " refers to " + dropped(words) + "; drop it first.");
      }
    }
  }

  private static RecordsException needed(SqlStatement statement, String cause) {
    return Failure.of(ErrorKind.SYNTAX, statement.failed() + cause).exception();
  }

  private static String dropped(SqlWords words) {
    return SqlWords.bare(words.at(words.has(2, "if", "exists") ? 4 : 2));
  }

  private List<String> names(String question, String... parameters) throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement statement = session.connection().prepareStatement(question)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet answer = statement.executeQuery()) {
        while (answer.next()) {
          names.add(answer.getString(1));
        }
      }
    }
    return names;
  }
}
