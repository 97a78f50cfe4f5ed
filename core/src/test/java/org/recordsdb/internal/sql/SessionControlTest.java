package org.recordsdb.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.StatementException;
import org.recordsdb.spi.Syntax;

/** What raw SQL must not do to the connection it runs on, however it is written. */
class SessionControlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "begin",
        "BEGIN IMMEDIATE",
        "start transaction",
        "commit",
        "end",
        "rollback",
        "Rollback to savepoint a",
        "abort",
        "savepoint a",
        "release a",
        "/* x */ commit",
      })
  void transactionControlIsRefused(String sql) {
    refused(sql, "is not sent as SQL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET ROLE admin",
        "reset all",
        "discard all",
        "pragma foreign_keys = off",
        "PRAGMA /* x */ query_only=0",
        "pragma foreign_keys(0)",
        "pragma main.foreign_keys = 0",
        "pragma \"foreign_keys\" = 0",
        "explain pragma query_only = off",
        "explain query plan pragma query_only = off",
        "set session authorization x",
        "set local session authorization x",
        "select set_config('session_authorization', 'x', true)",
        "set seed = 0.5",
        "set local seed = 0.5",
        "select set_config('seed', '0.5', true)",
        "select setseed(0.5)",
        "select pg_catalog.\"setseed\"(0.5)",
        "set session characteristics as transaction read write",
        "explain (analyze, verbose) execute p",
        "explain analyze verbose execute p",
        "listen x",
        "unlisten *",
        "prepare p as select 1",
        "execute p",
        "deallocate all",
        "load 'x'",
        "attach 'x.db' as x",
        "detach x",
      })
  void settingsThatStayOnAConnectionAreRefused(String sql) {
    refused(sql, "lent to others");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set local statement_timeout = 100",
        "set constraints all deferred",
        "pragma foreign_keys",
        "pragma table_info(documents)",
        "pragma main.table_info(documents)",
        "select set_config('app.tenant', 'a', true)",
        "select u & \"b\" from t",
        "declare c cursor for select 1",
        "set local role reader",
        "select set_config('role', 'reader', true)",
        "set local app.search_path = 'x'",
        "set local time zone 'UTC'",
        "select set_config from t",
        "update documents set name = 'x'",
      })
  void settingsThatEndWithTheTransactionAndQuestionsAreSent(String sql) {
    assertThat(parse(sql).pieces()).containsExactly(sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select set_config('default_transaction_read_only', 'off', false)",
        "select set_config('search_path', 'x', not true)",
        "select set_config('search_path', 'x', true and false)",
        "select set_config(:name, 'x', true)",
        "select set_config('app.' || 'x', 'x', true)",
        "select pg_catalog.set_config('a.b', 'x', false)",
        "select \"set_config\" ('a.b', 'x', false)",
        "select pg_catalog . \"set_config\"/* */('a.b', 'x', false)",
        "SELECT SET_CONFIG('a.b', 'x', false)",
        "with x as (select set_config('a.b', 'x', false)) select * from x",
        "select set_config('a.b', set_config('c.d', 'x', false), true)",
        "select set_config(is_local => false, setting_name => 'a.b', new_value => 'x')",
        "insert into t select set_config('a.b', 'x', false)",
        "explain analyze select set_config('a.b', 'x', false)",
        "prepare transaction 'x'",
        "select pg_advisory_lock(1)",
        "select pg_try_advisory_lock_shared(1, 2)",
        "select pg_advisory_unlock_all()",
        "declare c cursor with hold for select 1",
        "update pg_settings set setting = 'off' where name = 'search_path'",
        "update only pg_catalog.\"pg_settings\" set setting = 'off'",
        "update only (pg_settings) set setting = 'off'",
        "update app.pg_catalog.pg_settings set setting = 'off'",
        "with x as (select 1) update pg_settings set setting = 'evil'",
        "with x as (update pg_settings set setting = 'evil' returning 1) select 1",
        "explain analyze with x as (select 1) update pg_catalog.pg_settings set setting = 'evil'",
        "backup to '/any/path'",
        "/* */ BACKUP main to 'a.db'",
        "restore from '/any/path'",
      })
  void functionsThatChangeTheConnectionAreRefused(String sql) {
    refused(sql, "is not sent as SQL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set local transaction_read_only = off",
        "set local \"transaction_read_only\" = off",
        "set local standard_conforming_strings = off",
        "select set_config('transaction_read_only', 'off', true)",
        "select set_config('Standard_Conforming_Strings', 'off', true)",
        "set local client_encoding = 'LATIN1'",
        "set client_encoding = 'LATIN1'",
        "set names 'LATIN1'",
        "set local names 'LATIN1'",
        "select set_config('client_encoding', 'LATIN1', true)",
        "set local DateStyle = 'German'",
        "set local intervalstyle = 'sql_standard'",
        "set local extra_float_digits = -15",
        "set local bytea_output = 'escape'",
        "set local array_nulls = off",
      })
  void whatRecordsReliesOnIsNotChangedForOneTransactionEither(String sql) {
    refused(sql, "relies on it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set search_path = other",
        "set session search_path to other",
        "set local search_path to t1",
        "set local \"search_path\" = t1",
        "set schema 'other'",
        "set local schema 'other'",
        "select set_config('search_path', :tenant, true)",
        "select set_config('Search_Path', 'x', true)",
      })
  void theSchemaIsChosenByARecordsOfItsOwn(String sql) {
    assertThatThrownBy(() -> parse(sql))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("open another Records with the schema")
        .hasMessageNotContainingAny("SET LOCAL", "set_config");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select U&\"set\\005fconfig\"('a.b', 'x', false)",
        "select u&\"a\" from t",
      })
  void namesWithUnicodeEscapesAreRefused(String sql) {
    assertThatThrownBy(() -> parse(sql))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("Unicode escapes");
  }

  @Test
  void functionsThatTheDatabaseMustNotCallAreRefusedHoweverTheyAreWritten() {
    Syntax syntax =
        new Syntax() {
          @Override
          public Map<String, String> refusedFunctions() {
            return Map.of("padc", "it harms");
          }
        };
    for (String name : List.of("padc", "PadC", "\"padc\"")) {
      assertThatThrownBy(() -> FreeSql.parse("select " + name + "('x', 1)", syntax))
          .hasMessage("padc is not sent as SQL: it harms.");
    }
    assertThat(FreeSql.parse("select padc from t", syntax)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*), max(a) from t where b in (1, 2) and (c or d) group by (e)",
        "insert into documents (name, size) values (upper('a'), cast('1' as decimal(10, 2)))",
        "insert into public.documents (name) values ('a')",
        "update t set a = coalesce(a, 0) where exists (select 1 from u) returning a",
        "with x as (select row_number() over (partition by a order by b) as n from t)"
            + " select n from x where n = any (select 1)",
        "select pg_catalog.log(1)",
        "delete from t where a like 'x' and not (b is null)",
        "select count(*) filter (where a > 1) over (order by (b)) from t join (select 1) x on true",
        "select * from t left join (select 1 as a) x on (x.a = t.a) where b not like ('x')",
        "insert into t (a) values (1) on conflict (a) do update set (a, b) = (1, 2)",
        "update t set (a, b) = (1, 2)",
        "select percentile_cont(0.5) within group (order by a) from t",
        "with x as materialized (select 1) select * from x",
      })
  void whatOnlyComputesLeavesTheConnectionAlone(String sql) {
    assertThat(parse(sql).reachesSession()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select f()",
        "select key(1)",
        "select range(1), 2",
        "select rows(1)",
        "select by(1)",
        "select a, over(1)",
        "select (filter(1))",
        "select join(1)",
        "select set(1)",
        "select like(1, 2)",
        "select partition(1)",
        "select update(1)",
        "select * from t where own.f(a)",
        "select query_to_xml('select 1', true, true, '')",
        "select f\u200B(1)",
        "select public.log('x')",
        "select public.\"trim\"(1)",
        "select \"filter\"('a')",
        "select \"PG_CATALOG\".log(1)",
        "select a.pg_catalog.log(1)",
        "select ifnull(1, 2)",
        "do $$ begin end $$",
        "call p()",
        "create temp table t (id integer)",
        "select 1 as a into temporary t",
        "create table t (id integer)",
      })
  void whatMayDoMoreReachesTheConnection(String sql) {
    assertThat(parse(sql).reachesSession()).isTrue();
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
