package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions of such a source that reading it or filling its copy would run. */
class HostileExpressionsTest extends HostileSource {

  /** The planner runs immutable functions of constants, whoever asks for the rows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "index i1|create index i1 on t (id) where pwn('x') = 'a'",
        "index i1|create index i1 on t (pwn(name))",
        "statistics s1|create statistics s1 on (pwn(name)), id from t",
        "constraint c1|alter table t add constraint c1 check (pwn('x') is not null) not valid",
        "constraint c1|alter table t add constraint c1 check (name operator(public.=-=) 'x')",
        "generated column g|alter table t add g text generated always as (pwn(name)) stored",
        "index e1|alter table t add constraint e1 exclude using btree ((pwn(name)) with =)",
        "partition key|create table p (id int, name text) partition by list (pwn(name))",
        "index i1|create index i1 on elsewhere.parent (id) where pwn('x') = 'a'"
      })
  void aFunctionThatPlanningAQueryRunsIsRefusedBeforeATableIsRead(String part, String statement)
      throws SQLException, IOException {
    source.run("create schema elsewhere authorization mallory");
    attack(
        PWN.formatted("pwn"),
        "create function said(text, text) returns boolean immutable language sql as"
            + " $$ select public.pwn($1) = $2 $$",
        "create operator =-= (function = said, leftarg = text, rightarg = text)",
        "create table elsewhere.parent (id int primary key)",
        "create table t (id int primary key references elsewhere.parent, name text)",
        statement);
    assertRefused(part + " of the table ", "(function ");
    String laptop = "sqlite:" + directory.resolve("laptop.db");
    assertThatThrownBy(Copy.from(source.url()).to(laptop)::run).hasMessageContaining(part);
    assertThatThrownBy(copy()::compare).hasMessageContaining(part);
    assertThatNothingRan();
  }

  /** Whoever created a trusted extension owns it, and adds to it what is theirs. */
  @Test
  void aFunctionThatTheAttackerAddedToAnExtensionIsNotTrusted() throws SQLException, IOException {
    source.run("grant all on schema public to mallory");
    source.run(
        "do $$ begin execute format('grant create on database %I to mallory',"
            + " current_database()); end $$");
    attack(
        "create extension hstore",
        PWN.formatted("pwn"),
        "alter extension hstore add function pwn(text)",
        "create table t (id int primary key)",
        "create index i1 on t (id) where pwn('x') = 'a'");
    assertRefused("index i1 of the table t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select table_to_xml('v', true, true, '') as x",
        "select schema_to_xml('public', true, true, '') as x",
        "select database_to_xml(true, true, '') as x",
        "select query_to_xml('select * from public.v', true, true, '') as x",
        "select x from crosstab('select 1, 1, public.pwn(''a'')') as c (id int, x text)"
      })
  void aFunctionThatRunsSqlDoesNotFillAMaterializedView(String query) throws SQLException {
    source.run("create extension tablefunc");
    attack(
        PWN.formatted("pwn"),
        "create table t (id int primary key)",
        "create view v as select pwn('x') as x",
        "create view below as " + query.replace("select x", "select x::text"),
        "create materialized view m as select count(*) as n from below with no data");
    source.run(
        "update pg_class set relispopulated = true where relname = 'm'"); // as after a refresh
    assertLeft("refresh m");
  }

  /** Harmless functions can run for years. */
  @Test
  void aMaterializedViewIsFilledOnlyFromASourceThatIsTrusted() throws SQLException {
    attack(
        "create table t (id int primary key)",
        "insert into t values (1), (2)",
        "create materialized view m as select count(*) as n from t",
        "create materialized view endless as select count(*) as n from m,"
            + " generate_series(1, 1000000000000) with no data");
    source.run("update pg_class set relispopulated = true where relname = 'endless'");
    CopyReport report = copy().leaveOut(true).run();
    assertThat(report.copied()).isTrue();
    assertThat(report.left())
        .extracting(Untranslated::reason)
        .containsExactly(
            "its query would run in the target, as long as it takes; if you want that, run in the"
                + " target: refresh materialized view endless",
            "its query would run in the target, as long as it takes; if you want that, run in the"
                + " target: refresh materialized view m");
    assertThat(copy().leaveOut(true).compare().outcome()).isEqualTo(CopyReport.Outcome.EQUAL);
    target.run("refresh materialized view public.m");
    assertThat(Copy.rollBack(target.url(), false)).contains("materialized view public.m");
    source.run("drop materialized view endless");
    assertThat(copy().trustSource().run().left()).isEmpty();
    assertThat(target.ask("select n from public.m")).containsExactly("2");
  }

  /** Functions are created after the rows. */
  @Test
  void aValueThatNamesAFunctionOfTheSourceNeedsTrust() throws SQLException {
    attack(
        "create function f(int) returns int language sql as 'select 1'",
        "create table t (id int primary key, p regprocedure, q regproc)",
        "insert into t values (1, 'f(int)', 'now')");
    assertThatThrownBy(copy()::run)
        .hasMessageContainingAll("regprocedure", "after its rows", "trustSource()");
    assertThat(copy().trustSource().run().copied()).isTrue();
    assertThat(target.ask("select p from public.t")).containsExactly("public.f(integer)");
  }

  /** A function for bytes fits a type that becomes bytes by itself, whatever the type is named. */
  @Test
  void aTypeNamedAsABuiltInOneRunsNoCast() throws SQLException, IOException {
    attack(
        "create type public.text as enum ('x')",
        "create function given(public.text) returns bytea language plpgsql as $$ begin"
            + " execute 'create table if not exists public.pwned (by int)'; return ''; end $$",
        "create cast (public.text as bytea) with function given(public.text) as implicit",
        "create table t (id int primary key, v public.text, w pg_catalog.text)",
        "insert into t values (1, 'x', 'a')");
    assertRefused("cast public.text as bytea");
    String laptop = "sqlite:" + directory.resolve("laptop.db");
    assertThatThrownBy(Copy.from(source.url()).to(laptop).leaveOut(true)::run)
        .hasMessageContaining("cast public.text as bytea");
    assertThatNothingRan();
  }
}
