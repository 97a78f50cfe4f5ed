package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.config.SettingsReader;

/** Such a source that becomes hostile only after the copy has looked at it. */
class RacedSourceTest extends HostileSource {

  private interface Attack {
    void run() throws SQLException;
  }

  private static Settings settings(String url) {
    return SettingsReader.read(Map.of("DATABASE_URL", url), null);
  }

  /** Copies a source that was changed when its readers were open, before the catalog is read. */
  private CopyReport raced(String to, Attack attack) throws SQLException {
    Settings here = settings(source.url());
    Settings there = settings(to);
    CopyOptions options =
        new CopyOptions(
            OnBadValue.FAIL, Map.of(), true, true, "public", "public", 2, 1, false, false);
    try (CopySource reading = Databases.source(here, options);
        CopyTarget writing = Databases.target(there, here, options)) {
      attack.run();
      return new CopyRun(reading, writing, options, CopyProgress.NONE)
          .run(chosen -> Databases.planner(here, there, chosen));
    }
  }

  private List<String> targets() {
    return List.of(target.url(), "sqlite:" + directory.resolve("laptop.db"));
  }

  private static void assertLocked(ThrowingCallable change) {
    assertThatThrownBy(change)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55P03"));
  }

  @Test
  void aFunctionThatBecomesSecurityDefinerWhileItIsReadDoesNotArrive()
      throws SQLException, IOException {
    attack("create table t (id int primary key)", PWN.formatted("pwn"));
    assertThatThrownBy(
            () -> raced(target.url(), () -> attack("alter function pwn(text) security definer")))
        .isInstanceOfSatisfying(
            RecordsException.class,
            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.UNSUPPORTED))
        .hasMessageContainingAll("pwn(text)", "security definer", "Copy again", "trustSource()");
    assertThat(target.schema()).filteredOn(line -> !line.startsWith("right")).isEmpty();
    assertThat(copy().leaveOut(true).run().copied()).isTrue();
    assertThat(target.ask("select proname from pg_proc where proname = 'pwn'")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table t",
        "alter table t rename to u",
        "alter table t set schema elsewhere",
        "drop table part",
        "alter table part rename to other",
        "drop sequence s",
        "alter sequence s rename to r",
        "alter table t alter column m type text",
        "alter table elsewhere.parent rename to p"
      })
  void whatIsReadCanNotBeReplacedWhileItIsRead(String change) throws SQLException {
    source.run("create schema elsewhere authorization mallory");
    attack(
        PWN.formatted("pwn"),
        "create table elsewhere.parent (id int primary key)",
        "create table t (id int primary key references elsewhere.parent, m int)",
        "create table whole (id int primary key) partition by list (id)",
        "create table part partition of whole for values in (1)",
        "create sequence s");
    CopyReport report =
        raced(target.url(), () -> assertLocked(() -> attack("set lock_timeout = '100ms'", change)));
    assertThat(report.copied()).isTrue();
  }

  @Test
  void whatWasReplacedBeforeItWasLockedIsSeen() throws SQLException {
    attack("create table t (id int primary key)", "create table u (id int)", "create sequence s");
    try (Connection reader = source.connect();
        Statement statement = reader.createStatement()) {
      statement.execute("begin");
      List<String> tables = SourceLocks.tables(reader, "public");
      assertThat(tables).containsExactly("public.t", "public.u");
      statement.execute("rollback; begin isolation level repeatable read, read only");
      attack(PWN.formatted("pwn"), "drop table t", "create view t as select pwn('v') as id");
      SourceLocks.lock(reader, tables);
      attack("create table v (id int)");
      PostgresSettings.settle(reader, "pg_catalog");
      assertThat(SourceLocks.areComplete(reader, "public")).isFalse();
      statement.execute("rollback; begin isolation level repeatable read, read only");
      SourceLocks.lock(reader, List.of("public.u", "public.v"));
      PostgresSettings.settle(reader, "pg_catalog");
      assertThat(SourceLocks.areComplete(reader, "public")).isTrue();
    }
    assertThatNothingRan();
  }

  @Test
  void aTableThatTheLoginMayNotLockIsToldWithTheRightThatItLacks() throws SQLException {
    source.run(
        "do $$ begin create role reader login; exception when duplicate_object then null; end $$",
        "create table t (id int primary key)",
        "grant select on t to reader");
    try (Connection reader =
            DriverManager.getConnection(
                "jdbc:" + source.url("reader").replaceFirst("reader@", ""), "reader", "");
        Statement statement = reader.createStatement()) {
      statement.execute("begin");
      List<String> tables = SourceLocks.tables(reader, "public");
      source.run("revoke select on t from reader");
      assertThatThrownBy(() -> SourceLocks.lock(reader, tables))
          .isInstanceOfSatisfying(
              RecordsException.class,
              refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.PERMISSION))
          .hasMessageContainingAll("public.t", "SELECT", "grant select on public.t to");
    }
  }

  /** The name of a table is all that a query has. */
  @Test
  void noReaderReadsAView() throws SQLException {
    attack(
        PWN.formatted("pwn"), "create table t (id int)", "create view v as select pwn('v') as id");
    try (PostgresSource reading = PostgresSource.open(settings(source.url()), "public", false, 3)) {
      for (Connection reader : reading.readers()) {
        try (Statement statement = reader.createStatement()) {
          assertThatThrownBy(() -> statement.execute("select id from public.v"))
              .hasMessageContaining("restricted");
        }
      }
    }
    assertThatNothingRan();
  }

  @Test
  void aFunctionOrOperatorThatComesAfterTheLookStandsInForNoBuiltInOne() throws SQLException {
    attack(
        PWN.formatted("pwn"),
        "create table p (name varchar primary key, at timestamptz default now(), n int[],"
            + " large text)",
        "create table t (id int primary key, name varchar references p, check (id > 0))",
        "insert into p values ('a', now(), '{1}', repeat('x', 5000000)), ('b', null, null, 'y')",
        "insert into t values (1, 'a')",
        "alter table t add constraint c check (length(name) < 9 and name <> 'b') not valid",
        "create index on t (lower(name))",
        "create function f(int default 1) returns int language sql as 'select 1'");
    for (String to : targets()) {
      CopyReport report =
          raced(
              to,
              () ->
                  attack(
                      said("array_length", "int[], int"),
                      said("unnest", "int2[]"),
                      said("format", "text, name"),
                      said("concat", "text, text"),
                      said("to_jsonb", "pg_database"),
                      said("octet_length", "varchar"),
                      said("octet_length", "text"),
                      said("length", "varchar"),
                      said("lower", "varchar"),
                      said("max", "int"),
                      said("quote_ident", "name"),
                      operator("varchar"),
                      operator("name", "text"),
                      operator("oid", "int"),
                      operator("oid", "bigint")));
      assertThat(report.copied()).isTrue();
      assertThatNothingRan();
      attack("drop operator if exists >(varchar, varchar)");
      for (String name :
          source.ask(
              "select oid::regprocedure from pg_proc where pronamespace = 'public'::regnamespace"
                  + " and proname <> 'pwn' and proname <> 'f'")) {
        source.run("drop function " + name + " cascade");
      }
    }
  }

  private static String said(String name, String arguments) {
    return "create function "
        + name
        + "("
        + arguments
        + ") returns text language plpgsql immutable as"
        + " $$ begin perform public.pwn('f'); return 'x'; end $$";
  }

  private static String operator(String left, String... others) {
    String right = others.length == 0 ? left : others[0];
    StringBuilder all = new StringBuilder();
    String function = "op_" + left + "_" + right;
    all.append("create function ").append(function).append('(').append(left).append(", ");
    all.append(right).append(") returns boolean language plpgsql immutable as");
    all.append(" $$ begin perform public.pwn('o'); return false; end $$;");
    for (String name : List.of("=", ">", "<", "<>", "<=")) {
      all.append(" create operator ").append(name).append(" (function = ").append(function);
      all.append(", leftarg = ").append(left).append(", rightarg = ").append(right).append(");");
    }
    return all.toString();
  }

  /** The owner of a type defines its casts, also those that nobody asks for. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "create cast (mood as text) with function told(mood) as implicit",
        "create cast (mood as text) with function told(mood)",
        "create cast (mood as name) with function named(mood) as implicit"
      })
  void aCastThatComesAfterTheLookWritesNoValueAndComparesNone(String cast) throws SQLException {
    attack(
        PWN.formatted("pwn"),
        "create type mood as enum ('a', 'b')",
        "create domain temper as mood",
        "create function told(mood) returns text language plpgsql as"
            + " $$ begin perform public.pwn('c'); return 'x'; end $$",
        "create function named(mood) returns name language plpgsql as"
            + " $$ begin perform public.pwn('c'); return 'x'; end $$",
        "create table t (m mood primary key, d temper, l mood[], large text)",
        "insert into t values ('a', 'b', '{a}', repeat('x', 5000000)), ('b', null, null, null)",
        "create table r (id int primary key, m mood, check (m <> 'b'))",
        "insert into r values (1, 'a')",
        "alter table r add constraint c check (m::text <> 'b') not valid");
    for (String to : targets()) {
      assertThat(raced(to, () -> attack(cast)).copied()).isTrue();
      assertThatNothingRan();
      source.run("drop cast if exists (mood as text)", "drop cast if exists (mood as name)");
    }
    assertThat(target.ask("select concat(m, d, l, length(large)) from public.t order by m"))
        .containsExactly("ab{a}5000000", "b");
  }

  /** Whether a regclass is written with its schema depends on the search path. */
  @Test
  void aNameInAValueMeansTheSameInTheCopy() throws SQLException {
    attack(
        "create table t (id int primary key, r regclass)",
        "insert into t values (1, 't'), (2, null)");
    assertThat(copy().run().copied()).isTrue();
    assertThat(target.ask("select r from public.t where id = 1")).containsExactly("public.t");
  }
}
