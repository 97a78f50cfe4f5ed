package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An unfinished copy goes on only if it would still make the same. */
class ChangedSchemaTest {

  private static final String FUNCTION =
      "create or replace function tax() returns int language sql as 'select %d'";

  private final PlainPostgres source = PlainPostgres.create();
  private final PlainPostgres target = PlainPostgres.create();

  private Copy copy() {
    return Copy.from(source.url()).to(target.url());
  }

  private void rows() throws SQLException {
    source.run(
        "create table t (id serial primary key, name text)",
        "insert into t (name) select 'name ' || i from generate_series(1, 50000) i");
  }

  private static void kill(Copy copy) {
    assertThatThrownBy(() -> copy.progress(SqliteFiles.failingAfter(20_000)).run())
        .isInstanceOf(IllegalStateException.class);
  }

  /** How many rows were there after the first that this run stored. */
  private static long continued(Copy copy) {
    List<Long> stored = new ArrayList<>();
    CopyProgress progress =
        new CopyProgress() {
          @Override
          public void copied(String table, long rows) {
            stored.add(rows);
          }
        };
    assertThat(copy.progress(progress).run().copied()).isTrue();
    return stored.get(0);
  }

  @Test
  void aFunctionThatWasChangedMeanwhileArrivesAsItIs() throws SQLException {
    rows();
    source.run(FUNCTION.formatted(19));
    kill(copy());
    source.run(FUNCTION.formatted(7));
    assertThat(continued(copy())).isLessThanOrEqualTo(20_000);
    assertThat(target.ask("select public.tax()")).containsExactly("7");
  }

  @Test
  void aViewThatCameMeanwhileArrives() throws SQLException {
    rows();
    kill(copy());
    source.run("create view v as select name from t where id = 2");
    assertThat(continued(copy())).isLessThanOrEqualTo(20_000);
    assertThat(target.ask("select name from public.v")).containsExactly("name 2");
  }

  @Test
  void anotherSchemaOfTheTargetIsAnotherCopy() throws SQLException {
    rows();
    kill(copy().schemas("public", "a"));
    assertThat(continued(copy().schemas("public", "b"))).isLessThanOrEqualTo(20_000);
    assertThat(target.ask("select count(*) from b.t")).containsExactly("50000");
    assertThat(target.ask("select 1 from pg_namespace where nspname = 'a'")).isEmpty();
  }

  @Test
  void numbersThatWereDrawnMeanwhileChangeNothing() throws SQLException {
    rows();
    kill(copy());
    source.run("select nextval('t_id_seq')");
    assertThat(continued(copy())).isGreaterThan(20_000);
    assertThat(target.ask("select nextval('public.t_id_seq')")).containsExactly("50002");
  }

  @Test
  void anExtensionThatTheCopyItselfMadeChangesNothing() throws SQLException {
    rows();
    source.run("create extension citext", "create table c (id citext primary key)");
    kill(copy());
    assertThat(continued(copy())).isGreaterThan(20_000);
  }
}
