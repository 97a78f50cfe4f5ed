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
}
