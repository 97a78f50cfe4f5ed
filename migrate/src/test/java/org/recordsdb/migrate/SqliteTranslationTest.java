package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.sqlite.SqliteDialect;

/** What becomes of single statements; what runs and means the same is shown elsewhere. */
class SqliteTranslationTest {

  private static List<String> translated(String sql) {
    SqliteTranslation translation =
        new SqliteTranslation(new SqliteDialect().syntax(), KnownTables.Stored.NONE);
    return SqlStatement.of("V1__test.sql", sql).stream()
        .flatMap(statement -> translation.statements(statement).stream())
        .toList();
  }

  private static String column(String definition) {
    String sql = translated("create table t (" + definition + ")").get(0);
    return sql.substring(sql.indexOf('\n') + 3, sql.lastIndexOf('\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "a boolean | \"a\" boolean check ((\"a\") in (0, 1))",
        "a smallint | \"a\" smallint check (cast(\"a\" as integer) = \"a\" and \"a\" between -32768 and 32767)",
        "a int not null | \"a\" int check (cast(\"a\" as integer) = \"a\" and \"a\" between -2147483648 and 2147483647) not null",
        "a int8 | \"a\" bigint check (cast(\"a\" as integer) = \"a\")",
        "a real | \"a\" float4 check ((\"a\") between -3.4028235e38 and 3.4028235e38)",
        "a double precision | \"a\" double check ((\"a\") between -1.7976931348623157e308 and 1.7976931348623157e308)",
        "a numeric | \"a\" decimal_text check (typeof(\"a\") in ('text', 'null') and \"a\" glob '*[0-9]*' and \"a\" not glob '*[^0-9.eE+-]*')",
        "a numeric(12,2) | \"a\" decimal(12,2) check ((\"a\") between -9999999999.99 and 9999999999.99 and \"a\" = round(\"a\", 2)) check ((\"a\") = round(\"a\", 2))",
        "a decimal(30, 10) | \"a\" decimal_text(30,10) check (typeof(\"a\") in ('text', 'null') and \"a\" glob '*[0-9]*' and \"a\" not glob '*[^0-9.eE+-]*' and abs(\"a\") <= 1e20)",
        "a text | \"a\" text",
        "a varchar | \"a\" text",
        "a character varying(20) | \"a\" varchar(20) check (length(\"a\") <= 20)",
        "a bytea | \"a\" blob check (typeof(\"a\") in ('blob', 'null'))",
        "a date | \"a\" date check (date(\"a\", '+0 days') is \"a\")",
        "a json | \"a\" json_text check (json_valid(\"a\") or \"a\" is null)",
        "a jsonb not null | \"a\" json_text not null check (json_valid(\"a\") or \"a\" is null)",
        "a bigserial primary key | \"a\" integer primary key autoincrement",
        "a serial primary key | \"a\" integer primary key autoincrement",
      })
  void aColumnIsWhatTheDialectDefines(String postgres, String sqlite) {
    assertThat(column(postgres)).isEqualTo(sqlite);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "a text default 'it''s' | 'it''s'",
        "a text default 'x'::text | 'x'",
        "a integer default -1 | -1",
        "a numeric(5,2) default 1.50 | 1.50",
        "a boolean default true | true",
        "a date default current_date | current_date",
        "a date default date '2024-02-29' | '2024-02-29'",
        "a timestamptz default '2024-02-29 12:00:00+01' | '2024-02-29 11:00:00.000000+00:00'",
        "a uuid default 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11' | 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'",
        "a jsonb default '{\"b\": 1}'::jsonb | '{\"b\":1}'",
        "a timestamptz default now() | (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now'))",
        "a timestamp default current_timestamp | (strftime('%Y-%m-%d %H:%M:%f000', 'now'))",
      })
  void aDefaultIsInTheFormOfItsType(String postgres, String sqlite) {
    assertThat(column(postgres)).contains(" default " + sqlite);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table t (a text default lower('X'))",
        "create table t (a date default '2024-02-30')",
        "create table t (a uuid default 'no uuid')",
        "create table t (a text default now())",
        "create table t (a integer default '1')",
        "create table t (a bigint default nextval('s'))",
        "create table t (a char(5))",
        "create table t (a bit)",
        "create table t (a integer[])",
        "create table t (a interval)",
        "create table t (a inet)",
        "create table t (a mood)",
        "create table t (a timestamptz(3))",
        "create table t (a timetz)",
        "create table t (a text collate \"de_DE\")",
        "create table t (a bigint generated always as identity primary key)",
        "create table t (a bigserial, b integer primary key)",
        "create table t (a integer, b bigserial, primary key (a, b))",
        "create table t (a text check (a like 'x%'))",
        "create table t (a text check (a ~ '^x'))",
        "create table t (a integer check (cast(a as text) = '1'))",
        "create table t (a integer references u (a) deferrable initially deferred)",
        "create table s.t (a integer)",
        "create table t as select 1 as a",
        "create temporary table t (a integer)",
        "create table t (a integer) partition by range (a)",
        "create unlogged table t (a integer)",
        "create table t (a integer, exclude using gist (a with =))",
        "create type mood as enum ('sad', 'ok')",
        "create extension pgcrypto",
        "create sequence s",
        "create schema s",
        "create function f() returns int language sql as 'select 1'",
        "create trigger x before insert on t for each row execute function f()",
        "create materialized view v as select 1 as a",
        "create or replace view v as select 1 as a",
        "create index i on t using gin (a)",
        "create unique index i on t (a) nulls not distinct",
        "create unique index i on t (lower(a))",
        "drop table t cascade",
        "truncate t",
        "grant select on t to u",
        "select 1",
        "vacuum",
        "set local role u",
        "do 'begin end'",
        "copy t from stdin",
        "alter table t alter column a set not null",
        "alter table t alter column a type bigint",
        "alter table t add constraint c check (a > 0)",
        "alter table t add primary key (a)",
        "alter table t drop constraint c",
        "alter table t drop column a cascade",
        "alter table t drop column if exists a",
        "alter table t add column if not exists a integer",
        "alter table if exists t add column a integer",
        "alter table t add column a bigserial",
        "alter table t add column a integer primary key",
        "alter table t add column a integer generated always as (1) stored",
        "alter table t owner to u",
        "alter table t enable row level security",
        "alter table s.t add column a integer",
        "update t set a = upper(a)",
        "delete from t where a like 'x%'",
        "delete from t where a ilike 'x%'",
        "delete from t where a < now() - interval '1 day'",
        "insert into t (a) select cast(b as integer) from u",
        "insert into t (a) values (1)::integer",
        "insert into t (a) values (round(1.5))",
        "insert into t (a) values (random())",
      })
  void whatWouldMeanSomethingElseIsRefused(String sql) {
    assertThatThrownBy(() -> translated("delete from x;\n\n" + sql))
        .isInstanceOfSatisfying(
            RecordsException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED))
        .hasMessageStartingWith("V1__test.sql, statement 2 (line 3): ")
        .hasMessageContaining(".sqlite.sql");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "create type st as enum ('a')|: the type st can't be had on SQLite, which has none like PostgreSQL's.",
        "create function f() returns int language sql as 'select 1'|: the function f can't be had on",
        "create or replace function f() returns int language sql as 'select 1'|: the function f can't be",
        "create materialized view if not exists \"V w\" as select 1|: the materialized view V w can't be had",
        "create materialized view v as select sum(1)|: the materialized view v can't be had on SQLite",
        "create unlogged table t (a integer)|: the unlogged table t can't be had on SQLite",
        "create index i on t using gin (a)|: SQLite has indexes of the kind btree only, and gin is",
        "create unique index i on t using hash (a)|: SQLite has indexes of the kind btree only, and hash",
        "create table t (a bigint generated by default as identity (start with 100) primary key)|: SQLite numbers from 1 on, one by one; an identity column has no options there.",
        "update t set a = cast(b as text)|: a cast converts in another way on SQLite.",
        "create table t (a geometry(point))|: SQLite has no type like geometry.",
        "alter table t add column a bpchar(5)|: SQLite has no type like bpchar.",
        "create view v as select a from t group by rollup (a)|: rollup (..) has no translation",
        "insert into t (a) values (1) returning (a)|: returning (..) has no translation for SQLite.",
        "create table t (a text[])|the column a can't be had on SQLite: SQLite has no arrays.",
        "create table t (a text default \"x\")|a text stands in single ones.",
      })
  void theCauseIsNamed(String sql, String cause) {
    assertThatThrownBy(() -> translated(sql))
        .isInstanceOf(RecordsException.class)
        .hasMessageContaining(cause);
  }

  @Test
  void anIndexIsOfTheKindBtreeWithTheWordsAndWithout() {
    assertThat(translated("create unique index i on t using btree (a, b desc) where a > 1"))
        .isEqualTo(translated("create unique index i on t (a, b desc) where a > 1"));
    assertThat(translated("create table btree (using_ integer, btree integer)").get(0))
        .contains("\"btree\" int");
  }

  @Test
  void wordsInTextsNamesAndCommentsAreNoWords() {
    assertThat(
            translated(
                """
                -- truncate, like, now() - interval
                create table "like" (a text default 'like ~ ::' /* cast(a as b) */);
                insert into "like" (a) values ('lower(x) deferrable');
                """))
        .hasSize(2);
  }

  @Test
  void anExpressionThatIsNestedTooDeepIsRefused() {
    assertThatThrownBy(
            () -> translated("create table t (a int check (" + "not ".repeat(30_000) + "a > 0))"))
        .isInstanceOfSatisfying(
            RecordsException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED))
        .hasMessageContaining("nested too deep");
  }

  @Test
  void aTextMayBeLong() {
    String text = "it''s ".repeat(100_000);
    assertThat(translated("insert into t (a) values ('" + text + "')").get(0)).contains(text);
    assertThat(translated("create table t (a text default '" + text + "')").get(0)).contains(text);
    assertThat(translated("\n ".repeat(100_000) + "delete from t")).hasSize(1);
  }

  /** SQLite takes a name in double quotes that it does not know for a string. */
  @Test
  void aNameThatIsNotKnownIsNeverAString() {
    assertThat(translated("delete from t where statuss <> 'x' and \"index\" = 1").get(0))
        .contains("statuss <>", "`index` = 1")
        .doesNotContain("\"");
  }

  @Test
  void theTimeInAStatementIsInTheFormOfAPointInTime() {
    assertThat(translated("update t set seen = now()").get(0))
        .contains("strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')");
  }

  @Test
  void aCommentOnATableIsLeftOut() {
    assertThat(translated("comment on table t is 'x'; comment on column t.a is 'y'")).isEmpty();
  }

  @Test
  void severalChangesOfATableAreMadeOneByOne() {
    assertThat(
            translated(
                "alter table t add a integer, add column b numeric(4,2) default 0, drop column c"))
        .hasSize(3)
        .first()
        .asString()
        .startsWith("alter table \"t\" add column \"a\" int check (");
  }

  @Test
  void aNewUniqueColumnHasAnIndex() {
    assertThat(translated("alter table t add column a text unique"))
        .containsExactly(
            "alter table \"t\" add column \"a\" text",
            "create unique index \"t_a_key\" on \"t\" (\"a\")");
  }
}
