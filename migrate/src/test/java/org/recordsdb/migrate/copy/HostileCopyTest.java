package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** A copy to whose tables others have added code, and wait for a superuser to read them. */
class HostileCopyTest extends HostileSource {

  @BeforeEach
  void copied() throws SQLException {
    source.run(
        "create table t (id int primary key, name text)",
        "insert into t values (1, 'a'), (2, 'b')");
    assertThat(copy().run().copied()).isTrue();
    assertThat(copy().compare().outcome()).isEqualTo(CopyReport.Outcome.EQUAL);
  }

  /** By the owner of the table, who is not the login that made the copy. */
  private void change(String... statements) throws SQLException {
    List<String> all = new ArrayList<>();
    all.add("alter table t owner to mallory");
    all.add("grant all on schema public to mallory");
    all.add("set role mallory");
    all.add("set search_path = public");
    all.add(PWN.formatted("pwn"));
    all.addAll(List.of(statements));
    target.run(all.toArray(String[]::new));
    target.run("drop table if exists pwned", "alter role mallory nosuperuser");
  }

  private void assertRefused(ErrorKind kind, String... words) throws SQLException {
    assertThatThrownBy(copy()::compare)
        .isInstanceOfSatisfying(
            RecordsException.class, refused -> assertThat(refused.kind()).isEqualTo(kind))
        .hasMessageContainingAll(words);
    assertThatNothingRan();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create index code on t (id) where pwn('x') = 'a'",
        "create index code on t (pwn(name))",
        "create statistics code on (pwn(name)), id from t",
        "alter table t add constraint code check (pwn('x') is not null) not valid",
        "alter table t add code text generated always as (pwn(name)) stored",
        "create table heir (constraint code check (pwn('x') is not null)) inherits (t)"
      })
  void whatReadingTheCopyWouldRunIsRefused(String statement) throws SQLException {
    change(statement);
    assertRefused(ErrorKind.PERMISSION, "code", "pwn(text)", "trustTarget()");
    if (!statement.contains("generated") && !statement.contains("heir")) {
      assertThat(copy().trustTarget().compare().outcome()).isEqualTo(CopyReport.Outcome.EQUAL);
      target.run("drop table if exists pwned", "alter role mallory nosuperuser");
    }
    if (statement.contains("heir")) {
      return; // the rollback reads the table only, and names what depends on it
    }
    assertThatThrownBy(() -> Copy.rollBack(target.url(), false))
        .isInstanceOf(RecordsException.class)
        .hasMessageContainingAll("code", "pwn(text)", "trustTarget()");
    assertThatNothingRan();
    assertThat(Copy.rollBack(target.url(), true)).contains("table public.t");
    assertThatNothingRan();
  }

  @Test
  void aRollbackThatTrustsTheTargetLooksForChanges() throws SQLException {
    change("create index code on t (pwn(name))");
    target.run("insert into public.t values (3, 'c')");
    assertThatThrownBy(() -> Copy.rollBack(target.url(), null, false, true))
        .hasMessageContaining("rows were changed");
    target.run("drop table if exists pwned");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create view t as select id, pwn(name) as name from kept",
        "create materialized view t as select id, pwn(name) as name from kept"
      })
  void whatTookTheTablesPlaceIsNotRead(String statement) throws SQLException {
    change("alter table t rename to kept", statement);
    assertRefused(ErrorKind.CONFIG, "something else has the place", ": t.");
    assertThatThrownBy(copy().trustTarget()::compare).hasMessageContaining("has the place");
    assertThatThrownBy(() -> Copy.rollBack(target.url(), false))
        .hasMessageContaining("since then these were changed");
    assertThatNothingRan();
  }

  @Test
  void aFunctionInThePlaceOfABuiltInOneIsNotRun() throws SQLException {
    change("create function octet_length(int) returns int language sql as 'select 1'");
    assertRefused(ErrorKind.PERMISSION, "function octet_length(integer)", "trustTarget()");
    assertThat(copy().trustTarget().compare().outcome()).isEqualTo(CopyReport.Outcome.EQUAL);
  }

  @Test
  void aPolicyIsNotRun() throws SQLException {
    change(
        "create policy p on t using (pwn(name) is not null)",
        "alter table t enable row level security",
        "alter table t force row level security");
    assertThat(copy().compare().outcome()).isEqualTo(CopyReport.Outcome.EQUAL);
    assertThat(Copy.rollBack(target.url(), false)).contains("table public.t");
    assertThatNothingRan();
  }

  /** What the source's own code became is as good as that of the source. */
  @Test
  void codeOfASourceThatIsTrustedIsComparedAsThatOfTheSource() throws SQLException {
    assertThat(Copy.rollBack(target.url(), false)).contains("table public.t");
    source.run(
        "create function f(text) returns text immutable language sql as 'select $1'",
        "create index i on t (f(name))");
    assertThat(copy().trustSource().run().copied()).isTrue();
    assertThat(copy().trustSource().compare().outcome()).isEqualTo(CopyReport.Outcome.EQUAL);
    assertThatThrownBy(() -> Copy.rollBack(target.url(), false))
        .hasMessageContainingAll("index i", "trustTarget()");
    assertThat(Copy.rollBack(target.url(), null, false, true)).contains("table public.t");
  }
}
