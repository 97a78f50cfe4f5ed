package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of such a source arrives, what is left out, and what is refused. */
class HostileSourceTest extends HostileSource {

  private static final String OWNERS =
      "select relowner::regrole from pg_class where relnamespace = 'public'::regnamespace"
          + " union all select typowner::regrole from pg_type"
          + " where typname in ('mood', 'span', 'spans')"
          + " union all select proowner::regrole from pg_proc where proname = 'f'";

  @Test
  void nothingThatWouldRunWhileItIsCopiedArrives() throws SQLException {
    attack(
        PWN.formatted("pwn"),
        "create domain d as text check (pwn(value) is not null)",
        "create table t (id int primary key, d d)",
        "insert into t (id, d) values (1, 'b')",
        "create view v as select pwn(d) as n from t",
        "create materialized view m as select n from v");
    assertLeft("check d.d_check", "refresh m");
    assertThat(target.ask("select id || d from public.t")).containsExactly("1b");
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
            tuple("function", "pwn(text)"),
            tuple("schema", "public"));
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

  /** Its rows would be rows of the other table, too. */
  @Test
  void aTableOutsideOfTheSchemaGetsNoChildAndNoForeignKeyOfTheCopy() throws SQLException {
    for (PlainPostgres database : List.of(source, target)) {
      database.run(
          "create schema auth authorization mallory",
          "create table auth.users (id int primary key)",
          "alter table auth.users owner to mallory");
    }
    attack(
        "create table t (x int) inherits (auth.users)",
        "insert into t values (7, 1)",
        "create table r (id int primary key references auth.users)");
    assertThat(copy().run().left())
        .extracting(each -> each.kind() + " " + each.name(), Untranslated::untrusted)
        .containsExactlyInAnyOrder(tuple("table t", false), tuple("foreign key r.r_id_fkey", true));
    assertThat(copy().leaveOut(true).run().copied()).isTrue();
    assertThat(target.ask("select id from auth.users")).isEmpty();
    assertThat(
            target.ask(
                "select 1 from pg_constraint where confrelid = 'auth.users'::regclass"
                    + " union all select 1 from pg_inherits where inhparent = 'auth.users'::regclass"))
        .isEmpty();
    assertThat(Copy.rollBack(target.url(), false)).contains("table public.r");
    target.run("alter table auth.users owner to postgres", "alter schema auth owner to postgres");
    assertThat(copy().trustSource().leaveOut(true).run().left())
        .extracting(Untranslated::name)
        .containsExactly("t");
    assertThat(target.ask("select id from auth.users")).isEmpty();
  }

  @Test
  void anOwnerIsKeptWhereTheLoginMaySetIt() throws SQLException {
    attack(
        "create type mood as enum ('a')",
        "create type span as range (subtype = int, multirange_type_name = spans)",
        "create table t (id serial primary key, m mood)",
        "create view v as select id from t",
        "create function f() returns int language sql as 'select 1'");
    CopyReport kept = copy().run();
    assertThat(kept.copied()).isTrue();
    assertThat(target.ask(OWNERS)).containsOnly("mallory");
    assertThat(kept.notices())
        .extracting(Notice::kind)
        .containsExactly("login", "function", "schema");
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
                    + " table t, type mood, type span, view v."));
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

  /** A key is compared by an operator of another type, which the key's type has a cast to. */
  @Test
  void aForeignKeyIsNotComparedByACastOfItsOwner() throws SQLException {
    attack(
        PWN.formatted("pwn"),
        "create type ct as (a int)",
        "create function told(ct) returns int language plpgsql as"
            + " $$ begin perform public.pwn('c'); return $1.a; end $$",
        "create cast (ct as int) with function told(ct) as implicit",
        "create domain d as ct",
        "create table p (k int primary key)",
        "create table c (id int primary key, r ct references p, d d references p)",
        "insert into p select generate_series(1, 200)",
        "insert into c select k, row(k)::ct, row(k)::ct from p");
    for (String to : List.of(target.url(), "sqlite:" + directory.resolve("whole.db"))) {
      Copy copy = Copy.from(source.url()).to(to).leaveOut(true).onBadValue(OnBadValue.NULL);
      assertThat(copy.run().copied()).isTrue();
      assertThat(copy.compare().outcome()).isEqualTo(CopyReport.Outcome.EQUAL);
      assertThatNothingRan();
    }
    assertThat(copy().leaveOut(true).compare().left())
        .extracting(each -> each.kind() + " " + each.name())
        .containsExactlyInAnyOrder(
            "cast ct as integer", "foreign key c.c_r_fkey", "foreign key c.c_d_fkey");
    Copy laptop = Copy.from(source.url()).to("sqlite:" + directory.resolve("laptop.db"));
    laptop = laptop.leaveOut(true).onBadValue(OnBadValue.NULL).sample(0.5);
    assertThat(laptop.run().copied()).isTrue();
    assertThatNothingRan();
    assertThat(new PlainSqlite(directory.resolve("laptop.db")).ask("select count(*) from p"))
        .containsExactly("200");
  }

  /** Its owner may add to it what others take for a part of it. */
  @Test
  void aMemberOfAnExtensionThatItsOwnerAddedIsRefusedToo() throws SQLException, IOException {
    source.run(
        "do $$ begin execute format('grant create on database %I to mallory',"
            + " current_database()); end $$");
    attack(
        PWN.formatted("pwn"),
        "create extension hstore",
        "create function array_length(int[], int) returns int language plpgsql as"
            + " $$ begin perform public.pwn('f'); return $2; end $$",
        "alter extension hstore add function array_length(int[], int)",
        "create table t (id int primary key)");
    assertRefused("function array_length(integer[], integer)");
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
}
