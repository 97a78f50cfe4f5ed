package org.recordsdb.migrate.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Generation;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.TableInfo;

class TranslationToSqliteTest extends OnTwoDatabases {

  private final Translation toSqlite = Translation.toSqlite(databases.sqliteSyntax());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i > 0",
        "i = 7 OR i IS NULL",
        "i IN (1, 2, -7)",
        "i NOT IN (1, 2)",
        "i BETWEEN -1 AND 7",
        "j > 2147483648",
        "i::bigint + 1 > 0",
        "j / 2 = 3",
        "j % 3 = 1",
        "i::numeric > 0.5",
        "i IS DISTINCT FROM 7",
        "i IS NOT DISTINCT FROM j",
        "d > 0",
        "d >= 0.01 AND d <= 10",
        "d = i",
        "d IN (2, 0.01)",
        "n > 0",
        "n >= 0",
        "n <> 0",
        "r > 0.1",
        "r * 2 > r",
        "r / 4 < 1",
        "r BETWEEN -1 AND 1",
        "f",
        "NOT f",
        "f = true",
        "f IS TRUE",
        "f IS NOT TRUE",
        "f IS NOT FALSE AND i > 0",
        "s = 'abc'",
        "s <> s2",
        "s COLLATE \"C\" < s2 COLLATE \"C\"",
        "s COLLATE \"C\" >= 'a'",
        "s IN ('a', 'A', 'É', 'it''s')",
        "s NOT IN ('a', 'A')",
        "v IN ('new', 'done')",
        "v = 'new'",
        "v::text = s",
        "s IS NOT DISTINCT FROM s2",
        "s LIKE 'a%'",
        "s LIKE 'A_C'",
        "s NOT LIKE '%B%'",
        "s LIKE '%\\\\%'",
        "s LIKE 'a\\%b'",
        "s LIKE '*'",
        "s LIKE 'a!%b' ESCAPE '!'",
        "s LIKE '%\\%' ESCAPE ''",
        "s LIKE '[a]'",
        "s LIKE '%b_eak'",
        "char_length(s) = 3",
        "length(v) > 2",
        "length(bytes) = 3",
        "octet_length(bytes) > 0",
        "lower(s COLLATE \"C\") = 'abc'",
        "upper(s COLLATE \"C\") = s2",
        "s || s2 = 'aA'",
        "coalesce(s, v, 'none') = 'none'",
        "coalesce(i, 0) = 0",
        "nullif(s, '') IS NULL",
        "trim(s) = 'ab'",
        "btrim(s) = 'ab'",
        "ltrim(s) = 'ab '",
        "replace(s, 'a', 'b') = 'bbc'",
        "substr(s, 2, 1) = 'b'",
        "strpos(s, 'b') = 2",
        "abs(r) > 2",
        "CASE WHEN i > 0 THEN s ELSE s2 END = 'a'",
        "CASE i WHEN 1 THEN 'one' WHEN 2 THEN 'two' END = 'two'",
        "day > '2023-12-31'",
        "day = '2024-01-31'::date",
        "at >= '2024-01-01 12:00'",
        "at = '2024-01-01'",
        "moment < '2024-01-01T01:00:00+01'",
        "moment >= '2023-06-01 10:00:00Z'",
        "u = '00000000-0000-0000-0000-0000000000AA'",
        "(i > 0) = (j > 0)",
        "i > 0 AND (j > 0 OR s = 'a') AND NOT (f OR v = 'new')",
        "f::int = 1"
      })
  void meansTheSameOnSqlite(String postgres) throws SQLException {
    String printed = databases.printed(postgres);
    String sqlite = toSqlite.condition(printed, TwoDatabases.table()).orElseThrow();
    List<String> expected = databases.onPostgres(postgres);
    assertThat(databases.onSqlite(sqlite)).as(printed + " becomes " + sqlite).isEqualTo(expected);
    assertThat(new HashSet<>(expected)).as("both answers").contains("1", "0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lower(s) = 'abc'",
        "s ILIKE 'a%'",
        "s ~ '^a'",
        "s LIKE s2",
        "i / j > 0",
        "d + 0.1 = 0.2",
        "d::numeric(4,1) = 0.1",
        "n > 1",
        "n = n + 1",
        "i::numeric / 2 > 0.5",
        "r::int = 1",
        "round(d) = 1",
        "now() > moment",
        "extract(year from day) = 2024",
        "doc @> '{}'",
        "doc ->> 'a' = '1'",
        "md5(s) = ''",
        "i = ANY ('{1,2}'::int[])",
        "day + 1 > day",
        "at AT TIME ZONE 'utc' > moment",
        "s SIMILAR TO 'a'",
        "i & 1 = 1",
        "v::varchar(2) = 'ne'"
      })
  void isNotTranslatedForSqlite(String postgres) throws SQLException {
    String printed = databases.printed(postgres);
    assertThat(toSqlite.condition(printed, TwoDatabases.table())).as(printed).isEmpty();
  }

  @Test
  void textsInAnotherOrderThanThatOfCodePointsAreNotCompared() {
    ColumnInfo text =
        new ColumnInfo(
            "s",
            ColumnType.of(LogicalType.TEXT).declaredAs("text"),
            true,
            Generation.NONE,
            null,
            "en_US.UTF-8",
            false);
    TableInfo table = TableInfo.of(null, "t", List.of(text), List.of(), List.of(), Map.of());
    assertThat(toSqlite.condition("(s < 'b'::text)", table)).isEmpty();
    assertThat(toSqlite.condition("(s = 'b'::text)", table)).contains("(\"s\" = 'b')");
  }

  @Test
  void labelsOrderOtherwiseThanTheirTexts() {
    ColumnInfo label = ColumnInfo.of("plan", ColumnType.of(LogicalType.TEXT).declaredAs("plan"));
    TableInfo table = TableInfo.of(null, "t", List.of(label), List.of(), List.of(), Map.of());
    assertThat(toSqlite.condition("(plan = 'free'::plan)", table)).contains("(\"plan\" = 'free')");
    assertThat(toSqlite.condition("(plan > 'free'::plan)", table)).isEmpty();
  }
}
