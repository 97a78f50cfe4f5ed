package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Code that runs with the rights of an owner, and whose owner would be the login that copies. */
class HostileOwnersTest extends HostileSource {

  private static final String LOGS =
      "create function logs() returns trigger language plpgsql as $$ begin"
          + " perform public.pwn(current_user); return coalesce(new, old); end $$";

  private static final String ACTIONS =
      "create table parent (id int primary key);"
          + " create table child (id int references parent on delete cascade, x int);"
          + " create table other (id int default length(pwn('d')) references parent"
          + " on delete set default, d date default now());"
          + " create table parts (id int references parent on update cascade) partition by list (id);"
          + " create table part partition of parts default;"
          + " insert into parent values (1), (2), (3);"
          + " insert into child values (1); insert into other values (2); insert into parts values (3)";

  @BeforeEach
  void keeper() throws SQLException {
    source.run(
        "do $$ begin create role keeper login; exception when duplicate_object then null; end $$");
    target.give("keeper");
  }

  private Copy toKeeper() {
    return Copy.from(source.url()).to(target.url("keeper"));
  }

  private void actions() throws SQLException {
    attack(
        PWN.formatted("pwn").replace("immutable", ""),
        LOGS,
        ACTIONS,
        "create trigger deletes before delete on child for each row execute function logs()",
        "create trigger inserts before insert on child for each row execute function logs()",
        "create trigger moves after delete on part for each row execute function logs()",
        "create rule also as on update to other do also select pwn('r')",
        "create rule never as on insert to other do also select pwn('r')",
        "grant select, delete on child, parent to public");
  }

  /** PostgreSQL runs it as the owner of the table with the foreign key. */
  @Test
  void whatTheActionOfAForeignKeyRunsIsLeftIfTheOwnerIsNotKept() throws SQLException {
    actions();
    CopyReport refused = toKeeper().run();
    assertThat(refused.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(refused.left())
        .extracting(each -> each.kind() + " " + each.name())
        .containsExactlyInAnyOrder(
            "trigger child.deletes", "trigger part.moves", "rule other.also", "default other.id");
    assertThat(refused.left()).allMatch(Untranslated::untrusted);
    assertThat(toKeeper().leaveOut(true).run().copied()).isTrue();
    target.run(
        "grant usage on schema public to mallory",
        "grant all on public.parent to mallory",
        "set role mallory",
        "set search_path = public",
        "delete from parent where id = 1",
        "delete from parent where id = 2",
        "update parent set id = 4 where id = 3");
    assertThatNothingRan();
    assertThat(target.ask("select id from public.child union select id from public.parts"))
        .containsExactly("4");
  }

  @Test
  void whatTheActionOfAForeignKeyRunsArrivesIfTheOwnerIsKept() throws SQLException {
    actions();
    assertThat(copy().run().left()).isEmpty();
    assertThat(Copy.rollBack(target.url(), false)).isNotEmpty();
    assertThat(toKeeper().trustSource().run().left()).isEmpty();
    assertThat(target.ask("select tgname from pg_trigger where tgname in ('deletes', 'moves')"))
        .hasSize(2);
  }

  /** A rule has the rights of the owner of its table, which had none on the other one. */
  @Test
  void aRuleThatReachesATableOfAnotherIsLeftIfTheOwnerIsNotKept() throws SQLException {
    source.run("create table secret (id int primary key)", "insert into secret values (1)");
    attack(
        "create table t (id int primary key)",
        "create table log (id int)",
        "create rule deletes as on insert to t do also delete from secret",
        "create rule logs as on insert to t do also insert into log values (new.id)",
        "grant insert on t to public");
    assertThat(toKeeper().run().left())
        .extracting(each -> each.kind() + " " + each.name(), Untranslated::untrusted)
        .containsExactly(tuple("rule t.deletes", true));
    assertThat(copy().run().left()).isEmpty();
  }
}
