package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.postgres.TestPostgres;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** What is left out, and why. */
@ResourceLock(TestPostgres.ROLES)
class PostgresToPostgresTest {

  private final PlainPostgres source = PlainPostgres.create();
  private final PlainPostgres target = PlainPostgres.create();

  private Copy copy() {
    return Copy.from(source.url()).to(target.url());
  }

  @Test
  void whatNeedsSomethingThatIsLeftIsLeft() throws SQLException {
    source.run(
        "create schema other",
        "create function other.f(int) returns int language sql immutable as 'select $1'",
        "create view v as select other.f(1) as n",
        "create view w as select n from v",
        "create materialized view m as select n from w",
        "comment on view w is 'w'",
        "create collation other.german (provider = icu, locale = 'de')",
        "create table names (name text collate other.german, constraint filled check (name > ''))",
        "create table t (id int primary key, n int default other.f(2))");
    CopyReport report = copy().leaveOut(true).run();
    assertThat(report.copied()).isTrue();
    assertThat(report.left())
        .extracting(Untranslated::kind, Untranslated::name, Untranslated::reason)
        .containsExactlyInAnyOrder(
            tuple(
                "table",
                "names",
                "needs the collation other.german, which is missing in the target"),
            tuple("check", "names.filled", "needs the table names, which is not copied"),
            tuple(
                "default",
                "t.n",
                "needs the function other.f(integer), which is missing in the target"),
            tuple(
                "view", "v", "needs the function other.f(integer), which is missing in the target"),
            tuple("view", "w", "needs the view v, which is not copied"),
            tuple("materialized view", "m", "needs the view w, which is not copied"));
    target.run("insert into t values (1)");
  }

  @Test
  void aFunctionThatOnlyASuperuserMayCreateIsNamedBeforeAnyRow() throws SQLException {
    source.run(
        "create function quiet(int) returns int language sql leakproof immutable as 'select $1'",
        "create function logged() returns int language sql set log_statement = 'none' as 'select 1'",
        "create function helped(int) returns int language sql immutable"
            + " support generate_series_int4_support as 'select $1'",
        "create function plain() returns int language sql set work_mem = '4MB' as 'select 1'",
        "create table t (id int primary key)");
    CopyReport report = copy().trustSource().leaveOut(true).run();
    assertThat(report.copied()).isTrue();
    assertThat(report.left())
        .extracting(Untranslated::name)
        .containsExactlyInAnyOrder("quiet(integer)", "logged()", "helped(integer)");
    assertThat(report.left())
        .allSatisfy(each -> assertThat(each.reason()).startsWith("only a superuser may create"));
  }

  @Test
  void whatIsNotCopiedIsNamed() throws SQLException {
    source.run(
        "create function eq(point, point) returns boolean language sql immutable as 'select true'",
        "create operator === (function = eq, leftarg = point, rightarg = point)",
        "create table t (id int primary key, p point, check (p === '(0,0)'))",
        "create text search configuration words (copy = simple)",
        "create publication changes for table t",
        "create function fired() returns event_trigger language plpgsql as 'begin end'",
        "create event trigger watching on ddl_command_end execute function fired()",
        "create schema other",
        "create table other.o (id int references t)",
        "create view other.v as select * from t",
        "alter default privileges in schema public grant select on tables to public");
    assertThat(copy().trustSource().run().left())
        .extracting(Untranslated::kind, Untranslated::name)
        .containsExactlyInAnyOrder(
            tuple("operator", "===(point,point)"),
            tuple("check", "t.t_p_check"),
            tuple("text search configuration", "words"),
            tuple("publication", "changes"),
            tuple("event trigger", "watching"),
            tuple("foreign key", "other.o.o_id_fkey"),
            tuple("view", "other.v"),
            tuple("default privileges", "of postgres for objects of the type r"));
  }

  @Test
  void aRoleThatIsMissingIsNamed() throws SQLException, IOException {
    source.run(
        "do $$ begin create role only_here; exception when duplicate_object then null; end $$",
        "create table t (id int)",
        "grant select on t to only_here",
        "create policy p on t to only_here using (true)");
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
      String url = "postgresql://postgres:postgres@127.0.0.1:" + server.getPort() + "/postgres";
      CopyReport report = Copy.from(source.url()).to(url).run();
      assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
      assertThat(report.left())
          .containsExactlyInAnyOrder(
              new Untranslated("policy", "t.p", "the role only_here is missing in the target"),
              new Untranslated(
                  "grant", "t to only_here", "the role only_here is missing in the target"));
    }
  }

  @Test
  void anExtensionThatIsMissingInTheTargetIsMadeThere() throws SQLException {
    source.run(
        "create schema extensions",
        "create extension citext schema extensions",
        "create table t (id extensions.citext primary key)",
        "insert into t values ('A')");
    CopyReport report = copy().run();
    assertThat(report.left()).isEmpty();
    assertThat(report.copied()).isTrue();
    assertThat(target.ask("select id from public.t where id operator(extensions.=) 'a'"))
        .containsExactly("A");
  }

  @Test
  void anExtensionInAnotherSchemaIsNamed() throws SQLException {
    source.run(
        "create schema extensions",
        "create extension citext schema extensions",
        "create table t (id extensions.citext primary key)");
    target.run("create extension citext");
    assertThat(copy().run().left())
        .contains(
            new Untranslated(
                "table",
                "t",
                "the extension citext is in the schema public of the target, not in extensions"));
  }

  @Test
  void aSchemaGetsAnotherNameUnlessItsOwnIsWrittenInATextOfIt() throws SQLException {
    source.run(
        "create table t (id serial primary key, n int check (n > 0))",
        "create view v as select n from t",
        "create function f() returns bigint language sql stable as 'select count(*) from t'",
        "create function g() returns bigint language sql stable as"
            + " 'select count(*) from public.t'",
        "insert into t (n) values (5)");
    CopyReport report = copy().schemas("public", "App x").leaveOut(true).run();
    assertThat(report.copied()).isTrue();
    assertThat(report.left())
        .containsExactly(
            new Untranslated(
                "function", "g()", "it names the schema public, which is App x in the target"));
    target.run("set search_path = \"App x\"; insert into t (n) select n + f() from v");
    assertThat(target.ask("select id || ' ' || n from \"App x\".t order by id"))
        .containsExactly("1 5", "2 6");
  }

  @Test
  void anotherTypeForAColumnIsRefused() {
    Copy copy = copy().type("t", "n", ColumnType.of(LogicalType.TEXT));
    assertThatThrownBy(copy::run)
        .isInstanceOfSatisfying(
            RecordsException.class,
            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.UNSUPPORTED));
  }

  @Test
  void brokenReferencesWithoutNumberAreCounted() throws SQLException {
    source.run(
        "create table p (id int primary key)",
        "create table t (id int primary key, p int references p)",
        "set session_replication_role = replica;"
            + " insert into t select i, i from generate_series(1, 10003) i");
    CopyReport refused = copy().run();
    assertThat(refused.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(refused.offenders()).hasSize(10_000);
    assertThat(refused.offenders().get(9_999).problem()).endsWith("and 3 more rows");
  }

  @Test
  void aTableWithoutColumnsIsNamed() throws SQLException {
    source.run("create table nothing ()");
    assertThat(copy().run().offenders())
        .extracting(Offender::table, Offender::problem)
        .containsExactly(tuple("nothing", "has no columns whose values are copied"));
  }

  @Test
  void aCopyThatFailsAtItsEndLeavesTheTargetAsItWas() throws SQLException, IOException {
    source.run(
        "create table t (id int primary key, n int)",
        "create type mood as enum ('a')",
        "create view v as select id from t",
        "insert into t values (1, 1)",
        "create function no() returns int language plpgsql immutable as"
            + " $$ begin raise exception 'no'; end $$",
        "create materialized view m as select no() as n with no data",
        "update pg_class set relispopulated = true where relname = 'm'");
    assertThatThrownBy(copy().trustSource()::run).isInstanceOf(RecordsException.class);
    assertThat(target.schema()).filteredOn(line -> !line.startsWith("right")).isEmpty();
  }

  @Test
  void largeObjectsAreToldWhateverColumnHoldsTheirNumbers() throws SQLException {
    source.run(
        "create domain file as oid",
        "create domain photo as file",
        "create table t (id int primary key, p photo, t text)",
        "insert into t select 1, o, o::text from lo_from_bytea(0, '\\x00') as o");
    CopyReport report = copy().leaveOut(true).run();
    assertThat(report.copied()).isTrue();
    assertThat(report.notices()).extracting(Notice::kind).contains("large objects");
    assertThat(report.left()).extracting(Untranslated::name).containsExactly("t.p");
  }
}
