package org.recordsdb.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.sql.Script;
import org.recordsdb.migrate.error.Withheld;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Fault;

/**
 * Runs the files of migrations in a session's transaction, one statement after the other, so that
 * what fails is told with its place. Portable files are translated for SQLite first, all of it
 * before anything runs.
 */
final class ScriptRunner {

  /** How a file of SQLite's own asks for the way in which SQLite's manual changes tables. */
  private static final Pattern WITHOUT_FOREIGN_KEYS =
      Pattern.compile(
          "(?is)\\A((?:\\s|--[^\\n\\r]*|/\\*.*?\\*/)*)pragma\\s+foreign_keys\\s*=\\s*(?:off|0)\\s*;");

  /** Tables that refer to this one. */
  private static final String REFERRING =
      "select m.name from sqlite_schema m, pragma_foreign_key_list(m.name) f"
          + " where m.type = 'table' and lower(f.\"table\") = lower(?1)"
          + " and lower(m.name) <> lower(?1) limit 1";

  private final MigrationSession session;
  private final Dialect dialect;

  ScriptRunner(MigrationSession session) {
    this.session = session;
    this.dialect = session.settings().dialect();
  }

  /** Runs the file's statements; nothing is committed. */
  void run(MigrationFile file) throws SQLException {
    boolean sqlite = dialect.name().equals("sqlite");
    if (file.portable() && sqlite) {
      runTranslated(file);
    } else if (sqlite) {
      runOnSqlite(file);
    } else {
      for (SqlStatement statement : SqlStatement.of(file.name(), file.text())) {
        execute(statement, statement.sql());
      }
    }
  }

  private void runTranslated(MigrationFile file) throws SQLException {
    SqliteTranslation translation = new SqliteTranslation(dialect.syntax());
    List<SqlStatement> statements = SqlStatement.of(file.name(), file.text());
    List<List<String>> translated = statements.stream().map(translation::statements).toList();
    for (int i = 0; i < statements.size(); i++) {
      for (String sql : translated.get(i)) {
        refuseToDropReferred(statements.get(i), sql);
        execute(statements.get(i), sql);
      }
    }
  }

  /** Statements that are not definitions have names in backticks, which are never strings. */
  private void runOnSqlite(MigrationFile file) throws SQLException {
    String text = file.text();
    Matcher head = WITHOUT_FOREIGN_KEYS.matcher(text);
    boolean suspended = head.find();
    if (suspended) {
      session.suspendForeignKeys();
      text = head.group(1) + ";" + text.substring(head.end());
    }
    for (SqlStatement statement : SqlStatement.of(file.name(), text)) {
      for (String sql : Script.statements(statement.sql(), dialect.syntax())) {
        execute(statement, sql);
      }
    }
    if (suspended) {
      session
          .brokenReference()
          .ifPresent(
              table -> {
                throw Failure.of(
                        ErrorKind.FOREIGN_KEY,
                        file.name()
                            + ": rows of the table "
                            + table
                            + " would refer to rows that do not exist; nothing of the migration is"
                            + " left.")
                    .table(table)
                    .exception();
              });
    }
  }

  /**
   * SQLite deletes the rows of a table that it drops, and with them those that refer to them, where
   * PostgreSQL does not drop the table.
   */
  private void refuseToDropReferred(SqlStatement statement, String sql) throws SQLException {
    SqlWords words = SqlWords.of(sql);
    if (!words.has(0, "drop", "table")) {
      return;
    }
    String table = SqlWords.bare(words.at(words.has(2, "if", "exists") ? 4 : 2));
    try (PreparedStatement question = session.connection().prepareStatement(REFERRING)) {
      question.setString(1, table);
      try (ResultSet answer = question.executeQuery()) {
        if (answer.next()) {
          throw Failure.of(
                  ErrorKind.FOREIGN_KEY,
                  statement.place()
                      + ": the table "
                      + answer.getString(1)
                      + " refers to "
                      + table
                      + "; drop it first. Nothing of the migration is left.")
              .table(table)
              .exception();
        }
      }
    }
  }

  private void execute(SqlStatement statement, String sql) throws SQLException {
    Connection connection = session.connection();
    try (Statement jdbc = connection.createStatement()) {
      jdbc.execute(sql);
    } catch (SQLException e) {
      throw failed(statement, e);
    }
  }

  private RecordsException failed(SqlStatement statement, SQLException refused) {
    Fault fault = dialect.classify(refused);
    return Failure.of(
            fault.kind(),
            statement.place()
                + " failed, and nothing of the migration is left: "
                + phrase(fault)
                + ".")
        .table(fault.table())
        .columns(fault.columns())
        .constraint(fault.constraint())
        .sqlState(dialect.sqlState(refused))
        .cause(Withheld.of(refused))
        .exception();
  }

  /** What failed, by names; texts in quotes may be values. */
  private static String phrase(Fault fault) {
    StringBuilder phrase =
        new StringBuilder(fault.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    if (fault.constraint() != null) {
      phrase.append(", constraint ").append(fault.constraint());
    }
    if (fault.table() != null) {
      phrase.append(", table ").append(fault.table());
    }
    if (!fault.columns().isEmpty()) {
      phrase.append(", column ").append(String.join(", ", fault.columns()));
    }
    if (fault.detail() != null) {
      phrase.append(" (").append(fault.detail().replaceAll("'[^']*'", "'..'")).append(')');
    }
    return phrase.toString();
  }
}
