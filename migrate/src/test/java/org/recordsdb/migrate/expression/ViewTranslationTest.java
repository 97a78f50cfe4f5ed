package org.recordsdb.migrate.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.spi.Syntax;

class ViewTranslationTest {

  private static final Translation TO_POSTGRES = Translation.toPostgres(new Syntax());

  @Test
  void aViewThatJoinsTablesIsTranslated() {
    String sqlite =
        "CREATE VIEW [open items] AS SELECT a.*, b.s AS other FROM t a"
            + " LEFT OUTER JOIN t AS b ON a.i = b.id WHERE ((a.f = 1))";
    Optional<View> view =
        TO_POSTGRES.view(sqlite, name -> name.equals("t") ? TwoDatabases.table() : null);
    assertThat(view).isPresent();
    assertThat(view.get().sql())
        .startsWith("create view \"open items\" as select \"a\".\"id\" as \"id\"")
        .endsWith(
            "from \"t\" as \"a\" left join \"t\" as \"b\" on (\"a\".\"i\" = \"b\".\"id\")"
                + " where (\"a\".\"f\" = true)");
    assertThat(view.get().columns().columns().keySet()).contains("moment", "other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create view w as select s, i from t group by s",
        "create view w as select s, i, count(*) as n from t",
        "create view w as select *, count(*) as n from t group by s",
        "create view w as select s, count(*) as n from t group by 1",
        "create view w as select lower(s) as l, count(*) as n from t group by lower(s)",
        "create view w as select doc, count(*) as n from t group by doc",
        "create view w as select at, count(*) as n from t group by at",
        "create view w as select s, count(*) as n from t group by s having n > 1",
        "create view w as select s as who from t where \"who\" = 'a'",
        "create view w as select s, count(*) as n from t group by s having i > 1",
        "create view w as select s from t having count(*) > 1",
        "create view w as select avg(i) as n from t",
        "create view w as select total(i) as n from t",
        "create view w as select group_concat(s) as n from t",
        "create view w as select sum(r) as n from t",
        "create view w as select sum(d) as n from t",
        "create view w as select max(d) as n from t",
        "create view w as select max(day) as n from t",
        "create view w as select max(i, j) as n from t",
        "create view w as select sum(i) / count(*) as n from t",
        "create view w as select count(*) over () as n from t",
        "create view w as select count(*) filter (where i > 0) as n from t",
        "create view w as select sum(count(*)) as n from t",
        "create view w as select distinct at from t",
        "create view w as select distinct s from t order by s",
        "create view w as select s from t order by 1",
        "create view w as select s from t order by at",
        "create view w as select s from t order by s limit 1",
        "create view w as select s from t limit 1",
        "create view w as select s from t union all select i from t",
        "create view w as select s from t union all select s, s2 from t",
        "create view w as select d from t union all select 1.5 as d from t",
        "create view w as select at from t union select at from t",
        "create view w as select s from t union all select s2 from t order by s",
        "create view w as select s from t except select s2 from t",
        "create view w as select s from nosuch",
        "create view w as select s || 'x' from t",
        "create view w as select s from t where i in (select i from t)",
        "create view w as with x as (select 1) select s from t"
      })
  void otherViewsAreNotTranslated(String sqlite) {
    assertThat(TO_POSTGRES.view(sqlite, name -> name.equals("t") ? TwoDatabases.table() : null))
        .isEmpty();
  }
}
