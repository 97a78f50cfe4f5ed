package org.recordsdb.migrate.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Row;
import org.recordsdb.spi.TableInfo;

/** Views over the same rows show the same rows in both databases, in the same classes. */
class GroupedViewTest extends OnTwoDatabases {

  private static @Nullable TableInfo table(String name) {
    return name.equals("t") ? TwoDatabases.table() : null;
  }

  /** An order is compared too, where the view has one. */
  private static void assertSame(List<Row> found, List<Row> expected, String view) {
    assertThat(expected).as("rows of " + view).isNotEmpty();
    if (view.contains("order by")) {
      assertThat(found).as(view).containsExactlyElementsOf(expected);
    } else {
      assertThat(found).as(view).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select s, count(*) as n from t group by s",
        "select s, v, f, count(*) as n from t where i > 0 group by s, t.v, f",
        "select day, u, count(s) as n, count(distinct s2) as d from t group by day, u",
        "select i, sum(j) as total, sum(i) as narrow, sum(f) as flags from t where j < 100 group by i",
        "select sum(i) as total, count(*) as n, sum(length(s)) as letters from t",
        "select sum(distinct i) as total, sum(i > 0) as positive from t",
        "select sum(i) as none, max(i) as highest, count(*) as n from t where id < 0",
        "select coalesce(sum(i), 0) + 1 as total from t where id < 0",
        "select d, count(*) as n from t group by d",
        "select r, count(distinct r) as n from t group by r",
        "select f, min(s) as a, max(s) as z, min(i) as low, max(j) as high, max(r) as top from t"
            + " group by f",
        "select s from t group by s having count(*) > 16 and max(i) > 0 and min(s2) < 'b'",
        "select v, sum(i) as total from t group by v having sum(i) > 0 or v is null",
        "select v, lower(v) || '!' as l, count(*) as n from t group by v",
        "select id, s, at, doc, count(*) as n from t group by id",
        "select a.id, a.moment, count(b.id) as n from t a left join t b on b.i = a.j group by a.id",
        "select a.i, b.v, sum(b.i) as total from t a join t b on b.id = a.i group by a.i, b.v",
        "select distinct s, f from t",
        "select distinct v, count(*) as n from t group by s, v",
        "select id, s, i from t order by s, i desc, id",
        "select id, s as name, d from t order by name desc, d, id",
        "select id, \"first\" as part, s from t where s = \"a\"",
        "select id, day, r from t order by day desc nulls first, r nulls last, id desc",
        "select s, count(*) as n from t group by s order by count(*) desc, s",
        "select s as name, count(*) as n from t group by s order by n, name",
        "select i as n, s, 'first' as part from t union all select j, v, 'second' from t",
        "select s from t union select s2 from t",
        "select s, i from t union all select s, i from t union select v, i from t",
        "select f, count(*) as n from t group by f union all select f, sum(i) from t group by f",
        "select i * 2 as twice, i + j as sum, length(s) as letters from t where j < 100",
        "select id, day, d from t union all select id, day, d from t where f"
      })
  void ofSqliteShowTheSameOnPostgres(String query) {
    String view = "create view w as " + query;
    Optional<View> translated =
        Translation.toPostgres(databases.postgresSyntax()).view(view, GroupedViewTest::table);
    assertThat(translated).as(query).isPresent();
    String sql = translated.orElseThrow().sql();
    assertSame(databases.viewOnPostgres(sql), databases.viewOnSqlite(view), sql);
  }

  @Test
  void namesInFrontOfAQueryAreThoseOfItsColumns() {
    String view = "create view w (a, \"B c\") as select s, count(*) from t group by s";
    String sql =
        Translation.toPostgres(databases.postgresSyntax())
            .view(view, GroupedViewTest::table)
            .orElseThrow()
            .sql();
    assertSame(databases.viewOnPostgres(sql), databases.viewOnSqlite(view), sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select s, count(*) as n from t group by s",
        "select s, v, f, count(*) as n from t where i > 0 group by s, t.v, f",
        "select day, u, at, moment, count(s) as n, count(distinct s2) as d from t"
            + " group by day, u, at, moment",
        "select i, sum(j)::bigint as total, sum(i) as narrow from t where j < 100 group by i",
        "select sum(distinct i) as total, count(*) as n from t",
        "select sum(i) as none, max(i) as highest, count(*) as n from t where id < 0",
        "select coalesce(sum(i), 0) as total from t where id < 0",
        "select d, count(*) as n from t group by d",
        "select f, min(s collate \"C\") as a, max(i) as high, max(r) as top from t group by f",
        "select s from t group by s having count(*) > 16 and max(i) > 0",
        "select v, v || '!' as l, count(*) as n from t group by v",
        "select id, s, at, doc, count(*) as n from t group by id",
        "select a.id, a.moment, count(b.id) as n from t a left join t b on b.i = a.j group by a.id",
        "select distinct s, f from t",
        "select id, s, i from t order by s collate \"C\", i desc, id",
        "select id, s as name, d from t order by d, id desc",
        "select id, day, at, r from t order by day desc nulls last, at, r nulls first, id desc",
        "select v, count(*) as n from t group by v order by count(*) desc, v collate \"C\"",
        "select i as n, s, 'first' as part from t union all select j, v, 'second' from t",
        "select s from t union select s2 from t",
        "select s, i from t union all select s, i from t where f"
      })
  void ofPostgresShowTheSameOnSqlite(String query) throws SQLException {
    String view = "create view w as " + query;
    String printed = databases.printedView(view);
    Optional<View> translated =
        Translation.toSqlite(databases.sqliteSyntax()).view(printed, GroupedViewTest::table);
    assertThat(translated).as(printed).isPresent();
    String sql = translated.orElseThrow().sql();
    assertSame(databases.viewOnSqlite(sql), databases.viewOnPostgres(view), sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select sum(j) as total from t",
        "select sum(r) as total from t",
        "select avg(i) as middle from t",
        "select max(day) as last from t",
        "select n, count(*) as c from t group by n",
        "select doc, count(*) as c from t group by doc",
        "select distinct n from t",
        "select count(*) filter (where i > 0) as c from t",
        "select string_agg(s, ',') as c from t",
        "select i, count(*) as c from t group by rollup (i)",
        "select i, row_number() over (order by i) as c from t",
        "select i from t order by n",
        "select i from t order by i limit 3",
        "select s from t intersect select s2 from t",
        "select distinct on (s) s, i from t"
      })
  void ofPostgresAreNotTranslated(String query) throws SQLException {
    String printed = databases.printedView("create view w as " + query);
    assertThat(Translation.toSqlite(databases.sqliteSyntax()).view(printed, GroupedViewTest::table))
        .as(printed)
        .isEmpty();
  }
}
