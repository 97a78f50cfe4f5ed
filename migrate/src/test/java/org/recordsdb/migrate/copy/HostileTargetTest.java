package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.postgres.TestPostgres;

/** A target in which another login may create schemas, and waits for a superuser to copy. */
@ResourceLock(TestPostgres.ROLES)
class HostileTargetTest {

  private static final String MADE =
      "create table records_copy_state.made (number bigint generated always as identity,"
          + " kind text not null, identity text not null, object oid, published boolean default true,"
          + " rows bigint)";

  private static final String RUN =
      "create table records_copy_state.run (singleton boolean primary key, token uuid, host text,"
          + " machine text, pid bigint, origin text, plan text, heard_at timestamptz default now())";

  private static final String FINISHED =
      "create table records_copy_state.finished (schema_name text primary key, origin text)";

  @TempDir Path directory;

  private final PlainPostgres source = PlainPostgres.create();
  private final PlainPostgres target = PlainPostgres.create();

  @BeforeEach
  void mallory() throws SQLException {
    source.run(
        "do $$ begin create role mallory; exception when duplicate_object then null; end $$",
        "create table t (id int primary key)",
        "insert into t values (1)");
  }

  @AfterEach
  void nobodyIsMore() throws SQLException {
    source.run("alter role mallory nosuperuser");
  }

  /** Made by a login that may create schemas in the target. */
  private void attack(String... statements) throws SQLException {
    List<String> all = new ArrayList<>();
    all.add(
        "do $$ begin execute format('grant create on database %I to mallory',"
            + " current_database()); end $$");
    all.add("set role mallory");
    all.addAll(List.of(statements));
    target.run(all.toArray(String[]::new));
  }

  private Copy copy() {
    return Copy.from(source.url()).to(target.url());
  }

  private void assertRefused(String schema, ThrowingCallable work) throws SQLException {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            RecordsException.class,
            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.PERMISSION))
        .hasMessageContainingAll("schema " + schema, "drop it");
    assertThat(target.ask("select rolname from pg_roles where rolname = 'mallory' and rolsuper"))
        .isEmpty();
    assertThat(target.ask("select nspname from pg_namespace where nspname = '" + schema + "'"))
        .containsExactly(schema);
  }

  @Test
  void aRollbackDoesNotBelieveTheStateOfAnotherLogin() throws SQLException {
    attack(
        "create schema records_copy_state",
        MADE,
        RUN,
        FINISHED,
        "insert into records_copy_state.made (kind, identity)"
            + " values ('table', 'nothing; alter role mallory superuser; --')");
    assertRefused("records_copy_state", () -> Copy.rollBack(target.url(), true));
    assertRefused("records_copy_state", () -> Copy.rollBack(target.url(), "public", true));
  }

  @Test
  void aCopyRunsNoTriggerInTheStateOfAnotherLogin() throws SQLException {
    attack(
        "create schema records_copy_state",
        RUN,
        "create function records_copy_state.pwn() returns trigger language plpgsql as"
            + " $$ begin alter role mallory superuser; return new; end $$",
        "create trigger pwn before insert on records_copy_state.run for each row"
            + " execute function records_copy_state.pwn()",
        "grant all on schema records_copy_state to postgres",
        "grant all on all tables in schema records_copy_state to postgres");
    assertRefused("records_copy_state", () -> copy().run());
  }

  @Test
  void aSchemaThatHasTheNameOfAnUnfinishedCopyIsNotDropped() throws SQLException {
    attack("create schema records_copy", "create table records_copy.mine (id int)");
    assertRefused("records_copy", () -> copy().run());
    assertRefused("records_copy", () -> Copy.rollBack(target.url(), false));
    assertThat(target.ask("select relname from pg_class where relname = 'mine'"))
        .containsExactly("mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create function array_length(text[], int) returns int language plpgsql immutable as"
            + " $$ begin alter role mallory superuser; return 1; end $$",
        "create function more(numeric, int) returns boolean language plpgsql immutable as"
            + " $$ begin alter role mallory superuser; return true; end $$;"
            + " create operator > (function = more, leftarg = numeric, rightarg = int)",
        "create type mood as enum ('a')",
        "create domain mood as text"
      })
  void whatAnotherLoginHasInTheTargetsSchemaIsNeverMeant(String planted) throws SQLException {
    source.run(
        "create table u (a text[], n numeric, check (array_length(a, 1) > 0), check (n > 0))",
        "insert into u values ('{a}', 1)");
    target.run("create extension hstore", "create function mine() returns int return 1");
    assertThat(copy().run().copied()).as("the login's and a superuser's own do").isTrue();
    assertThat(Copy.rollBack(target.url(), false)).isNotEmpty();
    target.run("grant create on schema public to mallory");
    attack(planted);
    for (Copy copy : List.of(copy(), Copy.from(file()).to(target.url()))) {
      assertThatThrownBy(copy::run)
          .isInstanceOfSatisfying(
              RecordsException.class,
              refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.PERMISSION))
          .hasMessageContainingAll("schema public", "of mallory", "toSchema");
    }
    assertThat(target.ask("select rolname from pg_roles where rolname = 'mallory' and rolsuper"))
        .isEmpty();
    assertThat(target.ask("select nspname from pg_namespace where nspname = 'records_copy'"))
        .isEmpty();
    assertThat(copy().toSchema("other").run().copied()).isTrue();
  }

  /** As the message says. */
  @Test
  void whatARoleOfTheTargetsLoginHasThereMayBeMeant() throws SQLException {
    target.run("grant create on schema public to mallory");
    attack("create function mine() returns int return 1", "create type mood as enum ('a')");
    assertThatThrownBy(() -> copy().run())
        .hasMessageContainingAll("function public.mine of mallory", "a member of that role");
    target.run("grant mallory to postgres");
    try {
      assertThat(copy().run().copied()).isTrue();
    } finally {
      target.run("revoke mallory from postgres");
    }
  }

  /** An SQLite file with a table. */
  private String file() {
    String url = "sqlite:" + directory.resolve("from.db");
    try (Records records = Records.connect(url)) {
      records.executeScript("create table if not exists t (id integer primary key)");
    }
    return url;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"records_copy", "records_copy_state", "information_schema", "pg_temp", "pg_toast"})
  void aSchemaThatIsNotForTablesIsRefusedByItsName(String schema) throws SQLException {
    assertThatThrownBy(() -> copy().toSchema(schema).run())
        .isInstanceOfSatisfying(
            RecordsException.class,
            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.UNSUPPORTED))
        .hasMessageContainingAll("the schema " + schema + ":", "toSchema");
    assertThat(target.ask("select nspname from pg_namespace where nspname ~ '^records'")).isEmpty();
  }

  @Test
  void aSettingOfTheTargetChangesNoValue() throws SQLException {
    source.run("create table a (n text[])", "insert into a values ('{NULL,x}')");
    target.run(
        "do $$ begin execute format('alter database %I set array_nulls = off',"
            + " current_database()); end $$");
    assertThat(copy().run().copied()).isTrue();
    assertThat(target.ask("select n[1] is null from public.a")).containsExactly("t");
  }

  @Test
  void aTriggerOnTheCopysOwnStateIsRefused() throws SQLException {
    assertThat(copy().run().copied()).isTrue();
    target.run(
        "grant trigger on records_copy_state.made to mallory",
        "grant usage on schema records_copy_state to mallory");
    attack(
        "create schema mallory",
        "create function mallory.pwn() returns trigger language plpgsql as"
            + " $$ begin alter role mallory superuser; return old; end $$",
        "create trigger pwn before delete on records_copy_state.made for each row"
            + " execute function mallory.pwn()");
    assertRefused("records_copy_state", () -> Copy.rollBack(target.url(), true));
  }

  @Test
  void stateThatOthersMayWriteToIsRefused() throws SQLException {
    assertThat(copy().run().copied()).isTrue();
    for (String right :
        List.of(
            "insert on records_copy_state.made",
            "update (kind) on records_copy_state.made",
            "create on schema records_copy_state")) {
      for (String other : List.of("mallory", "public")) {
        target.run("grant " + right + " to " + other);
        assertThatThrownBy(() -> Copy.rollBack(target.url(), true))
            .isInstanceOfSatisfying(
                RecordsException.class,
                refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.PERMISSION))
            .hasMessageContainingAll("records_copy_state", other, "revoke");
        target.run("revoke " + right + " from " + other);
      }
    }
    target.run("grant usage on schema records_copy_state to mallory");
    assertThat(Copy.rollBack(target.url(), false)).containsExactly("table public.t");
  }

  @Test
  void defaultPrivilegesGiveNobodyTheStateOfACopy() throws SQLException {
    target.run("alter default privileges grant all on tables to mallory");
    assertThat(copy().run().copied()).isTrue();
    assertThat(Copy.rollBack(target.url(), false)).containsExactly("table public.t");
  }

  @Test
  void withoutAFinishedCopyNothingIsDroppedOrForgotten() throws SQLException {
    assertThat(copy().run().copied()).isTrue();
    target.run("delete from records_copy_state.finished");
    assertThat(Copy.rollBack(target.url(), true)).isEmpty();
    assertThat(Copy.rollBack(target.url(), "public", true)).isEmpty();
    assertThat(target.ask("select 1 from public.t")).hasSize(1);
    assertThat(target.ask("select 1 from records_copy_state.made")).isNotEmpty();
  }

  @Test
  void whatWasNotedIsDroppedByTheNameThatTheCatalogHasOfIt() throws SQLException {
    assertThat(copy().run().copied()).isTrue();
    target.run(
        "insert into records_copy_state.made (kind, identity, object, published)"
            + " select v.*, 'public.t'::regclass, true from (values"
            + " ('table', 'public.nothing; alter role mallory superuser; --'),"
            + " ('role', 'mallory'), ('table if exists public.x; drop role mallory; --', 'public.t')) v");
    assertThat(Copy.rollBack(target.url(), true)).containsExactly("table public.t");
    assertThat(target.ask("select rolsuper from pg_roles where rolname = 'mallory'"))
        .containsExactly("f");
  }
}
