package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recordsdb.postgres.TestPostgres;

/**
 * A target with a schema of another login, who has there what definitions of the source need from
 * outside of its schema.
 */
@ResourceLock(TestPostgres.ROLES)
class HostileOutsideTest {

  private static final String EVIL =
      "create function %s returns %s language plpgsql immutable as $$ begin"
          + " execute 'alter role mallory superuser'; return %s; end $$";

  private final PlainPostgres source = PlainPostgres.create();
  private final PlainPostgres target = PlainPostgres.create();

  @BeforeEach
  void mallory() throws SQLException {
    for (PlainPostgres database : List.of(source, target)) {
      database.run(
          "do $$ begin create role mallory; exception when duplicate_object then null; end $$",
          "create schema outer_",
          "grant all on schema outer_ to mallory");
    }
  }

  private Copy copy() {
    return Copy.from(source.url()).to(target.url());
  }

  /** Listed, and not made without it. */
  private void assertLeft(String name, String... words) throws SQLException {
    for (Copy copy : List.of(copy(), copy().trustSource())) {
      CopyReport refused = copy.run();
      assertThat(refused.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
      assertThat(refused.left()).extracting(Untranslated::name).contains(name);
      assertThat(refused.left())
          .filteredOn(each -> each.name().equals(name))
          .allSatisfy(each -> assertThat(each.reason()).contains(words))
          .allMatch(each -> !each.untrusted());
      assertThat(target.ask("select 1 from pg_namespace where nspname ~ '^records'")).isEmpty();
      assertThat(copy.leaveOut(true).run().copied()).isTrue();
      assertThat(Copy.rollBack(target.url(), false)).isNotEmpty();
      assertThat(target.ask("select 1 from pg_roles where rolname = 'mallory' and rolsuper"))
          .isEmpty();
      target.run("drop schema if exists records_copy_state cascade");
    }
  }

  private void tables(String... more) throws SQLException {
    source.run("create table t (id int primary key)", "insert into t values (1)");
    source.run(more);
  }

  /**
   * As those of a Supabase project, which call functions of a role that no login is a member of.
   */
  @Test
  void aPolicyMayCallWhatBelongsToAnotherLoginUnlessItIsForced() throws SQLException {
    tables(
        "create function outer_.uid() returns int language sql as 'select 1'",
        "create policy own on t using (id = outer_.uid())",
        "alter table t enable row level security");
    target.run("set role mallory", EVIL.formatted("outer_.uid()", "int", "1"));
    assertThat(copy().run().copied()).isTrue();
    assertThat(target.ask("select polname::text from pg_policy")).contains("own");
    assertThat(target.ask("select 1 from pg_roles where rolname = 'mallory' and rolsuper"))
        .isEmpty();
    Copy.rollBack(target.url(), false);
    target.run("drop schema if exists records_copy_state cascade");

    source.run("alter table t force row level security");
    assertLeft("t.own", "outer_.uid()", "of mallory");
  }

  /** Each is what the other login has for it in the target. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          create domain outer_.d as text|create domain outer_.d as text check (outer_.evil(value) <> '')|domain of mallory
          create domain outer_.d as text|create type outer_.d as enum ('a')|type outer_.d of mallory
          create type outer_.d as (a text)|create domain outer_.e as text check (outer_.evil(value) <> ''); create type outer_.d as (a outer_.e)|type outer_.d of mallory
          """)
  void aTypeOfAnotherLoginIsNotUsed(String mine, String others, String word) throws SQLException {
    tables(mine, "create table u (id int primary key, v outer_.d)", "insert into u values (1)");
    target.run("set role mallory", EVIL.formatted("outer_.evil(text)", "text", "$1"), others);
    assertLeft("u", "outer_.d", "of mallory", "a member of that role");
  }

  /** A check compares by it, which names nothing of it. */
  @Test
  void aTypeWithACastByAFunctionOfAnotherLoginIsNotUsed() throws SQLException {
    String type = "create type outer_.mood as enum ('a')";
    tables(
        type,
        "create table u (id int primary key, v outer_.mood, check (v::text <> 'z'))",
        "insert into u values (1, 'a')");
    target.run(
        "set role mallory",
        type,
        EVIL.formatted("outer_.told(outer_.mood)", "text", "'a'"),
        "create cast (outer_.mood as text) with function outer_.told(outer_.mood) as implicit",
        "reset role",
        "alter type outer_.mood owner to postgres");
    assertLeft("u", "function outer_.told(outer_.mood) of mallory");
  }

  /** Nobody can use a cast to a type of their own to keep others from copying. */
  @Test
  void aCastToATypeThatIsNotUsedIsNoReason() throws SQLException {
    String type = "create type outer_.mood as enum ('a')";
    tables(type, "create table u (id int primary key, v outer_.mood)");
    target.run(
        type,
        "set role mallory",
        "create type outer_.mine as enum ('a')",
        EVIL.formatted("outer_.told(outer_.mood)", "outer_.mine", "'a'"),
        "create cast (outer_.mood as outer_.mine) with function outer_.told(outer_.mood)");
    assertThat(copy().run().copied()).isTrue();
  }

  @Test
  void aFunctionOfAnotherLoginIsNotCalledInPlaceOfTheNamedOne() throws SQLException {
    String mine = "create function outer_.f(anyelement) returns int language sql as 'select 1'";
    tables(mine, "create view v as select outer_.f(id) as f from t");
    target.run(mine, "set role mallory", EVIL.formatted("outer_.f(int)", "int", "1"));
    assertLeft("v", "function outer_.f(integer) of mallory");
  }

  @Test
  void anExtensionsMemberIsUsedOnlyIfItIsOneInTheTarget() throws SQLException {
    tables(
        "create extension hstore with schema outer_",
        "create function outer_.f(int) returns int immutable return 1",
        "alter extension hstore add function outer_.f(int)",
        "create table u (id int primary key, g int generated always as (outer_.f(id)) stored)",
        "insert into u values (1)");
    target.run("create extension hstore with schema outer_");
    assertLeft("u", "function outer_.f(integer), which is missing in the target");
    target.run("set role mallory", EVIL.formatted("outer_.f(int)", "int", "1"));
    assertLeft("u", "no part of the extension hstore in the target");
    target.run("drop extension hstore cascade");
    assertLeft("u", "function outer_.f of mallory");
  }

  /** What it is made with could mean that. */
  @Test
  void anExtensionIsNotCreatedWhereAnotherLoginHasFunctions() throws SQLException {
    tables(
        "create extension hstore with schema outer_",
        "create table u (id int primary key, h outer_.hstore)");
    target.run("set role mallory", EVIL.formatted("outer_.f(int)", "int", "1"));
    assertLeft("u", "function outer_.f of mallory");
  }

  @Test
  void whatARoleOfTheTargetsLoginHasOutsideIsUsed() throws SQLException {
    String type = "create type outer_.mood as enum ('a')";
    tables(type, "create table u (id int primary key, v outer_.mood, w outer_.mood[])");
    target.run("set role mallory", type);
    assertLeft("u", "type outer_.mood of mallory");
    target.run("grant mallory to postgres");
    try {
      assertThat(copy().run().copied()).isTrue();
    } finally {
      target.run("revoke mallory from postgres");
    }
  }

  /** To check it PostgreSQL plans a query of the other table, with the code of its indexes. */
  @Test
  void aForeignKeyToATableOfAnotherLoginIsNotMade() throws SQLException {
    String table = "create table outer_.o (id int primary key)";
    tables(table, "create table u (id int primary key references outer_.o)");
    target.run("set role mallory", table);
    assertThat(copy().trustSource().run().left())
        .extracting(Untranslated::name)
        .containsExactly("u.u_id_fkey");
    target.run("alter table outer_.o owner to postgres");
    assertThat(copy().trustSource().run().copied()).isTrue();
  }

  @Test
  void membersOfAnExtensionAreFoundWhereTheSchemaGetsAnotherName() throws SQLException {
    source.run(
        "create schema \"From\"",
        "create extension hstore with schema \"From\"",
        "create table \"From\".t (id int primary key, h \"From\".hstore, a \"From\".hstore[])",
        "create view \"From\".v as select \"From\".exist(h, 'a'), h operator(\"From\".->) 'a' as a"
            + " from \"From\".t");
    for (int i = 0; i < 2; i++) {
      Copy copy = copy().schemas("From", "To it");
      assertThat(copy.run().left()).isEmpty();
      assertThat(Copy.rollBack(target.url(), false)).isNotEmpty();
      target.run("create extension if not exists hstore with schema \"To it\"");
    }
  }
}
