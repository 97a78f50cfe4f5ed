package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.recordsdb.Records;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.migrate.copy.Copy;
import org.recordsdb.postgres.Shadows;
import org.recordsdb.postgres.TestPostgres;

/** What others have put first on the search path of a database is used by nothing of ours. */
@ResourceLock(TestPostgres.ROLES)
class SearchPathTest {

  private static final String HISTORY =
      "create table evil.flyway_schema_history (installed_rank int primary key, version text,"
          + " description text, type text, script text, checksum int, installed_by text,"
          + " installed_on timestamp default now(), execution_time int, success boolean);"
          + "insert into evil.flyway_schema_history values"
          + " (1, '7', 'x', 'SQL', 'V7__x.sql', 1, 'x', now(), 1, true);"
          + "alter table evil.flyway_schema_history owner to mallory;";

  @TempDir Path directory;

  private final String url = TestPostgres.url();

  @BeforeEach
  void onlyOnAServerOfItsOwn() {
    assumeTrue(TestPostgres.isEmbedded(), "makes a login, on its own server only");
  }

  private Folder files() {
    return Folder.in(directory)
        .with("V1__t.sql", "create table t (id int primary key);")
        .with("U1__t.sql", "drop table t;")
        .with("V2__n.sql", "alter table t add column n int;");
  }

  private void run(String sql) {
    try (Records records = Records.connect(url)) {
      records.executeScript(sql);
    }
  }

  private void path(String path) {
    run(
        "do $$ begin execute format('alter database %I set search_path = "
            + path
            + "', current_database()); end $$");
  }

  private void mallory() {
    role("mallory");
    run("create schema evil authorization mallory; grant all on schema evil to public;");
  }

  private void role(String name) {
    run(
        "do $$ begin create role "
            + name
            + " login; exception when duplicate_object then null; end $$");
  }

  /** The URL of this login, which needs no password here. */
  private String as(String login) {
    role(login);
    return url.replaceFirst("//[^@]*@", "//" + login + "@");
  }

  /** The schema home, which migrator owns and has migrated, and app may read. */
  private void migratedByItsOwner() {
    String migrator = as("migrator");
    role("app");
    run("create schema home authorization migrator; grant usage on schema home to app;");
    path("home, public");
    assertThat(files().on(migrator).upgrade()).containsExactly("1", "2");
    run("grant select on all tables in schema home to app");
  }

  @Test
  void migrationsOfANamedSchemaCallNothingThatOthersMade() throws SQLException {
    Shadows.make(url);
    Migrations migrations = files().on(url + "?schema=public");
    assertThat(migrations.upgrade()).containsExactly("1", "2");
    assertThat(migrations.current()).hasValue("2");
    migrations.stamp("1");
    assertThat(migrations.downgrade("base")).containsExactly("1");
  }

  @Test
  void aLoginReadsTheHistoryThatAnotherOneMigrates() {
    migratedByItsOwner();
    String app = as("app") + "?schema=home";
    Migrations migrations = files().on(app);
    assertThat(migrations.current()).hasValue("2");
    assertThat(migrations.history())
        .extracting(Migration::state)
        .containsOnly(Migration.State.APPLIED);
    try (Records records = Records.connect(app)) {
      assertThat(Migrations.versionOf(records)).hasValue("2");
    }
    assertRefused(files().on(as("app"))::upgrade, "schema home", "migrator", "DB_SCHEMA");
  }

  @Test
  void aSchemaOfAnotherLoginWithoutAHistoryIsAtNoVersion() {
    mallory();
    path("evil, public");
    assertThat(files().on(as("app") + "?schema=evil").current()).isEmpty();
    assertRefused(files().on(as("app"))::current, "schema evil", "mallory", "DB_SCHEMA");
    assertRefused(files().on(as("app"))::upgrade, "schema evil", "mallory", "DB_SCHEMA");
  }

  /** Who owns a table or its schema can have code run by whoever reads it, from any moment on. */
  @Test
  void aHistoryOfAnotherLoginIsReadOnlyWhereItsSchemaIsNamed() {
    mallory();
    run(HISTORY);
    path("evil, public");
    String app = as("app");
    run("grant all on all tables in schema evil to app");
    assertRefused(files().on(app)::history, "schema evil", "mallory", "DB_SCHEMA");
    try (Records records = Records.connect(app)) {
      assertRefused(() -> Migrations.versionOf(records), "schema evil", "mallory", "DB_SCHEMA");
    }
    String named = app + "?schema=evil";
    assertThat(files().on(named).current()).hasValue("7");
    try (Records records = Records.connect(named)) {
      assertThat(Migrations.versionOf(records)).hasValue("7");
    }
  }

  @Test
  void aHistoryOfAnotherLoginIsReadWithoutItsFunctionsAndOperators() throws SQLException {
    Shadows.make(url);
    try (Records records = Records.connect(url + "?schema=public")) {
      records.executeScript(HISTORY + "grant all on all tables in schema evil to public;");
    }
    String app = as("app") + "?schema=evil";
    assertThat(files().on(app).history())
        .extracting(Migration::state)
        .contains(Migration.State.MISSING);
    try (Records records = Records.connect(app)) {
      assertThat(Migrations.versionOf(records)).hasValue("7");
    }
  }

  /** Its triggers would run with the rights of the superuser; the remedies are believed. */
  @Test
  void aSuperuserMigratesAnotherLoginsHistoryWhereThatIsSaid() {
    migratedByItsOwner();
    assertRefused(files().on(url)::upgrade, "schema home", "migrator", "DB_SCHEMA");
    assertThat(files().on(url + "?schema=home").upgrade()).isEmpty();
    run(
        "alter table home.flyway_schema_history set schema public; grant all on schema public to app");
    Migrations inPublic = files().on(url + "?schema=public");
    assertRefused(inPublic::current, "belongs to migrator", "Connect as that role");
    assertRefused(
        inPublic::upgrade, "belongs to migrator", "Connect as that role", "a member of it");
    assertThat(files().on(as("migrator") + "?schema=public").upgrade()).isEmpty();
    run("grant migrator to postgres");
    try {
      assertThat(inPublic.upgrade()).isEmpty();
    } finally {
      run("revoke migrator from postgres");
    }
  }

  /** A superuser: whoever may create a schema could else get all rights. */
  @Test
  void aSchemaThatNobodyNamedIsNotAnotherLogins() {
    mallory();
    run(HISTORY);
    path("evil, public");
    Migrations migrations = files().on(url);
    assertRefused(migrations::upgrade, "schema evil", "mallory", "DB_SCHEMA");
    assertRefused(migrations::history, "schema evil", "mallory", "DB_SCHEMA");
    try (Records records = Records.connect(url)) {
      assertRefused(() -> Migrations.versionOf(records), "schema evil", "mallory");
    }
    try (Records records = Records.connect(url + "?schema=public")) {
      assertThat(Migrations.versionOf(records)).isEmpty();
    }
  }

  @Test
  void aHistoryThatAnotherLoginPlantedIsNotBelieved() {
    mallory();
    run(HISTORY + "alter table evil.flyway_schema_history set schema public;");
    run(
        "do $$ begin create role migrator login; exception when duplicate_object then null; end $$;"
            + "grant all on schema public to migrator;"
            + "grant all on all tables in schema public to migrator;");
    String login = url.replaceFirst("//[^@]*@", "//migrator@");
    for (String each : List.of(url, login)) {
      assertRefused(files().on(each)::upgrade, "flyway_schema_history", "mallory", "drop it");
    }
    run("alter table public.flyway_schema_history rename to h;");
    run("create view flyway_schema_history as select * from h;");
    run("alter view flyway_schema_history owner to mallory;");
    assertRefused(files().on(login)::history, "flyway_schema_history", "mallory");
  }

  @Test
  void migrationsSeeTheSearchPathOfTheirLogin() {
    run("create schema app; create type public.state as enum ('new');");
    path("app, public");
    Migrations migrations =
        Folder.in(directory).with("V1__t.sql", "create table t (s state);").on(url);
    assertThat(migrations.upgrade()).containsExactly("1");
    try (Records records = Records.connect(url)) {
      assertThat(records.executeQuery("select * from app.t")).isEmpty();
      assertThat(records.executeQuery("select version from app.flyway_schema_history")).hasSize(1);
    }
  }

  @Test
  void aMigrationMayChooseItsSchemaForItself() {
    run("create schema app");
    Migrations migrations =
        Folder.in(directory)
            .with("V1__t.sql", "set local search_path to app; create table t (n int);")
            .with("V2__u.sql", "create table u (n int);")
            .on(url);
    assertThat(migrations.upgrade()).containsExactly("1", "2");
    try (Records records = Records.connect(url)) {
      assertThat(records.executeQuery("select t.n from app.t, public.u")).isEmpty();
    }
  }

  @Test
  void aCopyAndItsRollbackCallNothingThatOthersMade() throws SQLException {
    String source = "sqlite:" + directory.resolve("app.db");
    try (Records records = Records.connect(source)) {
      records.executeScript("create table t (id integer not null primary key, name text)");
      records.executeUpdate("insert into t values (1, 'a')");
    }
    Shadows.make(url);
    assertThat(Copy.from(source).to(url).run().copied()).isTrue();
    String second = TestPostgres.url();
    Shadows.make(second);
    assertThat(Copy.from(url).to(second).run().copied()).isTrue();
    assertThat(Copy.rollBack(second, false)).contains("table public.t");
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable work, String... words) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            RecordsException.class,
            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.PERMISSION))
        .hasMessageContainingAll(words);
  }
}
