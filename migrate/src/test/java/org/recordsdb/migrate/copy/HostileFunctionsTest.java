package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.DatabaseUrl;
import org.recordsdb.sqlite.SqliteDialect;
import org.sqlite.Function;

/**
 * Expressions of a stranger's SQLite file. With other arguments the functions of the driver end the
 * process that runs them.
 */
class HostileFunctionsTest {

  @TempDir Path directory;

  private PlainSqlite file(String name) {
    return new PlainSqlite(directory.resolve(name));
  }

  private void assertRefused(PlainSqlite source, String to, String... words) {
    assertThatThrownBy(Copy.from(source.url()).to(to).leaveOut(true)::run)
        .isInstanceOfSatisfying(
            RecordsException.class,
            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.UNSUPPORTED))
        .hasMessageContainingAll(words);
    assertThat(directory.resolve("to.db")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"replicate(name, 2) <> ''", "\"padl\"(name, 3) <> ''", "[strfilter](name, 'a')"})
  void aCheckRunsNoFunctionOfTheDriver(String check) throws SQLException {
    PlainSqlite source =
        file("from.db")
            .run(
                "create table t (id integer primary key, name text, check (" + check + "))",
                "pragma ignore_check_constraints = on",
                "insert into t values (1, 'a')");
    String name = check.substring(0, check.indexOf('(')).replaceAll("\\W", "");
    assertRefused(source, file("to.db").url(), name + " in a check of the table t");
    PlainPostgres server = PlainPostgres.create();
    CopyReport report = Copy.from(source.url()).to(server.url()).leaveOut(true).run();
    assertThat(report.left()).extracting(Untranslated::kind).containsExactly("check");
  }

  /** A function that only the program knew which made the file. */
  @Test
  void whatAnotherProgramAddedIsNamed() throws SQLException {
    PlainSqlite indexed = file("indexed.db");
    PlainSqlite computed = file("computed.db");
    for (PlainSqlite each : List.of(indexed, computed)) {
      try (Connection connection = each.connect();
          Statement statement = connection.createStatement()) {
        Function.create(connection, "mine", new Mine(), 1, Function.FLAG_DETERMINISTIC);
        String more = each.equals(computed) ? ", g text generated always as (mine(name))" : "";
        statement.execute("create table t (id integer primary key, name text" + more + ")");
        if (each.equals(indexed)) {
          statement.execute("create index i on t (mine(name))");
          statement.execute("create index j on t (id) where mine(name) > ''");
          statement.execute("create index k on t (lower(name))");
        }
        statement.execute("insert into t (id, name) values (1, 'a')");
      }
    }
    CopyReport report = Copy.from(indexed.url()).to(file("to2.db").url()).leaveOut(true).run();
    assertThat(report.copied()).isTrue();
    assertThat(report.left())
        .extracting(Untranslated::name, Untranslated::reason)
        .allSatisfy(each -> assertThat(each.toList().get(1).toString()).contains("calls mine"))
        .hasSize(2);
    String words = "mine in the computed column g of the table t";
    assertRefused(computed, file("to.db").url(), words);
    assertRefused(computed, PlainPostgres.create().url(), words);
  }

  private static final class Mine extends Function {
    @Override
    protected void xFunc() throws SQLException {
      result(value_text(0));
    }
  }

  /** SQLite can't be interrupted while it makes a value. */
  @Test
  void aCheckMakesNoValueBeyondTheLimit() throws SQLException {
    PlainSqlite source =
        file("from.db")
            .run(
                "create table t (id integer primary key check (length(zeroblob(300000000)) > id))",
                "insert into t values (1)");
    PlainSqlite target = file("to.db");
    assertThatThrownBy(Copy.from(source.url()).to(target.url())::run)
        .isInstanceOf(RecordsException.class);
    assertThat(target.file()).doesNotExist();
    String longer = "?max_length=400000000";
    assertThat(Copy.from(source.url() + longer).to(target.url() + longer).run().copied()).isTrue();
  }

  @Test
  void theLimitGoesOnlyWhereNothingMakesValues() throws SQLException {
    PlainSqlite plain = file("plain.db").run("create table t (a char(3) check (length(a) < 4))");
    PlainSqlite making = file("making.db").run("create table t (a text check (a || a > ''))");
    assertThat(makes(plain)).isTrue();
    assertThat(makes(making)).isFalse();
  }

  private static boolean makes(PlainSqlite file) throws SQLException {
    String name = file.file().toString();
    DatabaseUrl url = new DatabaseUrl("sqlite", List.of(), null, null, name, Map.of());
    ConnectionSettings settings =
        new ConnectionSettings(url, null, "test", Duration.ofSeconds(10), false);
    try (Connection reader = SqliteConnections.reading(new SqliteDialect(), settings, name);
        Statement statement = reader.createStatement();
        ResultSet row = statement.executeQuery("select length(zeroblob(300000000))")) {
      return row.next();
    } catch (SQLException e) {
      return false;
    }
  }

  @Test
  @Timeout(60)
  void whatFollowsADefinitionIsNotRead() throws SQLException {
    PlainSqlite source =
        file("from.db")
            .run(
                "create table t (id integer primary key)",
                "insert into t values (1)",
                "pragma writable_schema = on",
                "update sqlite_schema set sql = sql || char(0) || '['");
    assertThatThrownBy(Copy.from(source.url()).to(file("to.db").url())::run)
        .hasMessageContaining("the definition of the table t holds a NUL");
  }

  /** A blank outside of ASCII is a letter to SQLite: this is a column, and no word AS. */
  @Test
  void aColumnNamedAlmostAsAWordHidesNoFunction() throws SQLException {
    PlainSqlite source =
        file("from.db")
            .run(
                "create table t (id integer primary key, \"\u2003as\" integer,"
                    + " check (1 and \u2003as and replicate('ab', 2)))",
                "pragma ignore_check_constraints = on",
                "insert into t values (1, 1)");
    assertRefused(source, file("to.db").url(), "replicate in a check of the table t");
  }

  @Test
  void aTableThatAVirtualOneReadsIsCopied() throws SQLException {
    PlainSqlite source =
        file("from.db")
            .run(
                "create table notes_content (id integer primary key, body text)",
                "insert into notes_content values (1, 'a')",
                "create virtual table notes using"
                    + " fts5(body, content='notes_content', content_rowid='id')",
                "create virtual table page using fts3(body)",
                "create table page_stat (page text, hits int)",
                "insert into page_stat values ('a', 2)");
    PlainSqlite target = file("to.db");
    assertThat(Copy.from(source.url()).to(target.url()).leaveOut(true).run().copied()).isTrue();
    assertThat(target.ask("select body from notes_content")).containsExactly("a");
    assertThat(target.ask("select hits from page_stat")).containsExactly("2");
    assertThat(target.ask("select name from sqlite_schema")).doesNotContain("page_segments");
  }

  @Test
  void aDefinitionMakesWhatTheFileSays() throws SQLException {
    PlainSqlite source =
        file("from.db")
            .run(
                "create table t (id integer primary key)",
                "create view v as select id from t",
                "pragma writable_schema = on",
                "update sqlite_schema set type = 'trigger' where name = 'v'");
    assertThatThrownBy(Copy.from(source.url()).to(file("to.db").url())::run)
        .isInstanceOf(RecordsException.class); // by SQLite's own look, where it has one
  }

  @Test
  void aViewInThePlaceOfATableIsNotCompared() throws SQLException {
    PlainSqlite source =
        file("from.db").run("create table t (id integer primary key)", "insert into t values (1)");
    PlainSqlite target = file("to.db");
    Copy copy = Copy.from(source.url()).to(target.url());
    assertThat(copy.run().copied()).isTrue();
    assertThat(copy.compare().outcome()).isEqualTo(CopyReport.Outcome.EQUAL);
    target.run("alter table t rename to other", "create view t as select id from other");
    assertThatThrownBy(copy::compare)
        .isInstanceOf(RecordsException.class)
        .hasMessageContainingAll("something else has the place", ": t.");
  }
}
