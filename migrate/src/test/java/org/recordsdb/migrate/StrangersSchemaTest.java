package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.postgres.Shadows;
import org.recordsdb.postgres.TestPostgres;

/** The schema of the history and the tables is one in which another login may create. */
@ResourceLock(TestPostgres.ROLES)
class StrangersSchemaTest {

  @TempDir Path directory;

  private final String superuser = TestPostgres.url();

  @BeforeEach
  void onlyOnAServerOfItsOwn() {
    assumeTrue(TestPostgres.isEmbedded(), "makes a login, on its own server only");
    role("mallory");
    role("app");
    run("grant all on schema public to public");
  }

  private void role(String name) {
    run(
        "do $$ begin create role "
            + name
            + "; exception when duplicate_object then null; end $$; alter role "
            + name
            + " login");
  }

  private void run(String sql) {
    try (Records records = Records.connect(superuser)) {
      records.executeScript(sql);
    }
  }

  private String as(String login) {
    return superuser.replaceFirst("//[^@]*@", "//" + login + "@");
  }

  private Migrations on(String url) {
    return Folder.in(directory)
        .with("V1__t.sql", "create table t (id int primary key);")
        .with("U1__t.sql", "drop table t;")
        .with("V2__u.sql", "create table u (id int primary key);")
        .with("U2__u.sql", "drop table u;")
        .on(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "app"})
  void noVerbCallsWhatAnotherLoginMadeInTheSchema(String login) throws SQLException {
    String url = as(login);
    Migrations migrations = on(url);
    assertThat(migrations.upgrade("1")).containsExactly("1");
    Shadows.make(url, "public", "mallory");
    assertThat(migrations.current()).hasValue("1");
    assertThat(migrations.history())
        .extracting(Migration::state)
        .containsExactly(Migration.State.APPLIED, Migration.State.PENDING);
    try (Records records = Records.connect(url)) {
      assertThat(Migrations.versionOf(records)).hasValue("1");
    }
    assertRefused(migrations::upgrade, "V2__u.sql", "of mallory", "DB_SCHEMA", "a member of");
    assertRefused(() -> migrations.downgrade("base"), "U1__t.sql", "of mallory", "DB_SCHEMA");
    assertThat(migrations.current()).hasValue("1");
    migrations.stamp("base");
    assertThat(migrations.current()).isEmpty();
    migrations.stamp("2");
    assertThat(migrations.upgrade()).isEmpty();
    assertThat(migrations.current()).hasValue("2");
    assertRefused(() -> migrations.downgrade("base"), "U2__u.sql", "of mallory", "DB_SCHEMA");
  }

  /** A database without a history, which stamp and upgrade begin. */
  @Test
  void aHistoryBeginsWithoutWhatAnotherLoginMade() throws SQLException {
    Shadows.make(superuser, "public", "mallory");
    assertThat(on(superuser).current()).isEmpty();
    on(superuser).stamp("1");
    assertThat(on(superuser).current()).hasValue("1");
  }

  /** What is the login's own is on the path of its scripts, and of nothing else. */
  @ParameterizedTest
  @ValueSource(strings = {"", "?schema=public"})
  void migrationsRunWhereTheLoginHasSuchFunctionsItself(String option) throws SQLException {
    Shadows.make(superuser, "public", "postgres");
    Migrations migrations = on(superuser + option);
    migrations.stamp("base");
    assertThat(migrations.upgrade()).containsExactly("1", "2");
    assertThat(migrations.current()).hasValue("2");
    migrations.stamp("1");
    migrations.stamp("2");
    assertThat(migrations.downgrade("base")).containsExactly("2", "1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create function f() returns int language sql as 'select 1'",
        "create operator public.= (leftarg = name, rightarg = text,"
            + " function = pg_catalog.nameeqtext)",
        "create type public.f as enum ('a')",
        "create domain f as int",
        "create collation f from \"C\""
      })
  void aMigrationIsRefusedThatCouldMeanWhatAnotherLoginMade(String planted) {
    on(superuser).upgrade("1");
    try (Records records = Records.connect(as("mallory"))) {
      records.executeScript(planted);
    }
    assertRefused(on(superuser)::upgrade, "V2__u.sql", "public", "of mallory", "drop them");
    assertRefused(on(superuser + "?schema=public")::upgrade, "of mallory", "a member of");
    run("grant mallory to postgres");
    try {
      assertThat(on(superuser).upgrade()).containsExactly("2");
    } finally {
      run("revoke mallory from postgres");
    }
  }

  /** Each schema of the path counts, not the first one alone. */
  @Test
  void aSchemaFurtherOnThePathIsNoBetter() {
    run("create schema home");
    run(
        "do $$ begin execute format('alter database %I set search_path = home, public',"
            + " current_database()); end $$");
    try (Records records = Records.connect(as("mallory"))) {
      records.executeScript("create function public.f() returns int language sql as 'select 1'");
    }
    assertRefused(on(superuser)::upgrade, "function public.f of mallory", "DB_SCHEMA");
    assertThat(on(superuser + "?schema=home").upgrade()).containsExactly("1", "2");
  }

  /** Where all may create and nobody else did, and where others have tables only. */
  @Test
  void aSchemaWithTablesOfOthersIsMigrated() {
    assertThat(on(as("app")).upgrade("1")).containsExactly("1");
    try (Records records = Records.connect(as("mallory"))) {
      records.executeScript("create table public.other (id int primary key)");
    }
    assertThat(on(as("app")).upgrade()).containsExactly("2");
    assertThat(on(as("app")).downgrade("base")).isEqualTo(List.of("2", "1"));
  }

  private static void assertRefused(ThrowingCallable work, String... words) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            RecordsException.class,
            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.PERMISSION))
        .hasMessageContainingAll(words);
  }
}
