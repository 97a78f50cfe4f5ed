package org.recordsdb.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.StatementException;
import org.recordsdb.internal.sql.FreeSql.Access;
import org.recordsdb.internal.sql.FreeSql.Result;
import org.recordsdb.spi.Syntax;

class FreeSqlTest {

  @Test
  void parametersAreCutOut() {
    FreeSql sql = parse("select * from t where a = :a and b between :low and :high or c = :a");
    assertThat(sql.pieces())
        .containsExactly("select * from t where a = ", " and b between ", " and ", " or c = ", "");
    assertThat(sql.parameters()).containsExactly("a", "low", "high", "a");
    assertThat(sql.names()).containsExactly("a", "low", "high");
    assertThat(sql).hasToString("select * from t where a = ? and b between ? and ? or c = ?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select ':a ? ;'",
        "select 'it''s :a'",
        "select \":a\"",
        "select 1 -- :a ; ?",
        "select /* :a ? ; */ 1",
        "select $$:a ; ?$$",
        "select E'\\':a'",
        "select '2024-01-01'::date",
        "select x[1:2]",
      })
  void nothingInsideQuotesAndCommentsIsAParameter(String text) {
    FreeSql sql = parse(text);
    assertThat(sql.parameters()).isEmpty();
    assertThat(sql.pieces()).containsExactly(text);
  }

  @Test
  void castsStandBesideParameters() {
    FreeSql sql = parse("select :a::int, x::text");
    assertThat(sql.pieces()).containsExactly("select ", "::int, x::text");
    assertThat(sql.parameters()).containsExactly("a");
  }

  @Test
  void escapedColonIsAColon() {
    assertThat(parse("select x[1\\:n]").pieces()).containsExactly("select x[1:n]");
  }

  @Test
  void operatorOfQuestionMarksIsSpelledAsTheDriverWants() {
    Syntax doubling =
        new Syntax() {
          @Override
          public String questionMark() {
            return "??";
          }
        };
    assertThat(FreeSql.parse("select j ?? 'k'", doubling).pieces())
        .containsExactly("select j ?? 'k'");
  }

  @Test
  void withoutAWayToWriteAnOperatorOfQuestionMarksItIsRejected() {
    assertThatThrownBy(() -> parse("select ?? as y, :a as x"))
        .isInstanceOfSatisfying(
            StatementException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.SYNTAX))
        .hasMessageContaining("??");
  }

  @Test
  void namesInDoubleQuotesAreSpelledAsTheDriverWants() {
    Syntax marking =
        new Syntax() {
          @Override
          public String quotedName(String quoted) {
            return "<" + quoted + ">";
          }
        };
    assertThat(FreeSql.parse("select \"a\"\"b\", 'c' from \"t\"", marking).pieces())
        .containsExactly("select <\"a\"\"b\">, 'c' from <\"t\">");
    assertThat(FreeSql.parse("create table \"t\" (a int)", marking).pieces())
        .containsExactly("create table \"t\" (a int)");
  }

  @Test
  void aParameterThatIsAskedForNullHasAType() {
    FreeSql sql = parse("select * from t where :a is null or b = :a /* x */ IS NOT null");
    assertThat(sql.pieces())
        .containsExactly(
            "select * from t where cast(",
            " as text) is null or b = cast(",
            " as text) /* x */ IS NOT null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "$1", "?1", "$2::int"})
  void positionalParameterIsRefused(String parameter) {
    assertThatThrownBy(() -> parse("select * from t where a = " + parameter))
        .isInstanceOfSatisfying(
            StatementException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.PARAMETERS))
        .hasMessageContaining(":name")
        .hasMessageContaining("??");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "-- only a comment", "/* x */", ";", " ; ; "})
  void emptySqlIsRefused(String sql) {
    refused(sql, "Can't run the SQL: it is empty. Give one statement.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1; select 2",
        "select 1; drop table t",
        "select 1;;select 2;",
        "insert into t values (1); --\n delete from t",
      })
  void severalStatementsAreRefused(String sql) {
    refused(sql, "more than one statement");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1;",
        "select 1; -- done",
        ";select 1",
        "select ';'",
        "select 1 /* ; */ ; "
      })
  void oneStatementMayEndInASemicolon(String sql) {
    assertThat(parse(sql).result()).isEqualTo(Result.ROWS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 1 as a into t | DEFINE | COUNT",
        "select lo_create(0) | WRITE | ROWS",
        "select pg_terminate_backend(1) | WRITE | ROWS",
        "select heap_force_kill('t', array['(0,1)']::tid[]) | WRITE | ROWS",
        "select heap_force_freeze('t', array['(0,1)']::tid[]) | WRITE | ROWS",
        "select pg_truncate_visibility_map('t') | WRITE | ROWS",
        "select autoprewarm_start_worker() | WRITE | ROWS",
        "select autoprewarm_dump_now() | WRITE | ROWS",
        "select pg_prewarm('t') | WRITE | ROWS",
        "select pg_buffercache_evict_all() | WRITE | ROWS",
        "select postgres_fdw_disconnect_all() | WRITE | ROWS",
        "select * from pg_visibility_map('t') | READ | ROWS",
        "select query_to_xml('select 1', true, true, '') | WRITE | ROWS",
        "select query_to_xml_and_xmlschema('select 1', true, true, '') | WRITE | ROWS",
        "select pg_catalog.cursor_to_xml('c', 1, true, true, '') | WRITE | ROWS",
        "select * from ts_stat('select 1') | WRITE | ROWS",
        "select \"ts_rewrite\"(a, 'select 1') | WRITE | ROWS",
        "select pg_import_system_collations('public') | WRITE | ROWS",
        "select * from pg_logical_slot_get_changes('a', null, null) | WRITE | ROWS",
        "select * from crosstab('select 1') as x(a int) | WRITE | ROWS",
        "select table_to_xml('t', true, true, '') | READ | ROWS",
        "select * from dblink('', 'delete from t') as x(n int) | WRITE | ROWS",
        "with x as (with y as (select 1) delete from t returning *) select * from x | WRITE | ROWS",
        "select 1 | READ | ROWS",
        "SELECT 1 | READ | ROWS",
        "(select 1) union (select 2) | READ | ROWS",
        "/* x */ select 1 | READ | ROWS",
        "values (1) | READ | ROWS",
        "table t | READ | ROWS",
        "explain select 1 | READ | ROWS",
        "explain insert into t values (1) | READ | ROWS",
        "explain analyze select 1 | READ | ROWS",
        "explain analyze insert into t values (1) | WRITE | ROWS",
        "explain (analyze, costs off) update t set a = 1 | WRITE | ROWS",
        "explain analyze delete from t | WRITE | ROWS",
        "explain analyze select * into u from t | WRITE | ROWS",
        "show server_version | READ | ROWS",
        "select replace(a, 'b', 'c') from t | READ | ROWS",
        "select * from t for update | READ | ROWS",
        "select returning from t | READ | ROWS",
        "with x as (select 1) select * from x | READ | ROWS",
        "with x as (select replace('a', 'b', 'c')) select * from x | READ | ROWS",
        "with x as (select upper(replace('a', 'b', 'c'))) select * from x | READ | ROWS",
        "with x as (select 1) select replace('a', 'b', 'c') | READ | ROWS",
        "with x as (select * from t for update) select * from x | READ | ROWS",
        "with recursive x(n) as (select 1 union all select n + 1 from x) select n from x | READ | ROWS",
        "(with x as (select 1) select * from x) | READ | ROWS",
        "with x as (select 1) values (1) | READ | ROWS",
        "insert into t values (1) | WRITE | COUNT",
        "insert into t values (1) returning id | WRITE | ROWS",
        "INSERT INTO t VALUES (1) RETURNING * | WRITE | ROWS",
        "insert into t values ('returning') | WRITE | COUNT",
        "insert into t select * from u | WRITE | COUNT",
        "update t set a = 1 | WRITE | COUNT",
        "update t set a = 1 returning a | WRITE | ROWS",
        "delete from t | WRITE | COUNT",
        "replace into t values (1) | WRITE | COUNT",
        "merge into t using u on true when matched then delete | WRITE | COUNT",
        "with x as (select 1) insert into t select * from x | WRITE | COUNT",
        "with x as (select 1) insert into t select * from x returning id | WRITE | ROWS",
        "with x as (select 1) update t set a = 1 | WRITE | COUNT",
        "with x as (delete from t returning id) select * from x | WRITE | ROWS",
        "with x as (delete from t returning id) insert into u select id from x | WRITE | COUNT",
        "with x as ( insert into t values (1) returning id) select id from x | WRITE | ROWS",
        "create table t (a int) | DEFINE | COUNT",
        "create trigger x after insert on t begin insert into u values (1) returning a; end | DEFINE | COUNT",
        "alter table t add b int | DEFINE | COUNT",
        "drop table t | DEFINE | COUNT",
        "truncate t | DEFINE | COUNT",
        "pragma user_version | WRITE | EITHER",
        "call f() | WRITE | EITHER",
        "vacuum | WRITE | EITHER",
        "do $$ begin end $$ | WRITE | EITHER",
      })
  void wordsTellWhatAStatementDoes(String sql, Access access, Result result) {
    FreeSql parsed = parse(sql);
    assertThat(parsed.access()).isEqualTo(access);
    assertThat(parsed.result()).isEqualTo(result);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select ifnull(a, 1) from t",
        "select * from t where a ilike 'x'",
        "select a::int from t",
        "select a from t where b == 1",
        "insert or replace into t values (1)",
        "select * from t for update",
        "select `a` from t",
        "select [a] from t",
        "select E'a'",
        "select a from t where rowid = 1",
        "select now()",
      })
  void strictModeRefusesWhatOneDatabaseUnderstandsAlone(String sql) {
    assertThat(parse(sql)).isNotNull();
    assertThatThrownBy(() -> FreeSql.parseStrictly(sql, new Syntax()))
        .isInstanceOfSatisfying(
            StatementException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.SYNTAX))
        .hasMessageContaining("DB_STRICT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select coalesce(a, 1), 'ifnull(', left from t -- ilike",
        "select j ->> 'a', \"rowid\", cast(:now as integer) from t where a = :b",
        "insert into t (a) values (1) on conflict do nothing returning a",
        "create table t (a int default (now()))",
      })
  void strictModeLetsThroughWhatAllUnderstand(String sql) {
    assertThat(FreeSql.parseStrictly(sql, new Syntax())).isEqualTo(parse(sql));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select a from t where b == 1 | has ==,",
        "insert or replace into t (a) values (1) | has insert or,",
        "select ifnull(a, 1) from t | has ifnull,",
        "pragma table_info(t) | has pragma,",
      })
  void strictModeNamesAllThatItRefuses(String sql, String found) {
    assertThatThrownBy(() -> FreeSql.parseStrictly(sql, new Syntax())).hasMessageContaining(found);
  }

  private static FreeSql parse(String sql) {
    return FreeSql.parse(sql, new Syntax());
  }

  private static void refused(String sql, String problem) {
    assertThatThrownBy(() -> parse(sql))
        .isInstanceOfSatisfying(
            StatementException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.ARGUMENT))
        .hasMessageContaining(problem);
  }
}
