package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** What the target has by the name of something that a copy makes is neither replaced nor used. */
class TakenNamesTest {

  @TempDir Path directory;

  private final PlainPostgres source = PlainPostgres.create();
  private final PlainPostgres target = PlainPostgres.create();

  private Copy copy(boolean trusted) {
    Copy copy = Copy.from(source.url()).to(target.url());
    return trusted ? copy.trustSource() : copy;
  }

  private static void assertRefused(String name, ThrowingCallable copy) {
    assertThatThrownBy(copy)
        .as(name)
        .isInstanceOfSatisfying(
            RecordsException.class,
            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.CONFIG))
        .hasMessageContainingAll("the target has these already", ": " + name + ".", "toSchema");
  }

  private List<String> schemas() throws SQLException {
    return target.ask("select nspname from pg_namespace where nspname ~ '^records'");
  }

  /** Each with what the target has. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "function is_admin()|create function is_admin() returns boolean language sql as 'select 1=2'",
        "function f(integer, mood[])|create type mood as enum ('x');"
            + " create function f(b int, c mood[]) returns int language sql as 'select 1'",
        "procedure p(bigint)|create procedure p(bigint) language sql as 'select 1'",
        "function p(bigint)|create function p(bigint) returns int language sql as 'select 1'",
        "aggregate agg(integer)|create aggregate agg(int) (sfunc = int4pl, stype = int)",
        "type mood|create type mood as enum ('x')",
        "type mood|create type mood as (x int)",
        "domain mood|create domain mood as int",
        "domain d|create domain d as int",
        "type c|create type c as (x int)",
        "type rng|create type rng as range (subtype = int)",
        "type many|create type many as enum ('x')",
        "function rng(double precision, double precision)|"
            + "create function rng(float8, float8) returns int language sql as 'select 1'",
        "sequence s|create sequence s",
        "sequence t_id_seq|create sequence t_id_seq",
        "sequence t_key|create sequence t_key",
        "sequence t_n|create sequence t_n",
        "type t|create type t as enum ('x')",
        "type v|create type v as enum ('x')",
        "sequence v|create sequence v",
        "collation col|create collation col (locale = 'C')",
        "statistics st|create schema o;"
            + " create table o.x (a int, b int); create statistics st on a, b from o.x"
      })
  void whatTheTargetHasIsLeftAsItIs(String name, String statement)
      throws SQLException, IOException {
    source.run(
        "create type mood as enum ('good', 'bad')",
        "create domain d as text",
        "create type c as (a int)",
        "create type rng as range (subtype = float8, multirange_type_name = many)",
        "create sequence s",
        "create collation col (locale = 'POSIX')",
        "create table t (id int generated always as identity, n int, m mood,"
            + " constraint t_key primary key (id))",
        "create index t_n on t (n)",
        "create statistics st on id, n from t",
        "create view v as select id from t",
        "create function is_admin() returns boolean language sql as 'select true'",
        "create function f(a int, b mood[]) returns int language sql as 'select 1'",
        "create procedure p(bigint) language sql as 'select 1'",
        "create aggregate agg(int) (sfunc = int4mul, stype = int)",
        "insert into t (n) values (1)");
    target.run(statement);
    List<String> before = target.schema();
    for (boolean trusted : new boolean[] {false, true}) {
      String all = name.startsWith("function f") ? name + ", type mood" : name;
      assertRefused(all, () -> copy(trusted).run());
      assertThat(target.schema()).isEqualTo(before);
      assertThat(schemas()).isEmpty();
    }
    assertThat(copy(false).toSchema("elsewhere").run().copied()).isTrue();
  }

  @Test
  void aFunctionOfOtherArgumentsIsAnother() throws SQLException {
    source.run(
        "create table t (id int primary key)",
        "create function f(int) returns int language sql as 'select 1'");
    target.run(
        "create function f(text) returns int language sql as 'select 2'",
        "create function g(int) returns int language sql as 'select 2'");
    for (boolean trusted : new boolean[] {false, true}) {
      assertThat(copy(trusted).run().copied()).isTrue();
      assertThat(Copy.rollBack(target.url(), false))
          .containsExactlyInAnyOrder("table public.t", "function public.f(integer)");
    }
    assertThat(target.ask("select public.f('x') + public.g(1)")).containsExactly("4");
  }

  @Test
  void whatIsLeftOutNeedsNoName() throws SQLException {
    source.run(
        "create table t (id int primary key)",
        "create function f() returns int language sql security definer as 'select 1'");
    target.run("create function f() returns int language sql as 'select 2'");
    assertThat(copy(false).leaveOut(true).run().copied()).isTrue();
    assertThat(target.ask("select public.f()")).containsExactly("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"create sequence v", "create sequence t_n", "create domain t as int"})
  void aCopyOfAFileTakesNoNameEither(String statement) throws SQLException {
    String file = "sqlite:" + directory.resolve("from.db");
    try (Records records = Records.connect(file)) {
      records.executeScript(
          "create table t (id integer primary key, n integer); create index t_n on t (n);"
              + " create view v as select id from t");
    }
    target.run(statement);
    String name = statement.replaceFirst("create ", "").replaceFirst(" as int", "");
    assertRefused(name, () -> Copy.from(file).to(target.url()).run());
    assertThat(schemas()).isEmpty();
  }

  /** Not seen by the copy until it gives the name itself. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aNameThatIsTakenAtTheSameMomentEndsTheCopy(boolean trusted) throws Exception {
    source.run(
        "create table t (id int primary key)",
        "create function f() returns int language sql as 'select 1'");
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (Connection other = target.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("create function public.f() returns int language sql as 'select 2'");
      Future<CopyReport> copy = threads.submit(() -> copy(trusted).run());
      String waits = "select 1 from pg_locks where locktype = 'transactionid' and not granted";
      while (target.ask(waits).isEmpty() && !copy.isDone()) {
        Thread.onSpinWait();
      }
      other.commit();
      assertThatThrownBy(copy::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .hasMessageContainingAll("the target has these already", "function f()");
    } finally {
      threads.shutdown();
    }
    assertThat(target.ask("select public.f()")).containsExactly("2");
    assertThat(target.ask("select 1 from pg_class where relnamespace = 'public'::regnamespace"))
        .isEmpty();
  }

  @Test
  void aRangeIsMadeInASchemaThatIsNotThereYet() throws SQLException {
    source.run(
        "create type rng as range (subtype = float8)",
        "create table t (id int primary key, r rng)",
        "insert into t values (1, '[1,2)')");
    assertThat(copy(false).toSchema("new").run().copied()).isTrue();
    assertThat(target.ask("select upper(r) from new.t")).containsExactly("2");
    assertThat(Copy.rollBack(target.url(), false))
        .containsExactlyInAnyOrder("table new.t", "type new.rng");
  }

  /** It is made where it stays, and no copy takes it for another's. */
  @Test
  void aRangeOfAnUnfinishedCopyGoesWithItOrOnWithIt() throws SQLException {
    source.run(
        "create type rng as range (subtype = float8)",
        "create table t (id int primary key, r rng)",
        "insert into t select i, '[1,2)' from generate_series(1, 30000) i");
    Copy failing = copy(false).progress(SqliteFiles.failingAfter(20_000));
    assertThatThrownBy(failing::run).isInstanceOf(IllegalStateException.class);
    target.run("create schema o", "create table o.mine (r public.rng)");
    assertThatThrownBy(() -> Copy.rollBack(target.url(), false))
        .isInstanceOf(RecordsException.class)
        .hasMessageContainingAll("type public.rng", "depends on", "Nothing was dropped");
    target.run("drop table o.mine");
    assertThat(Copy.rollBack(target.url(), false))
        .containsExactly("schema records_copy", "type public.rng");
    assertThat(schemas()).isEmpty();
    assertThatThrownBy(failing::run).isInstanceOf(IllegalStateException.class);
    assertThat(copy(false).run().copied()).isTrue();
    assertThat(Copy.rollBack(target.url(), false))
        .containsExactlyInAnyOrder("table public.t", "type public.rng");
    assertThatThrownBy(failing::run).isInstanceOf(IllegalStateException.class);
    source.run("alter table t add column n int");
    assertThat(copy(false).run().copied()).as("begun anew, as the plan is another").isTrue();
  }
}
