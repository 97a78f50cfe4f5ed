package org.recordsdb.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.StatementException;
import org.recordsdb.spi.Syntax;

class ResultNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*) from t",
        "select a, b + 1 from t",
        "select a is null from t",
        "select a collate x from t",
        "select -a from t",
        "select t.a || 'x'",
        "with x as (select 1 as n) select max(n) from x",
        "insert into t (a) values (1) returning a + 1",
        "select :p from t",
        "select cast(a as text) from t union select b from t"
      })
  void strictModeRefusesResultsWithoutAName(String sql) {
    assertThatThrownBy(() -> FreeSql.requireResultNames(sql, new Syntax()))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("has no name of its own");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select a, t.b, s.t.c, \"d\" from t",
        "select count(*) as n, max(a) m from t",
        "select distinct a from t",
        "select t.* from t",
        "insert into t (a) select b + 1 from u",
        "update t set a = a + 1 where (select max(a) from u) > 1",
        "delete from t returning a, b as c",
        "select (select max(a) from u) as n",
        "values (1, 2)",
        "select current_date",
        "select replace(a, 'x', 'y') as r from t",
        "select :p as p"
      })
  void strictModeTakesResultsWithNames(String sql) {
    FreeSql.requireResultNames(sql, new Syntax());
    assertThat(FreeSql.parseStrictly(sql, new Syntax()).pieces()).isNotEmpty();
  }
}
