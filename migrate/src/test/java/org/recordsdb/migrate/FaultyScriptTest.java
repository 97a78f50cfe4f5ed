package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** The faults of people who write migrations have the same kind on both databases, and a place. */
class FaultyScriptTest {

  @TempDir Path directory;

  private RecordsException failure(Place place, String sql) {
    Migrations migrations =
        Folder.in(directory)
            .with(
                "V1__users.sql",
                "create table users (id bigint not null primary key, name text not null unique);")
            .with("V2__bad.sql", "create table fine (id integer);\n\n-- The bad one.\n" + sql)
            .on(place.url(directory));
    return catchThrowableOfType(RecordsException.class, migrations::upgrade);
  }

  private void assertOnBoth(String sql, ErrorKind kind, String message) {
    for (Place place : Place.values()) {
      RecordsException failure = failure(place, sql);
      assertThat(failure).as(place + ": " + sql).hasMessageContaining(message);
      assertThat(failure.kind()).as(place + ": " + sql).isEqualTo(kind);
      assertThat(failure.getMessage()).startsWith("V2__bad.sql").contains("(line 4)");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "creat table x (id integer)|creat|create",
        "create tabel x (id integer)|tabel|table",
        "create table x (id integer nott null)|nott|not",
        "create indx by_name on users (name)|indx|index",
        "insert intoo users (id, name) values (1, 'a')|intoo|into",
        "insert into users (id, name) vlaues (1, 'a')|vlaues|values",
        "insert into users vlaues (1, 'a')|vlaues|values",
        "updat users set name = 'x'|updat|update",
        "delet from users|delet|delete",
        "delete form users|form|from",
        "drop tabel users|tabel|table",
        "alter table users add column z integer nott null|nott|not",
        "selec 1|selec|select",
        "create table x (k interger)|interger|integer",
        "create table x (k integer, t timestampz not null)|timestampz|timestamp",
        "alter table users add k interger|interger|integer",
        "create table x (k varchr(20))|varchr|varchar",
        "create table x (id integer, k numerc(5, 2) not null)|numerc|numeric",
        "alter table users add column k varchr(20)|varchr|varchar",
        "alter table users add colum pages integer|colum|column",
        "alter table users add column a integer, add colmn pages varchar(9)|colmn|column",
      })
  void aMisspeltWordIsASyntaxErrorNearIt(String sql, String near, String meant) {
    assertOnBoth(
        sql + ";",
        ErrorKind.SYNTAX,
        "V2__bad.sql, statement 2 (line 4) failed, and nothing of the migration is left: syntax"
            + " error near \""
            + near
            + "\". Did you mean "
            + meant
            + "?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "create table x (d datetime)|datetime|timestamp",
        "create table x (id integer primary key, check (id > 0), s string not null)|string|text",
        "create table if not exists x (d double default 1)|double|double precision",
        "create table x (b blob)|blob|bytea",
        "create table x (flag tinyint)|tinyint|smallint",
        "alter table users add column at datetime|datetime|timestamp",
        "alter table users add a integer, add \"b\" clob|clob|text",
      })
  void aTypeOfOtherDatabasesIsToldWithPostgresqls(String sql, String type, String meant) {
    assertOnBoth(
        sql + ";",
        ErrorKind.SYNTAX,
        "syntax error near \"%1$s\". %1$s is no type of PostgreSQL: write %2$s."
            .formatted(type, meant));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "create table x (id integer,, b integer)|near \",\"",
        "create table x (id integer,)|near \")\"",
        "create table x id integer)|near \"id\"",
        "create table x (id integer|at the end of the statement",
        "create table x (id integer) 'text'|near \"'..'\"",
        "alter table users ad column z integer|near \"ad\"",
        "delete from users were id = 1|near \"id\"",
        "frobnicate|near \"frobnicate\"",
        "insert or ignore into users (id, name) values (1, 'a')|near \"or\"",
        "create table x (id integer primary key autoincrement)|near \"autoincrement\". Write gen",
        "create table x (id int(11) not null)|near \"(\"",
        "create table x (id integer identity(1, 1))|near \"identity\"",
        "create table order (id integer)|near \"order\". The word is reserved; as a name it must",
        "create table x (id integer, user text)|near \"user\". The word is reserved; as a name",
      })
  void whatIsNoSqlIsASyntaxErrorAtItsPlace(String sql, String message) {
    assertOnBoth(sql + ";", ErrorKind.SYNTAX, "syntax error " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table x (id integer)\ncreate table y (id integer)",
        "insert into users (id, name) values (1, 'a')\ninsert into users (id, name) values (2, 'b')",
        "update users set name = 'a'\n  delete from users",
        "alter table users add column z integer\nalter table users add column y integer",
        "create index by_id on users (id)\n\ndrop index by_id",
        "delete from users -- all\ninsert into users (id, name) values (1, 'a')",
      })
  void aForgottenSemicolonIsTold(String sql) {
    assertOnBoth(sql + ";", ErrorKind.SYNTAX, "End the statement before it with a semicolon.");
  }

  @ParameterizedTest
  @CsvSource({"4, 6"})
  void aStatementOfSeveralLinesIsToldWithTheLineOfTheWord(int begins, int wrong) {
    assertOnBoth(
        "create table x (\n  id integer not null,\n  name text not nul\n);",
        ErrorKind.SYNTAX,
        "statement 2 (line "
            + begins
            + ") failed, and nothing of the migration is left: syntax error near \"nul\" (line "
            + wrong
            + "). Did you mean null?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "insert into users (id, name) values (1, 'it's');|string",
        "insert into users (id, name) values (1, 'a);|string",
        "create table \"x (id integer);|quoted name",
        "/* create table x (id integer);|comment",
      })
  void whatIsNotClosedIsToldWithItsLine(String sql, String what) {
    assertOnBoth(
        sql,
        ErrorKind.SYNTAX,
        "V2__bad.sql (line 4): Can't run the SQL: it has a " + what + " that is not");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "insert into usres (id, name) values (1, 'a')|UNKNOWN_TABLE|usres",
        "update usres set name = 'a'|UNKNOWN_TABLE|usres",
        "alter table usres add column z integer|UNKNOWN_TABLE|usres",
        "create index by_name on usres (name)|UNKNOWN_TABLE|usres",
        "create table x (id integer, u bigint references usres (id))|UNKNOWN_TABLE|usres",
        "create view v as select * from usres|UNKNOWN_TABLE|usres",
        "insert into users (id, nme) values (1, 'a')|UNKNOWN_COLUMN|nme",
        "alter table users drop column nope|UNKNOWN_COLUMN|nope",
        "create index by_nope on users (nope)|UNKNOWN_COLUMN|nope",
        "create view v as select nope from users|UNKNOWN_COLUMN|nope",
        "create table x (id intger not null)|SYNTAX|intger",
        "create table users (id integer)|SYNTAX|there is a table, view or index of this name already: \"users\"",
        "insert into users (id, name) values (1, null)|NOT_NULL|table users, column name",
        "insert into users (id, name) values (1, 'a'), (1, 'b')|UNIQUE|two rows have the same",
      })
  void otherFaultsHaveTheSameKindAndNameWhatTheyAreAbout(String sql, ErrorKind kind, String name) {
    assertOnBoth(sql + ";", kind, name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update usres set name = 'a'|UNKNOWN_TABLE|no table or view usres. Did you mean users?",
        "insert into users (id, nme) values (1, 'a')|UNKNOWN_COLUMN|column nme. Did you mean name?",
        "create table x (u bigint references usres (id))|UNKNOWN_TABLE|Did you mean users?",
        "insert into users (id, name) values (1, 'a'); alter table users add z integer not null|NOT_NULL|without NOT NULL, and fill it.",
        "create table orders (total integer); insert into ordrs (total) values (1)|UNKNOWN_TABLE|no table or view ordrs. Did you mean orders?",
        "create table orders (total integer); update orders set totl = 1|UNKNOWN_COLUMN|no column totl. Did you mean total?",
        "alter table users add column total integer; update users set totl = 1|UNKNOWN_COLUMN|no column totl. Did you mean total?",
        "create view orders as select id from users; create view v as select id from ordrs|UNKNOWN_TABLE|Did you mean orders?",
        "drop table nothing|UNKNOWN_TABLE|nothing. Correct the name, or create the table first.",
        "insert into users (id, name) values (1, null)|NOT_NULL|name. Give a value, or fill",
        "insert into users (id, name) values (1, 'a'), (1, 'b')|UNIQUE|Change or delete one of",
        "create table users (id integer)|SYNTAX|\"users\". Correct the statement, and migrate",
      })
  void everyFaultIsToldWithWhatToDo(String sql, ErrorKind kind, String remedy) {
    assertOnBoth(sql + ";", kind, remedy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "begin|BEGIN begins or ends a transaction, and a migration is one already; leave it out.",
        "commit|COMMIT begins or ends a transaction, and a migration is one already; leave it out.",
        "set search_path to x|SET would stay after the migration; write SET LOCAL.",
        "set local datestyle = 'german'|A change of datestyle is not sent as SQL",
        "pragma journal_mode = wal|PRAGMA is a setting of the connection; a migration may begin",
      })
  void whatActsOnTheConnectionIsToldWithItsLine(String sql, String message) {
    assertOnBoth(sql + ";", ErrorKind.ARGUMENT, "V2__bad.sql (line 4): " + message);
  }

  @Test
  void aCommitInsideOfABlockIsToldInWords() {
    assertThat(failure(Place.POSTGRESQL, "do $$ begin commit; end $$;"))
        .hasMessageContaining("a transaction can't end here, in a function. Correct the statement")
        .hasMessageNotContaining("internal");
  }
}
