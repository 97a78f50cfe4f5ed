package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.recordsdb.error.RecordsException;

/** What others have in a PostgreSQL database is not lost with a copy that is rolled back. */
class RollbackOfOthersTest {

  private final PlainPostgres source = PlainPostgres.create();
  private final PlainPostgres target = PlainPostgres.create();

  private void copy(String... statements) throws SQLException {
    source.run(statements);
    assertThat(Copy.from(source.url()).to(target.url()).trustSource().run().copied()).isTrue();
  }

  private static String[] everything() {
    return new String[] {
      "create type mood as enum ('good', 'bad')",
      "create sequence free",
      "create table a (id serial primary key, m mood, n int generated always as identity)",
      "create table part (id int, primary key (id)) partition by range (id)",
      "create table part1 partition of part for values from (0) to (10)",
      "create table child (c text) inherits (a)",
      "create function f(x a) returns int language sql immutable as $$ select 1 $$",
      "create view v as select id from a",
      "create materialized view mv as select f(a) from a",
      "create statistics st on id, m from a",
      "create domain positive as int check (value > 0)",
      "create type span as range (subtype = int)",
      "create table b (id int references a (id), p positive, s span, c int default f(null))",
      "create index on b ((id + 1))",
      "insert into a (m) values ('good')",
      "insert into part values (3)"
    };
  }

  @Test
  void whatTheCopyMadeDependsOnItselfOnly() throws SQLException {
    copy(everything());
    target.run(
        "create index added on public.a (m)", "grant select on sequence public.free to public");
    assertThat(Copy.rollBack(target.url(), false)).contains("table public.a", "type public.mood");
    assertThat(
            target.ask("select relname from pg_class where relnamespace = 'public'::regnamespace"))
        .isEmpty();
    assertThat(target.ask("select nspname from pg_namespace where nspname like 'records%'"))
        .isEmpty();
  }

  /** Each with what is told of it. */
  @Test
  void whatDependsOnACopyFromOutsideKeepsIt() throws SQLException {
    copy(everything());
    List<List<String>> others =
        List.of(
            List.of("create table o.mine (id int, m public.mood)", "column m of table o.mine"),
            List.of("create table o.kid (v text) inherits (public.a)", "table o.kid"),
            List.of("create view o.w as select 1 as one from public.v", "view o.w"),
            List.of("create materialized view o.w as select id from public.a", "view o.w"),
            List.of("create table o.x (a public.a[])", "column a of table o.x"),
            List.of("create table o.x (id int default public.f(null))", "column id of table o.x"),
            List.of("create table o.x (id int default nextval('public.free'))", "o.x"),
            List.of("create table o.x (id int references public.a)", "table o.x"),
            List.of(
                "create function o.g(public.mood) returns int language sql as 'select 1'", "o.g"),
            List.of(
                "create table o.p2 partition of public.part for values from (10) to (20)", "o.p2"),
            List.of("create sequence public.own owned by public.a.id", "sequence public.own"));
    for (List<String> other : others) {
      target.run("create schema if not exists o", other.get(0));
      assertThatThrownBy(() -> Copy.rollBack(target.url(), false))
          .as(other.get(0))
          .isInstanceOf(RecordsException.class)
          .hasMessageContainingAll("depends on it", other.get(1), "evenIfChanged");
      target.run("drop schema o cascade", "drop sequence if exists public.own");
    }
    assertThat(Copy.rollBack(target.url(), false)).contains("table public.a");
  }

  @Test
  void whatGoesWithACopyIsTold() throws SQLException {
    copy("create type mood as enum ('good')", "create table a (id int primary key)");
    target.run(
        "create table mine (id int primary key, m mood)",
        "create view w as select m from mine",
        "create view x as select id from mine");
    assertThat(Copy.rollBack(target.url(), true))
        .containsExactlyInAnyOrder(
            "table public.a",
            "type public.mood",
            "column m of table public.mine, which depended on the copy",
            "view public.w, which depended on the copy");
    assertThat(target.ask("select id from public.x")).isEmpty();
  }

  @Test
  void rowsThatAreStoredDuringARollbackKeepTheCopy() throws Exception {
    copy("create table t (id int primary key)");
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (Connection other = target.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("insert into public.t values (7)");
      Future<List<String>> rollback = threads.submit(() -> Copy.rollBack(target.url(), false));
      String waits = "select 1 from pg_locks where not granted and mode = 'AccessExclusiveLock'";
      while (target.ask(waits).isEmpty() && !rollback.isDone()) {
        Thread.onSpinWait();
      }
      other.commit();
      assertThatThrownBy(rollback::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .hasMessageContaining("public.t");
    } finally {
      threads.shutdown();
    }
    assertThat(target.ask("select id from public.t")).containsExactly("7");
  }

  @Test
  void aSchemaOfTheCopysNameThatNoCopyMadeStays() throws SQLException {
    source.run("create table t (id int primary key)");
    target.run("create schema records_copy", "create table records_copy.mine (id int)");
    Copy copy = Copy.from(source.url()).to(target.url());
    for (boolean even : new boolean[] {false, true}) {
      assertThatThrownBy(() -> Copy.rollBack(target.url(), even))
          .isInstanceOf(RecordsException.class)
          .hasMessageContaining("schema records_copy");
    }
    assertThatThrownBy(copy::run)
        .isInstanceOf(RecordsException.class)
        .hasMessageContaining("schema records_copy");
    assertThat(target.ask("select id from records_copy.mine")).isEmpty();
    target.run("drop schema records_copy cascade");
    target.run("create schema records_copy_state", "create table records_copy_state.mine (id int)");
    assertThat(Copy.rollBack(target.url(), true)).isEmpty();
    assertThat(copy.run().copied()).isTrue();
    assertThat(Copy.rollBack(target.url(), true)).containsExactly("table public.t");
    assertThat(target.ask("select relname from pg_class where relname = 'mine'"))
        .containsExactly("mine");
  }

  /** Each with what is told of it. */
  @Test
  void whatOthersChangedOrCreatedAnewKeepsTheCopy() throws SQLException {
    source.run(
        "create table t (id int primary key)",
        "create view v as select id from t",
        "create materialized view m as select id from t",
        "create type mood as enum ('good')",
        "create sequence s",
        "create aggregate agg(int) (sfunc = int4mul, stype = int)",
        "create procedure p() language sql as 'select 1'",
        "create function f() returns int language sql as 'select 1'");
    List<List<String>> changes =
        List.of(
            List.of("view public.v", "create or replace view public.v as select 1 as id"),
            List.of("view public.v", "drop view public.v; create view public.v as select 2 as x"),
            List.of("view public.v", "drop view public.v; create table public.v (id int)"),
            List.of(
                "function public.f()",
                "create or replace function public.f() returns int language sql as 'select 2'"),
            List.of(
                "function public.f()",
                "drop function public.f();"
                    + " create function public.f() returns text language sql as 'select 3'"),
            List.of(
                "procedure public.p()",
                "create or replace procedure public.p() language sql as 'select 2'"),
            List.of(
                "aggregate public.agg(integer)",
                "create or replace aggregate public.agg(int) (sfunc = int4pl, stype = int)"),
            List.of(
                "materialized view public.m",
                "drop materialized view public.m;"
                    + " create materialized view public.m as select 2 as x"),
            List.of(
                "type public.mood", "drop type public.mood; create type public.mood as (x int)"),
            List.of("sequence public.s", "drop sequence public.s; create sequence public.s"),
            List.of("table public.t", "alter table public.t rename to renamed"),
            List.of(
                "table public.t",
                "drop table public.t cascade; create table public.t (id int primary key)"));
    for (List<String> change : changes) {
      Copy copy = Copy.from(source.url()).to(target.url()).leaveOut(true); // nothing fills m
      assertThat(copy.run().copied()).isTrue();
      target.run(change.get(1));
      List<String> before = numbers();
      assertThatThrownBy(() -> Copy.rollBack(target.url(), false))
          .as(change.get(1))
          .isInstanceOf(RecordsException.class)
          .hasMessageContainingAll("changed, renamed", change.get(0), "evenIfChanged");
      assertThat(numbers()).as(change.get(1)).isEqualTo(before);
      boolean same = change.get(1).startsWith("create or replace");
      assertThat(Copy.rollBack(target.url(), true).contains(change.get(0)))
          .as(change.get(1))
          .isEqualTo(same);
      target.run("drop schema public cascade", "create schema public");
    }
  }

  private List<String> numbers() throws SQLException {
    return target.ask(
        "select oid from pg_class where relnamespace = 'public'::regnamespace union all"
            + " select oid from pg_proc where pronamespace = 'public'::regnamespace order by 1");
  }

  @Test
  void whatWasCreatedAnewIsNotTheCopys() throws SQLException {
    copy(
        "create table t (id int primary key)",
        "create view v as select id from t",
        "create function f() returns int language sql as 'select 1'");
    target.run(
        "drop view public.v",
        "create view public.v as select 'work of another person' as x",
        "drop function public.f()",
        "create function public.f() returns text language sql as $$ select 'mine'::text $$");
    assertThat(Copy.rollBack(target.url(), true)).containsExactly("table public.t");
    assertThat(target.ask("select x || public.f() from public.v"))
        .containsExactly("work of another personmine");
  }

  @Test
  void whatOthersOnlyUseIsNoChange() throws SQLException {
    copy(everything());
    target.run(
        "grant execute on function public.f(public.a) to public",
        "grant select on public.v to public",
        "comment on view public.v is 'x'",
        "comment on function public.f(public.a) is 'x'",
        "alter table public.a add column more int",
        "select nextval('public.free')",
        "vacuum full public.a",
        "vacuum freeze public.b",
        "reindex table public.a");
    assertThat(Copy.rollBack(target.url(), false)).contains("table public.a", "view public.v");
  }
}
