package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.postgres.TestPostgres;

/** A source whose owner wants to run code with the rights of the superuser who copies it. */
@ResourceLock(TestPostgres.ROLES)
class HostileSourceTest {

  private static final String PWN =
      "create function %s(text) returns text language plpgsql immutable as $$ begin"
          + " execute 'create table if not exists public.pwned (by text)';"
          + " execute format('insert into public.pwned values (%%L)', current_user);"
          + " execute 'alter role mallory superuser'; return $1; exception when others then"
          + " perform pg_notify('pwned', $1); return $1; end $$";

  private static final String OWNERS =
      "select relowner::regrole from pg_class where relnamespace = 'public'::regnamespace"
          + " union all select typowner::regrole from pg_type where typname = 'mood'"
          + " union all select proowner::regrole from pg_proc where proname = 'f'";

  private final PlainPostgres source = PlainPostgres.create();
  private final PlainPostgres target = PlainPostgres.create();

  @TempDir Path directory;

  @BeforeEach
  void mallory() throws SQLException {
    source.run(
        "do $$ begin create role mallory; exception when duplicate_object then null; end $$");
  }

  @AfterEach
  void nobodyIsMore() throws SQLException {
    source.run("alter role mallory nosuperuser");
  }

  private Copy copy() {
    return Copy.from(source.url()).to(target.url());
  }

  /** Made by the attacker, who is no superuser. */
  private void attack(String... statements) throws SQLException {
    List<String> all = new ArrayList<>();
    all.add("grant all on schema public to mallory");
    all.add("set role mallory");
    all.add("set search_path = public");
    all.addAll(List.of(statements));
    source.run(all.toArray(String[]::new));
    source.run("drop table if exists pwned", "alter role mallory nosuperuser");
  }

  private void assertThatNothingRan() throws SQLException {
    for (PlainPostgres database : List.of(source, target)) {
      assertThat(database.ask("select relname from pg_class where relname = 'pwned'")).isEmpty();
    }
    assertThat(target.ask("select rolsuper from pg_roles where rolname = 'mallory'"))
        .containsExactly("f");
  }

  private void assertLeft(String... kindsAndNames) throws SQLException {
    CopyReport refused = copy().run();
    assertThat(refused.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThatNothingRan();
    CopyReport report = copy().leaveOut(true).run();
    assertThat(report.copied()).isTrue();
    assertThatNothingRan();
    assertThat(report.left()).isEqualTo(refused.left());
    assertThat(report.left())
        .extracting(each -> each.kind() + " " + each.name())
        .containsExactlyInAnyOrder(kindsAndNames);
    assertThat(report.left()).allMatch(Untranslated::untrusted);
  }

  @Test
  void nothingThatWouldRunWhileItIsCopiedArrives() throws SQLException {
    attack(
        PWN.formatted("pwn"),
        "create domain d as text check (pwn(value) is not null)",
        "create table t (id int primary key, name text, made text generated always as (pwn(name))"
            + " stored, d d, check (pwn(name) is not null),"
            + " exclude using btree ((pwn(name)) with =))",
        "insert into t (id, name, d) values (1, 'a', 'b')",
        "create index by_expression on t (pwn(name))",
        "create index by_condition on t (id) where pwn(name) = 'a'",
        "create statistics facts on (pwn(name)), id from t",
        "create view v as select pwn(name) as n from t",
        "create materialized view m as select n from v");
    assertLeft(
        "generated column t.made",
        "check d.d_check",
        "check t.t_name_check",
        "key t.t_pwn_excl",
        "index by_expression",
        "index by_condition",
        "statistics facts",
        "refresh m");
    assertThat(target.ask("select id || name || made || d from public.t")).containsExactly("1aab");
    assertThat(target.ask("select count(*) from pg_matviews where not ispopulated"))
        .containsExactly("1");
  }

  @Test
  void whatRunsLaterByTheWillOfItsCallerArrives() throws SQLException {
    attack(
        PWN.formatted("pwn"),
        "create function fires() returns trigger language plpgsql as"
            + " $$ begin perform public.pwn('t'); return new; end $$",
        "create table t (id int primary key, name text default pwn('d'))",
        "insert into t values (1, 'a')",
        "create trigger fired before insert on t for each row execute function fires()",
        "create policy p on t using (pwn(name) = 'a')",
        "alter table t enable row level security");
    CopyReport report = copy().run();
    assertThat(report.left()).isEmpty();
    assertThat(report.copied()).isTrue();
    assertThatNothingRan();
    assertThat(report.notices())
        .extracting(Notice::kind, Notice::name)
        .containsExactly(
            tuple("login", "postgres"),
            tuple("function", "fires()"),
            tuple("function", "pwn(text)"));
    assertThat(target.ask("select tgname from pg_trigger where not tgisinternal"))
        .containsExactly("fired");
  }

  @Test
  void codeThatWouldGetTheRightsOfItsNewOwnerIsLeft() throws SQLException {
    attack(
        PWN.formatted("pwn").replace("immutable", "security definer"),
        "create table t (id int primary key, name text)",
        "create view secrets as select * from pg_authid",
        "create materialized view stolen as select rolname from pg_authid with no data",
        "create view asks with (security_invoker) as select * from pg_authid",
        "create rule r as on insert to t do also update pg_authid set rolsuper = true",
        "create view uses as select pwn(name) from t");
    assertThat(copy().run().left())
        .extracting(each -> each.kind() + " " + each.name(), Untranslated::untrusted)
        .containsExactlyInAnyOrder(
            tuple("function pwn(text)", true),
            tuple("view secrets", true),
            tuple("materialized view stolen", true),
            tuple("rule t.r", true),
            tuple("view uses", false));
    assertThat(copy().leaveOut(true).run().copied()).isTrue();
    assertThatNothingRan();
    assertThat(target.ask("select rolsuper from pg_roles where rolname = 'mallory'"))
        .containsExactly("f");
  }

  @Test
  void anOwnerIsKeptWhereTheLoginMaySetIt() throws SQLException {
    attack(
        "create type mood as enum ('a')",
        "create table t (id serial primary key, m mood)",
        "create view v as select id from t",
        "create function f() returns int language sql as 'select 1'");
    CopyReport kept = copy().run();
    assertThat(kept.copied()).isTrue();
    assertThat(target.ask(OWNERS)).containsOnly("mallory");
    assertThat(kept.notices()).extracting(Notice::kind).containsExactly("login", "function");
    assertThat(Copy.rollBack(target.url(), false)).isNotEmpty();
    source.run(
        "do $$ begin create role keeper login; exception when duplicate_object then null; end $$");
    target.give("keeper");
    CopyReport lost = Copy.from(source.url()).to(target.url("keeper")).run();
    assertThat(lost.copied()).isTrue();
    assertThat(target.ask(OWNERS)).containsOnly("keeper");
    assertThat(lost.notices())
        .contains(
            new Notice(
                "owner",
                "mallory",
                "can't be made an owner by the target's login, so keeper owns: function f(),"
                    + " table t, type mood, view v."));
  }

  /** Built-in functions that run SQL, or reach files and other sessions. */
  @Test
  void aVolatileBuiltInFunctionDoesNotRunEither() throws SQLException {
    attack(
        PWN.formatted("pwn"),
        "create table t (id int primary key, check (query_to_xml('select public.pwn($$x$$)', true,"
            + " true, '') is not null), constraint young check (now() > '2000-01-01'))",
        "create materialized view m as"
            + " select set_config('session_replication_role', 'replica', false) with no data");
    assertThat(copy().run().left())
        .extracting(each -> each.kind() + " " + each.name())
        .containsExactly("check t.t_check");
  }

  @Test
  void aNameOfABuiltInFunctionIsRefusedBeforeTheSchemaIsRead() throws SQLException, IOException {
    attack(
        "create function array_length(int[], int) returns int language plpgsql as"
            + " $$ begin perform public.pwn('f'); return $2; end $$",
        PWN.formatted("pwn"),
        "create table t (id int primary key)");
    assertRefused("function array_length(integer[], integer)");
    assertThat(copy().trustSource().run().copied()).isTrue();
  }

  @Test
  void aCastToTextIsRefusedBeforeItReadsAValue() throws SQLException, IOException {
    attack(
        "create type mood as enum ('a')",
        "create function told(mood) returns text language plpgsql as"
            + " $$ begin perform public.pwn('c'); return 'x'; end $$",
        PWN.formatted("pwn"),
        "create cast (mood as text) with function told(mood)",
        "create table t (id int primary key, m mood)",
        "insert into t values (1, 'a')");
    assertRefused("cast ", "mood as text");
    Copy laptop = Copy.from(source.url()).to("sqlite:" + directory.resolve("laptop.db"));
    assertThatThrownBy(laptop::run).hasMessageContaining("mood as text");
    assertThatNothingRan();
  }

  /** The path of a login may put a schema before that of the built-in functions. */
  @Test
  void aSearchPathOfTheDatabaseDoesNotChooseWhatIsRun() throws SQLException {
    source.run("create schema mallory authorization mallory");
    attack(
        PWN.formatted("pwn"),
        "create function mallory.set_config(text, text, boolean) returns text language plpgsql as"
            + " $$ begin perform public.pwn('s'); return $2; end $$",
        "create table t (id int primary key)");
    source.run(
        "do $$ begin execute format('alter database %I set search_path = mallory, pg_catalog',"
            + " current_database()); end $$");
    assertThat(copy().run().copied()).isTrue();
    assertThatNothingRan();
  }

  private void assertRefused(String... words) throws SQLException, IOException {
    assertThatThrownBy(copy()::run)
        .isInstanceOfSatisfying(
            RecordsException.class,
            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.UNSUPPORTED))
        .hasMessageContainingAll(words)
        .hasMessageContaining("trustSource()");
    assertThatNothingRan();
    assertThat(target.schema()).filteredOn(line -> !line.startsWith("right")).isEmpty();
  }
}
