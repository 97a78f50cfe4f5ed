package org.recordsdb.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.sql.BoundValues;
import org.recordsdb.internal.sql.Script;
import org.recordsdb.internal.sql.SpelledSecrets;
import org.recordsdb.migrate.error.Withheld;
import org.recordsdb.migrate.schema.ValueCheck;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Fault;

/**
 * Runs the files of migrations in a session's transaction, one statement after the other, so that
 * what fails is reported with its place. Portable files are translated for SQLite first, all of it
 * before anything runs.
 */
final class ScriptRunner {

  /** How a file of SQLite's own asks for the way in which SQLite's manual changes tables. */
  private static final Pattern WITHOUT_FOREIGN_KEYS =
      Pattern.compile(
          "(?is)\\A((?:\\s|--[^\\n"
              + "\\r"
              + "]*|/\\*.*?\\*/)*+)pragma\\s+foreign_keys\\s*=\\s*(?:off|0)\\s*;");

  private static final Pattern FAILED_CHECK =
      Pattern.compile("(?s)CHECK constraint failed: (.*)\\)\\z");

  private final MigrationSession session;
  private final Dialect dialect;
  private final SqliteReferences references;

  /** The file's statements so far. */
  private final List<SqlStatement> done = new ArrayList<>();

  ScriptRunner(MigrationSession session) {
    this.session = session;
    this.dialect = session.settings().dialect();
    this.references = new SqliteReferences(session);
  }

  /** Runs the file's statements; nothing is committed. */
  void run(MigrationFile file) throws SQLException {
    done.clear();
    requireSaid(file);
    boolean sqlite = dialect.name().equals("sqlite");
    if (file.portable() && sqlite) {
      runTranslated(file, translated(file));
    } else if (sqlite) {
      runOnSqlite(file);
    } else {
      session.asAuthor(file.name(), () -> runAll(file));
    }
  }

  /** One that is empty by mistake would be noted as applied. */
  private static void requireSaid(MigrationFile file) {
    if (file.text().replace(';', ' ').isBlank()) {
      throw Refusals.refused(
          "The migration "
              + file.name()
              + " is empty. Write its statements; where nothing is to be done, write a comment that"
              + " says so.");
    }
  }

  /** What SQLite is to run for each statement. */
  private List<List<String>> translated(MigrationFile file) {
    SqliteTranslation translation =
        new SqliteTranslation(dialect.syntax(), new StoredTables(session));
    return SqlStatement.of(file.name(), file.text()).stream().map(translation::statements).toList();
  }

  private void runAll(MigrationFile file) throws SQLException {
    for (SqlStatement statement : SqlStatement.of(file.name(), file.text())) {
      execute(statement, statement.sql());
    }
  }

  private void runTranslated(MigrationFile file, List<List<String>> translated)
      throws SQLException {
    List<SqlStatement> statements = SqlStatement.of(file.name(), file.text());
    for (int i = 0; i < statements.size(); i++) {
      for (String sql : translated.get(i)) {
        runTranslated(statements.get(i), sql);
      }
    }
  }

  private void runTranslated(SqlStatement statement, String sql) throws SQLException {
    references.before(statement, sql);
    execute(statement, sql);
    references.after(statement, sql);
    SqlWords words = SqlWords.of(sql);
    if (words.has(0, "create", "view")) {
      execute(statement, "select * from " + words.at(2) + " limit 0"); // SQLite reads it only now
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
    for (SqlStatement statement : SqlStatement.of(file.name(), text, SqlStatement.SQLITE)) {
      for (String sql : Script.ofMigration(statement.sql(), dialect.syntax())) {
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

  private void execute(SqlStatement statement, String sql) throws SQLException {
    Connection connection = session.connection();
    try (Statement jdbc = connection.createStatement()) {
      jdbc.execute(sql);
      done.add(statement);
    } catch (SQLException e) {
      throw failed(statement, sql, e);
    }
  }

  /** SQLite names a check without a name by its condition; that of a type shows no value. */
  private static Optional<Fault> misfit(@Nullable String text) {
    Matcher failed = FAILED_CHECK.matcher(String.valueOf(text));
    return failed.find() ? ValueCheck.misfit(failed.group(1)) : Optional.empty();
  }

  /** Nothing that the database quotes of a password which the statement spells out. */
  private Fault withoutSecrets(Fault fault, String sql) {
    String shown = SpelledSecrets.hiddenIn(sql, dialect.syntax().quoting());
    return shown.equals(sql) ? fault : BoundValues.without(fault, shown);
  }

  private RecordsException failed(SqlStatement statement, String sql, SQLException refused) {
    Fault known = SqliteChange.inOurWords(withoutSecrets(dialect.classify(refused, null), sql));
    Fault fault = misfit(refused.getMessage()).orElse(known);
    Collection<String> names =
        new KnownNames(session, new CreatedNames(done)).near(fault, statement);
    return Failure.of(
            fault.kind(),
            statement.failed()
                + FaultPhrase.of(ServerReason.with(fault, refused), statement, names))
        .table(fault.table())
        .columns(fault.columns())
        .constraint(fault.constraint())
        .sqlState(dialect.sqlState(refused))
        .cause(Withheld.of(refused))
        .exception();
  }
}
