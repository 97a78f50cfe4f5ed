package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What such a source asks for outside of its schema, and rights that it gives and gets. */
class HostilePlacesTest extends HostileSource {

  @Test
  void rightsOnASchemaThatIsThereAreSaid() throws SQLException {
    attack("create table t (id int primary key)");
    CopyReport report = copy().run();
    assertThat(report.copied()).isTrue();
    assertThat(report.notices())
        .contains(
            new Notice(
                "schema",
                "public",
                "is in the target already, and gets rights of the source's schema: grant USAGE on"
                    + " schema public to mallory."));
    assertThat(copy().toSchema("other").run().notices())
        .extracting(Notice::kind)
        .doesNotContain("schema");
  }

  @Test
  void rightsThatTheSchemaHasAreNotSaid() throws SQLException {
    source.run("create table t (id int primary key)");
    assertThat(copy().run().notices()).extracting(Notice::kind).containsExactly("login");
  }

  @Test
  void anExtensionThatOnlyASuperuserMayCreateIsLeft() throws SQLException {
    source.run("create extension dblink", "create extension hstore");
    attack(
        "create table t (id int primary key, h hstore)",
        "create view v as select dblink_get_connections() as names");
    CopyReport refused = copy().run();
    assertThat(refused.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(refused.left())
        .extracting(Untranslated::kind, Untranslated::name, Untranslated::untrusted)
        .containsExactlyInAnyOrder(tuple("extension", "dblink", true), tuple("view", "v", false));
    assertThat(copy().leaveOut(true).run().copied()).isTrue();
    String extensions = "select extname from pg_extension where extname <> 'plpgsql'";
    assertThat(target.ask(extensions)).containsExactly("hstore");
    assertThat(Copy.rollBack(target.url(), false)).isNotEmpty();
    assertThat(copy().trustSource().run().left()).isEmpty();
    assertThat(target.ask(extensions)).containsExactlyInAnyOrder("hstore", "dblink");
    assertThat(Copy.rollBack(target.url(), false)).isNotEmpty();
    assertThat(copy().run().left()).as("the administrator has created it").isEmpty();
  }

  /** Otherwise rows would be lost, and a comparison would say that all is equal. */
  @Test
  void aTableThatBelongsToAnExtensionIsNotLeftOutInSilence() throws SQLException {
    source.run(
        "create extension hstore",
        "create table t (id int primary key)",
        "create table kept (id int primary key)",
        "create table own (id int primary key)",
        "insert into t values (1)",
        "insert into kept values (1)",
        "alter extension hstore add table t",
        "alter extension hstore add table own");
    for (String to : List.of(target.url(), "sqlite:" + directory.resolve("to.db"))) {
      Copy copy = Copy.from(source.url()).to(to);
      CopyReport report = copy.run();
      assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
      assertThat(report.left())
          .contains(
              new Untranslated(
                  "table", "t", "belongs to the extension hstore, whose tables are not copied"));
      assertThat(report.notices())
          .contains(
              new Notice(
                  "table",
                  "own",
                  "belongs to the extension hstore, has no rows of users, and is not copied."));
      assertThat(copy.leaveOut(true).run().copied()).isTrue();
      assertThat(copy.compare().left()).extracting(Untranslated::name).contains("t");
    }
  }

  /** An extension says by a condition which rows of its configuration are users'. */
  @Test
  void aConditionOfAnExtensionIsNotAskedOfATableThatOthersMayChange() throws SQLException {
    source.run(
        "create extension hstore",
        "create table config (id int primary key)",
        "create table changed (id int primary key)",
        "create table t (id int primary key)",
        "insert into config values (1)",
        "insert into changed values (1)",
        "alter table changed owner to mallory",
        "alter extension hstore add table config",
        "alter extension hstore add table changed",
        "update pg_extension set extconfig = array['config'::regclass::oid, 'changed'::regclass],"
            + " extcondition = '{where id > 5,where id > 5}' where extname = 'hstore'");
    assertThat(copy().run().left()).extracting(Untranslated::name).containsExactly("changed");
    source.run("insert into config values (6)");
    assertThat(copy().run().left())
        .extracting(Untranslated::name)
        .containsExactly("changed", "config");
  }

  @Test
  void whatBelongsToTheDatabaseIsNamed() throws SQLException {
    source.run(
        "create table t (id int primary key)",
        "create schema other",
        "create function other.fires() returns event_trigger language plpgsql as 'begin end'",
        "create event trigger fired on ddl_command_end execute function other.fires()",
        "create function other.told(int) returns inet language sql as $$ select '::1'::inet $$",
        "create cast (int as inet) with function other.told(int)",
        "alter default privileges for role mallory grant select on tables to public",
        "create foreign data wrapper far",
        "create server away foreign data wrapper far",
        "do $$ begin execute format('alter database %I set work_mem = 5000', current_database());"
            + " execute format('alter role mallory in database %I set lock_timeout = 7',"
            + " current_database()); end $$");
    String text = "belong to the source's database, not to the schema, and are not copied.";
    assertThat(copy().run().notices())
        .containsExactlyInAnyOrder(
            new Notice("login", "postgres", loginText()),
            new Notice("event triggers", "fired", text),
            new Notice("casts", "integer as inet", text),
            new Notice("default privileges", "of mallory", text),
            new Notice("foreign servers", "away", text),
            new Notice("settings of the database", "lock_timeout, work_mem", text));
  }

  private static String loginText() {
    return "is a superuser of the target. A login that only owns the target database can do less"
        + " harm with what comes from the source.";
  }

  /** It belongs to its owner first, whose rights a refresh has. */
  @Test
  void aMaterializedViewIsNotFilledWithRowsThatItsOwnerMayNotRead() throws SQLException {
    source.run(
        "create table secrets (id int primary key, of text)",
        "insert into secrets values (1, 'mallory'), (2, 'postgres')",
        "alter table secrets enable row level security",
        "create policy own on secrets using (of = current_user)",
        "grant select on secrets to mallory");
    attack(
        "create table mine (id int primary key)",
        "create view between as select id from secrets",
        "create materialized view stolen as select id from between",
        "create materialized view kept as select id from mine");
    source.run(
        "set role mallory; insert into mine values (7); refresh materialized view kept;"
            + " refresh materialized view stolen");
    assertLeft("refresh kept", "refresh stolen");
    assertThat(target.ask("select relname from pg_class where relkind = 'm' and relispopulated"))
        .isEmpty();
    assertThat(Copy.rollBack(target.url(), false)).isNotEmpty();
    assertThat(copy().trustSource().run().left()).isEmpty();
    assertThat(target.ask("select id from public.stolen union all select id from public.kept"))
        .containsExactly("1", "7");
  }

  /** A view reads with the rights of its owner, and the new one has both tables. */
  @Test
  void whatReachesTablesOfOthersWithTheRightsOfAnOwnerIsLeftIfOwnersAreNotKept()
      throws SQLException {
    source.run(
        "do $$ begin create role keeper login; exception when duplicate_object then null; end $$",
        "create table secrets (id int primary key, of text)",
        "grant select on secrets to mallory");
    target.give("keeper");
    attack(
        "create table mine (id int primary key)",
        "create view wide with (security_barrier) as select id from secrets",
        "create view asks with (security_invoker) as select id from secrets",
        "create view narrow as select id from mine",
        "create materialized view filled as select id from asks with no data",
        "create table forced (id int primary key)",
        "create policy sees on forced using (id in (select id from secrets))",
        "create table free (id int primary key)",
        "create policy sees on free using (id in (select id from secrets))",
        "alter table forced force row level security");
    Copy toKeeper = Copy.from(source.url()).to(target.url("keeper"));
    String reason = "it reaches secrets, which another role owns, with the rights of its owner";
    assertThat(toKeeper.run().left())
        .containsExactlyInAnyOrder(
            new Untranslated("view", "wide", reason, true),
            new Untranslated("materialized view", "filled", reason, true),
            new Untranslated("forced policy", "forced.sees", reason, true));
    assertThat(toKeeper.leaveOut(true).run().copied()).isTrue();
    assertThat(target.ask("select relname from pg_class where relname = 'wide'")).isEmpty();
    assertThat(Copy.rollBack(target.url("keeper"), false)).isNotEmpty();
    target.run("drop schema if exists records_copy_state cascade");
    assertThat(copy().run().left()).isEmpty();
    assertThat(
            target.ask(
                "select concat(relname, reloptions) from pg_class where relkind = 'v'"
                    + " and relnamespace = 'public'::regnamespace order by 1"))
        .containsExactly("asks{security_invoker=true}", "narrow", "wide{security_barrier=true}");
  }
}
