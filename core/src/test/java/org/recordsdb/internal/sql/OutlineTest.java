package org.recordsdb.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.internal.sql.FreeSql.Access;
import org.recordsdb.internal.sql.FreeSql.Result;
import org.recordsdb.spi.Syntax;

/** Only what is known to read counts as reading, however it is wrapped. */
class OutlineTest {

  private static FreeSql parse(String sql) {
    return FreeSql.parse(sql, new Syntax());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explain analyse insert into t values (1)",
        "explain analyze merge into t using u on true when matched then delete",
        "explain analyze merge t using u on true when matched then delete",
        "explain analyze verbose create table u as select 1",
        "explain (analyze) create table u as select 1",
        "explain (\"analyze\") delete from t",
        "explain (costs off, analyse true) insert into t values (1)",
        "explain (analyze, verbose) create materialized view v as select 1",
        "explain analyze refresh materialized view v",
        "explain analyze declare c cursor for select 1",
        "explain analyze with x as (select 1) delete from t",
        "explain analyze with x as (delete from t returning a) select * from x",
        "explain analyze select lo_create(0)",
        "explain analyze (select 1 as a into u)",
        "explain analyze explain analyze select 1",
        ";explain analyze delete from t",
      })
  void explainAnalyzeWritesUnlessItRunsAQuery(String sql) {
    assertThat(parse(sql).access()).isEqualTo(Access.WRITE);
    assertThat(parse(sql).result()).isEqualTo(Result.ROWS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explain create table u as select 1",
        "explain (costs off) merge into t using u on true when matched then delete",
        "explain (select 1)",
        "explain analyse select 1",
        "explain analyze (select 1) union (select 2)",
        "explain (analyze, buffers) with x as (select 1) select * from x",
        "explain analyze verbose values (1)",
        "explain (analyze) table t",
        "with x as (select 1) (select * from x)",
        "with x as (select 1), y as not materialized (select 2) select * from x, y",
        "with recursive x(n) as (select 1) search depth first by n set o select * from x",
        "with recursive x(n) as (select 1) cycle n set c using p select n from x",
        "(with x as (select 1) select * from x) union select 2",
        "with \"x\" as (select 1) table t",
        "select a from t where search in (select replace from u)",
      })
  void queriesReadHoweverTheyAreWrapped(String sql) {
    assertThat(parse(sql).access()).isEqualTo(Access.READ);
    assertThat(parse(sql).result()).isEqualTo(Result.ROWS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with show as (select 1) delete from t",
        "with values as (select 1) insert into t (a) select 1",
        "with explain as (select 1) update t set a = 1",
        "with show (a) as (select 1) merge into t using show on true when matched then delete",
        "with recursive x(n) as (select 1) search depth first by n set o delete from t",
        "with recursive x(n) as (select 1) search depth first by n set o insert into t (a) values (1)",
        "with x as (with recursive y(n) as (select 1) search depth first by n set o"
            + " delete from t returning *) select * from x",
        "with x as (with recursive y(n) as (select 1) cycle n set c using p"
            + " update t set a = 1 returning *) select * from x",
        "copy t to program 'true'",
        "copy (select 1) to stdout",
        "lock table t",
        "notify c, 'x'",
        "checkpoint",
        "analyze t",
        "cluster t",
        "refresh materialized view v",
        "security label on table t is 'x'",
        "reassign owned by a to b",
        "import foreign schema a from server b into c",
        "declare c cursor for select 1",
        "fetch all from c",
        "move all in c",
        "close c",
        "do $$ begin end $$",
        "call f()",
        "values (lo_create(0))",
        "select pg_log_standby_snapshot()",
        "select pg_clear_relation_stats('public', 't')",
      })
  void whatIsNotKnownToReadWrites(String sql) {
    assertThat(parse(sql).access()).isEqualTo(Access.WRITE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(select 1 as a into u)",
        "(select 1 as a into u) union select 2",
        "with x as (select 1 as a) select a into u from x",
        "with x as (select 1 as a) (select a into u from x)",
      })
  void selectIntoMakesATableAlsoInParentheses(String sql) {
    assertThat(parse(sql).access()).isEqualTo(Access.DEFINE);
  }
}
