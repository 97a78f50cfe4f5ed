package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.error.RecordsException;

class RollbackTest extends SqliteFiles {

  @Test
  void whatACopyMadeIsTakenAwayAgain() throws SQLException {
    Copy copy =
        copy(
            "create table \"T 1\" (id integer primary key, name text)",
            "create view v as select id from \"T 1\"",
            "insert into \"T 1\" values (1, 'a'), (2, 'b')");
    assertThat(copy.run().copied()).isTrue();
    assertThat(Copy.rollBack(to, false)).hasSize(2);
    try (Records records = Records.connect(to)) {
      assertThat(
              records.executeQuery(
                  "select 1 from pg_class where relnamespace = 'public'::regnamespace"))
          .isEmpty();
    }
    assertNothingWritten();
    assertThat(copy.run().copied()).isTrue();
  }

  @Test
  void rowsThatCameSinceAreNotTakenAwayUnlessTheyMay() throws SQLException {
    String table = "create table t (id integer primary key, name text)";
    Copy copy = copy(table, "insert into t values (1, 'a'), (2, 'b')");
    List<String> changes =
        List.of(
            "insert into t (name) values ('new')",
            "update t set name = 'x' where id = 1",
            "delete from t where id = 1");
    for (String change : changes) {
      assertThat(copy.run().copied()).isTrue();
      try (Records records = Records.connect(to)) {
        records.executeUpdate(change);
      }
      assertThatThrownBy(() -> Copy.rollBack(to, false))
          .isInstanceOf(RecordsException.class)
          .hasMessageContaining("public.t");
      assertThat(Copy.rollBack(to, true)).containsExactly("table public.t");
    }
  }

  @Test
  void rowsThatWereSetAsideAreOfTheCopyToo() throws SQLException {
    Copy copy =
        copy(
                "create table t (id integer primary key, due date)",
                "insert into t values (1, 'soon'), (2, '2020-01-01')")
            .onBadValue(OnBadValue.QUARANTINE);
    List<String> changes =
        List.of(
            "insert into records_quarantine values ('mine', '{}', 'mine', '{}')",
            "update records_quarantine set row_values = '{\"due\":\"2020-01-02\"}'",
            "delete from records_quarantine");
    for (String change : changes) {
      assertThat(copy.run().copied()).isTrue();
      try (Records records = Records.connect(to)) {
        records.executeUpdate(change);
      }
      assertThatThrownBy(() -> Copy.rollBack(to, false))
          .as(change)
          .isInstanceOf(RecordsException.class)
          .hasMessageContaining("public.records_quarantine");
      assertThat(Copy.rollBack(to, true)).contains("table public.records_quarantine");
    }
    assertThat(copy.run().copied()).isTrue();
    assertThat(Copy.rollBack(to, false))
        .containsExactlyInAnyOrder("table public.t", "table public.records_quarantine");
  }

  /** Row-level security that is forced hides rows of the copy from the login that made it. */
  @Test
  void aCopyWithForcedRowSecurityIsTakenAwayAndNotComparedByItsOwner() throws SQLException {
    PlainPostgres source = PlainPostgres.create();
    source.run(
        "create table t (id int primary key)",
        "insert into t values (1), (2)",
        "create policy own on t using (id = 1)",
        "alter table t enable row level security",
        "alter table t force row level security");
    PlainPostgres target = PlainPostgres.create();
    target.run(
        "do $$ begin create role plain_owner login; exception when duplicate_object then null; end $$");
    target.give("plain_owner");
    String owned = target.url("plain_owner");
    assertThat(Copy.from(source.url()).to(owned).run().copied()).isTrue();
    assertThatThrownBy(() -> Copy.from(source.url()).to(owned).compare())
        .isInstanceOf(RecordsException.class)
        .hasMessageContaining("Row-level security hides rows of these tables", "t.");
    target.run("update t set id = 3 where id = 2");
    assertThatThrownBy(() -> Copy.rollBack(owned, false)).hasMessageContaining("public.t");
    assertThat(target.ask("select relforcerowsecurity from pg_class where relname = 't'"))
        .containsExactly("t");
    target.run("delete from t where id = 3");
    assertThat(Copy.rollBack(owned, true)).contains("table public.t");
    assertThat(Copy.from(source.url()).to(owned).run().copied()).isTrue();
    assertThat(Copy.rollBack(owned, false)).contains("table public.t");
  }

  @Test
  void anUnfinishedCopyIsTakenAway() throws SQLException {
    Copy copy = copy("create table t (id integer primary key, name text)", series(30_000));
    assertThatThrownBy(() -> copy.progress(failingAfter(20_000)).run())
        .isInstanceOf(IllegalStateException.class);
    assertThat(Copy.rollBack(to, false)).containsExactly("schema records_copy");
    assertNothingWritten();
  }

  @Test
  void aTableThatOthersInheritFromIsCountedWithoutThem() throws SQLException, IOException {
    PlainPostgres source = PlainPostgres.create().load("p06_partition_inherit.sql");
    PlainPostgres target = PlainPostgres.create();
    assertThat(Copy.from(source.url()).to(target.url()).run().copied()).isTrue();
    assertThat(Copy.rollBack(target.url(), false)).contains("table public.city", "table public.m");
  }

  /** A view whose rows wait for a lock keeps the copy in its last transaction. */
  @Test
  void whatOthersMakeMeanwhileIsNotTheCopys() throws Exception {
    PlainPostgres source = PlainPostgres.create();
    PlainPostgres target = PlainPostgres.create();
    source.run(
        "create table t (id int)",
        "create function waiting() returns int language plpgsql as"
            + " $$ begin perform pg_advisory_xact_lock(5); return 1; end $$",
        "create materialized view m as select waiting() as n");
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (Connection other = target.connect();
        Statement statement = other.createStatement()) {
      statement.execute("select pg_advisory_lock(5)");
      Future<CopyReport> copy =
          threads.submit(() -> Copy.from(source.url()).to(target.url()).trustSource().run());
      String waits = "select 1 from pg_locks where locktype = 'advisory' and not granted";
      while (target.ask(waits).isEmpty() && !copy.isDone()) {
        Thread.onSpinWait();
      }
      statement.execute("create table public.mine (id int)");
      statement.execute("select pg_advisory_unlock(5)");
      assertThat(copy.get().copied()).isTrue();
    } finally {
      threads.shutdown();
    }
    assertThat(Copy.rollBack(target.url(), true))
        .containsExactlyInAnyOrder(
            "materialized view public.m", "function public.waiting()", "table public.t");
    assertThat(target.ask("select relname from pg_class where relname in ('mine', 'm')"))
        .containsExactly("mine");
  }

  /** Its number is older than those of the copy, and it writes later. */
  @Test
  void aChangeByATransactionThatBeganBeforeTheCopyIsNotLost() throws SQLException {
    PlainPostgres source = PlainPostgres.create();
    PlainPostgres target = PlainPostgres.create();
    source.run(
        "create table t (id int primary key, v text)",
        "create table u (id int primary key)",
        "insert into t values (1, 'a'), (2, 'b')");
    List<String> changes =
        List.of(
            "update public.t set v = 'new work' where id = 1",
            "insert into public.t values (3, 'c')",
            "delete from public.t where id = 1; insert into public.t values (1, 'a')",
            "create sequence public.own owned by public.u.id");
    for (String change : changes) {
      try (Connection other = target.connect();
          Statement statement = other.createStatement()) {
        other.setAutoCommit(false);
        statement.execute("select pg_current_xact_id()");
        assertThat(Copy.from(source.url()).to(target.url()).run().copied()).isTrue();
        statement.execute(change);
        other.commit();
      }
      assertThatThrownBy(() -> Copy.rollBack(target.url(), false))
          .as(change)
          .isInstanceOf(RecordsException.class)
          .hasMessageContaining(change.contains("own") ? "sequence public.own" : "public.t.");
      assertThat(Copy.rollBack(target.url(), true)).contains("table public.t");
    }
  }

  /** Neither a vacuum nor another way to store the same rows is a change. */
  @Test
  void rowsThatTheServerOnlyKeepsOtherwiseAreUnchanged() throws SQLException {
    PlainPostgres source = PlainPostgres.create();
    PlainPostgres target = PlainPostgres.create();
    source.run(
        "create table t (id serial primary key, v text)",
        "insert into t (v) select i::text from generate_series(1, 30000) i");
    Copy copy = Copy.from(source.url()).to(target.url());
    assertThatThrownBy(() -> copy.progress(failingAfter(20_000)).run())
        .isInstanceOf(IllegalStateException.class);
    assertThat(copy.run().copied()).as("in the transactions of both").isTrue();
    target.run("vacuum (freeze) public.t", "vacuum full public.t", "cluster public.t using t_pkey");
    assertThat(Copy.rollBack(target.url(), false)).containsExactly("table public.t");
  }
}
