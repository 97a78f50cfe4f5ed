package org.recordsdb.migrate.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteFunctionsTest {

  /** SQLite's own of which no page of it tells, and operators. */
  private static final Set<String> OTHERS =
      Set.of("->", "->>", "fts5_insttoken", "fts5_locale", "fts5_source_id", "subtype");

  /** Those that need a window, which no expression of a table or index has. */
  private static final String WINDOW =
      "'cume_dist', 'dense_rank', 'first_value', 'lag', 'last_value', 'lead', 'nth_value', 'ntile',"
          + " 'percent_rank', 'rank', 'row_number'";

  private static Set<String> functions(String condition) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select distinct name from pragma_function_list where " + condition)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  /**
   * Another version of SQLite may have more: what they make of their arguments is to be looked at.
   */
  @Test
  void allThatASchemaMayCallAreKnown() throws SQLException {
    Set<String> callable = functions("flags & 0x200000 and name not in (" + WINDOW + ")");
    callable.removeAll(OTHERS);
    assertThat(SqliteFunctions.KNOWN).containsAll(callable);
  }

  @Test
  void noFunctionOfTheDriverIsKnown() throws SQLException {
    Set<String> foreign = functions("builtin = 0 or flags & 0x80000");
    assertThat(foreign).contains("replicate", "padl", "load_extension");
    assertThat(SqliteFunctions.KNOWN).doesNotContainAnyElementsOf(foreign);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "replicate(a, 2) <> ''|replicate",
        "REPLICATE /* (1) */ (a, 2)|REPLICATE",
        "\"padl\"(a, 3) is null|padl",
        "[padl](a, 3) is null|padl",
        "`padl`(a, 3) is null|padl",
        "a in (1, mine(2))|mine",
        "length(padc(a, 3)) > 1|padc",
        "a match 'b'|match",
        "a regexp 'b'|regexp",
        "a in (select x from v)|select",
        "a = ?|?",
        "a = 'it''s' /* ( */ and other(a)|other",
        "cast(a as int) and replicate(a, 2)|replicate",
      })
  void whatIsNotOfSqliteItselfIsNamed(String expression, String name) {
    assertThat(SqliteFunctions.foreign(expression)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a > 0 and (b < 1 or not (c))",
        "length(a) between (1) and (2) and a in ('x', 'replicate(1)')",
        "cast(a as varchar(10)) = cast(b as double precision (3))",
        "a glob '*(' or a like ('x') or case when (a) then (b) else (c) end",
        "\"replicate\" = \"lower\"(a) -- replicate(a)\n",
        "json_valid(a) and a ->> '$.x' is not distinct from (b)",
        "iif(a is null, strftime('%Y', b), date('now')) = current_date",
      })
  void sqlitesOwnAreNot(String expression) {
    assertThat(SqliteFunctions.foreign(expression)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table t (a text check (a || a <> ''))",
        "create table t (a text, b as (hex(zeroblob(9))))",
        "create index i on t (\"replace\" (a, 'b', 'cc'))",
        "create index i on t (a) where printf('%.*c', 9, 'a') > ''",
      })
  void whatMakesLongerValuesIsTold(String statement) {
    assertThat(SqliteFunctions.makeLonger(statement)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table t (a varchar(10) check (length(a) <= 10), b int default (1 | 2))",
        "create table t (a char(3) primary key, check (upper(a) = a and a <> 'a || b'))",
        "create index i on t (lower(a), substr(b, 1, 2)) where a > 0",
      })
  void whatDoesNotIsNot(String statement) {
    assertThat(SqliteFunctions.makeLonger(statement)).isFalse();
  }
}
