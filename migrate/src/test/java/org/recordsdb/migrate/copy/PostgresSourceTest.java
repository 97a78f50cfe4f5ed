package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.config.SettingsReader;
import org.recordsdb.postgres.TestPostgres;

/** What a login sees of a schema, at which moment, and what is refused. */
@ResourceLock(TestPostgres.ROLES)
class PostgresSourceTest {

  @TempDir Path directory;

  private final PlainPostgres source = PlainPostgres.create();
  private final PlainPostgres target = PlainPostgres.create();

  private static Settings settings(String url) {
    return SettingsReader.read(Map.of("DATABASE_URL", url), null);
  }

  private void assertRefused(ThrowingCallable copy, String... words) throws SQLException {
    assertThatThrownBy(copy)
        .isInstanceOfSatisfying(
            RecordsException.class,
            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.PERMISSION))
        .hasMessageContainingAll(words);
    Written.assertNone(target.url());
  }

  @Test
  void aLoginThatRowSecurityHidesRowsFromIsRefused() throws SQLException, IOException {
    source.load("p03_supabase_like.sql");
    source.run("grant usage, select on all sequences in schema public to migrator");
    try (Connection connection = source.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set role migrator");
      try (ResultSet seen = statement.executeQuery("select count(*) from public.todos")) {
        seen.next();
        assertThat(seen.getLong(1)).isZero();
      }
    }
    Copy copy = Copy.from(source.url("migrator")).to(target.url()).leaveOut(true);
    assertRefused(copy::run, "members, profiles, teams, todos", "BYPASSRLS");
  }

  @Test
  void aLoginThatMayNotReadATableIsRefused() throws SQLException {
    source.run(
        "do $$ begin create role copy_reader login; exception when duplicate_object then null;"
            + " end $$",
        "create table open (id serial)",
        "create table \"closed One\" (id int)",
        "grant select on open to copy_reader");
    Copy copy = Copy.from(source.url("copy_reader")).to(target.url());
    assertRefused(copy::run, "tables: closed One.", "sequences: open_id_seq.", "SELECT");
  }

  @Test
  void anUnknownSchemaIsRefused() throws SQLException {
    Copy copy = Copy.from(source.url()).to(target.url()).schemas("nowhere", "public");
    assertRefused(copy::run, "no schema nowhere");
  }

  @Test
  void allReadersSeeTheMomentAtWhichTheFirstBegan() throws SQLException {
    source.run("create table t (id int)", "insert into t values (1), (2)");
    try (PostgresSource reading = PostgresSource.open(settings(source.url()), "public", false, 3)) {
      source.run("insert into t values (3)", "delete from t where id = 1");
      List<Long> sums = new ArrayList<>();
      for (Connection reader : reading.readers()) {
        try (Statement statement = reader.createStatement();
            ResultSet row = statement.executeQuery("select sum(id) from public.t")) {
          row.next();
          sums.add(row.getLong(1));
        }
      }
      assertThat(sums).containsExactly(3L, 3L, 3L);
    }
  }

  @Test
  void readersWriteNothing() throws SQLException {
    source.run("create table t (id int)");
    try (PostgresSource reading = PostgresSource.open(settings(source.url()), "public", false, 1);
        Statement statement = reading.readers().get(0).createStatement()) {
      assertThatThrownBy(() -> statement.execute("insert into public.t values (1)"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
    }
  }

  @Test
  void theOriginShowsNoSecret() throws SQLException {
    try (PostgresSource reading = PostgresSource.open(settings(source.url()), "public", false, 1)) {
      assertThat(reading.origin()).contains("***").endsWith("schema public");
      assertThat(reading.origin()).doesNotContain(":postgres@");
    }
  }

  @Test
  void rowsThatCameWhileKeysWereSwitchedOffAreNamed() throws SQLException {
    source.run(
        "create table p (a int, b int, primary key (a, b))",
        "create table c (id int primary key, x int, y int, foreign key (x, y) references p)",
        "create table f (id int, x int, y int, constraint full_key foreign key (x, y)"
            + " references p match full)",
        "insert into p values (1, 1)",
        "set session_replication_role = replica; insert into c values (1, 1, 1), (2, 1, null),"
            + " (3, 7, 7); insert into f values (1, 1, null), (2, null, null)",
        "alter table c add constraint unchecked foreign key (x, id) references p not valid");
    CopyReport report = Copy.from(source.url()).to(target.url()).run();
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(report.offenders())
        .extracting(Offender::table, Offender::column, Offender::row)
        .containsExactly(tuple("c", "x, y", Map.of("id", "3")), tuple("f", "x, y", Map.of()));
  }

  /** Such a database stores any bytes as texts. */
  @Test
  void aTextThatIsNotUtf8IsNamedByItsTableAndRow() throws SQLException {
    PlainPostgres ascii = source.beside("_ascii", "encoding 'SQL_ASCII' locale 'C'");
    ascii.run(
        "create table t (id int primary key, body text)",
        "insert into t select i, case when i = 120 then E'caf\\xe9' else 'x' end"
            + " from generate_series(1, 300) i");
    for (String to : List.of(target.url(), "sqlite:" + directory.resolve("to.db"))) {
      assertThatThrownBy(() -> Copy.from(ascii.url()).to(to).run())
          .isInstanceOfSatisfying(
              RecordsException.class,
              refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_VALUE))
          .hasMessageContainingAll(
              "table t of the source", "rows 51 to 250 (in the order of id)", "UTF-8", "SQL_ASCII")
          .hasMessageNotContaining("caf");
    }
    Written.assertNone(target.url());
  }
}
