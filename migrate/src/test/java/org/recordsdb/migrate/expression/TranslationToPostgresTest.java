package org.recordsdb.migrate.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Generation;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.TableInfo;

class TranslationToPostgresTest extends OnTwoDatabases {

  private final Translation toPostgres = Translation.toPostgres(databases.postgresSyntax());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i > 0",
        "i = 7 or i is null",
        "i in (1, 2, -7)",
        "i not in (1, 2)",
        "i between -1 and 7",
        "i not between -1 and 7",
        "i == 1 and j <> 7",
        "i + 1 > 0",
        "i * 2 > i",
        "i * i > 2147483647",
        "i - 2 < j - 2",
        "i * i * i < 0",
        "j + j > j",
        "j * 3 < 0",
        "-i > 0",
        "i / 2 = 3",
        "i / 2 = -3",
        "i % 3 = -1",
        "abs(i) > 3",
        "i",
        "not i",
        "i and j",
        "i is 7",
        "i is not j",
        "d > 0",
        "d >= 0.01",
        "d = 99999999.99",
        "d < i",
        "r > 0.1",
        "r * 2 > r",
        "r / 4 < 1",
        "r + i > 0",
        "f = 1",
        "f <> 0",
        "f = 0 or f is null",
        "not f",
        "f is true",
        "f is not 1",
        "s = 'abc'",
        "s <> s2",
        "s < s2",
        "s >= 'a'",
        "s between 'A' and 'b'",
        "s in ('a', 'A', 'É', \"it's\")",
        "s is s2",
        "s is not null and s <> ''",
        "s notnull",
        "s isnull",
        "s not null",
        "length(s) = 3",
        "length(s) > length(s2)",
        "length(bytes) = 3",
        "lower(s) = 'abc'",
        "upper(s) = s",
        "lower(s) = lower(s2)",
        "s like 'a%'",
        "s like 'A_C'",
        "s not like '%B%'",
        "s like 'É'",
        "s like '%\\%'",
        "s like 'a!%b' escape '!'",
        "s like 'k'",
        "s glob 'a*'",
        "s glob '?b*'",
        "s glob '*%*'",
        "s not glob '_*'",
        "s glob 'back\\*'",
        "v = 'new' or v = 'done'",
        "s || s2 = 'aA'",
        "s || '-' || s2 > 'a'",
        "coalesce(s, v, 'none') = 'none'",
        "ifnull(i, 0) = 0",
        "nullif(s, '') is null",
        "nullif(i, 7) is null",
        "trim(s) = 'ab'",
        "ltrim(s) = 'ab '",
        "rtrim(s) = ' ab'",
        "replace(s, 'a', 'b') = 'bbc'",
        "substr(s, 2, 1) = 'b'",
        "substr(s, 2) = 'x'",
        "instr(s, 'b') = 2",
        "case when i > 0 then s else s2 end = 'a'",
        "case i when 1 then 'one' when 2 then 'two' end = 'two'",
        "iif(i > 0, i, -1) = -1",
        "day > '2023-12-31'",
        "day = '2024-01-31'",
        "u = '00000000-0000-0000-0000-0000000000aa'",
        "cast(i as real) / 2 > 0.5",
        "cast(s as text) = 'a'",
        "(i > 0) = (j > 0)",
        "[i] > 0 and `j` > 0 and \"s\" = 'a'",
        "S = 'a' and t.I > 0 -- a comment",
        "s collate binary > 'a'"
      })
  void meansTheSameOnPostgres(String sqlite) throws SQLException {
    String postgres = toPostgres.condition(sqlite, TwoDatabases.table()).orElseThrow();
    List<String> expected = databases.onSqlite("((" + sqlite + "\n) <> 0)");
    assertThat(databases.onPostgres(postgres)).as(postgres).isEqualTo(expected);
    assertThat(new HashSet<>(expected)).as("both answers").contains("1", "0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i / j > 0",
        "i / 0 > 0",
        "r % 2 = 1",
        "d + 0.1 = 0.2",
        "d * 2 > 1",
        "n > 0",
        "s > 1",
        "s = 1",
        "i = '7'",
        "s like s2",
        "s glob '[a-z]*'",
        "at > '2024-01-01'",
        "moment > '2024-01-01'",
        "u = '00000000-0000-0000-0000-0000000000AA'",
        "day > '2024-1-1'",
        "f = 2",
        "f > 0",
        "cast(d as integer) = 1",
        "round(r) = 1",
        "date(day) = day",
        "i & 1",
        "random() > 0",
        "i > (select 1)",
        "exists (select 1)",
        "doc ->> 'a' = 1",
        "s regexp 'a'",
        "printf('%d', i) = '1'",
        "nosuch = 1",
        "typeof(s) = 'integer'",
        "not json_valid(doc)",
        "x'00' = bytes",
        "i > 0; drop table t"
      })
  void isNotTranslatedForPostgres(String sqlite) {
    assertThat(toPostgres.condition(sqlite, TwoDatabases.table())).isEmpty();
  }

  @Test
  void textsOfAnotherCollationAreNotCompared() {
    ColumnInfo text =
        new ColumnInfo(
            "s",
            ColumnType.of(LogicalType.TEXT).declaredAs("text"),
            true,
            Generation.NONE,
            null,
            "NOCASE",
            false);
    TableInfo table = TableInfo.of(null, "t", List.of(text), List.of(), List.of(), Map.of());
    assertThat(toPostgres.condition("s = 'b'", table)).isEmpty();
    assertThat(toPostgres.condition("s is null", table)).contains("(\"s\" is null)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "not ", "- ", "+ ", "case when ", "abs(", "cast("})
  void whatStandsTooDeepIsNotTranslated(String opening) {
    for (int depth : List.of(2_000, 100_000)) {
      String sql = opening.repeat(depth) + "i > 0" + (opening.equals("(") ? ")".repeat(depth) : "");
      assertThat(toPostgres.condition(sql, TwoDatabases.table())).isEmpty();
    }
    String taken = "(".repeat(200) + "i > 0" + ")".repeat(200);
    assertThat(toPostgres.condition(taken, TwoDatabases.table())).isPresent();
  }

  @Test
  void whatTheTypesMakeSureOfIsLeftOut() {
    List<String> implied =
        List.of(
            "f in (0, 1)",
            "(f) in (0, 1)",
            "f in (0, 1) or f is null",
            "json_valid(doc)",
            "json_valid(doc) or doc is null",
            "at glob '????-??-?? ??:??:??.??????'",
            "moment glob '????-??-?? ??:??:??.??????+00:00'",
            "d = round(d, 2)",
            "(d) = round(d, 2)",
            "(at) glob '????-??-?? ??:??:??.??????'",
            "length(v) <= 20",
            "typeof(id) = 'integer'",
            "typeof(s) in ('text', 'null')",
            "json_valid(doc) and f in (1, 0)");
    for (String sqlite : implied) {
      assertThat(toPostgres.check(sqlite, TwoDatabases.table()))
          .as(sqlite)
          .contains(Translation.ALWAYS);
    }
    assertThat(toPostgres.check("typeof(i) = 'integer' and i > 0", TwoDatabases.table()))
        .contains("((\"i\" is not null) and (\"i\" > 0))");
    assertThat(toPostgres.check("json_valid(doc) and i > 0", TwoDatabases.table()))
        .contains("(\"i\" > 0)");
    assertThat(toPostgres.condition("json_valid(doc) and i > 0", TwoDatabases.table())).isEmpty();
    assertThat(toPostgres.check("not (json_valid(doc) and i > 0)", TwoDatabases.table())).isEmpty();
  }

  @Test
  void valuesKeepTheTypeOfTheirColumn() throws SQLException {
    Map<String, LogicalType> values =
        Map.of(
            "i * 2", LogicalType.INT64,
            "r * 2", LogicalType.FLOAT64,
            "s || '!'", LogicalType.TEXT,
            "i > 0", LogicalType.BOOLEAN,
            "coalesce(s, 'none')", LogicalType.TEXT,
            "length(s)", LogicalType.INT32);
    for (Map.Entry<String, LogicalType> value : values.entrySet()) {
      ColumnType type = ColumnType.of(value.getValue());
      Optional<String> sql = toPostgres.value(value.getKey(), TwoDatabases.table(), type);
      assertThat(databases.onPostgres(sql.orElseThrow()))
          .as(value.getKey())
          .isEqualTo(databases.onSqlite(value.getKey()));
    }
    assertThat(toPostgres.value("s", TwoDatabases.table(), ColumnType.of(LogicalType.INT32)))
        .isEmpty();
  }
}
