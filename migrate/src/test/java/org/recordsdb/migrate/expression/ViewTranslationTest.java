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
        "create view w as select s, count(*) as n from t group by s",
        "create view w as select s from t order by s",
        "create view w as select s from t limit 1",
        "create view w as select s from t union select s2 from t",
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
