package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.recordsdb.Order.asc;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** The operator || in a portable file: taken where it makes the same text on both databases. */
class JoinedTextsTest {

  private static final String TABLES =
      """
      create table users (id bigint primary key, name text, email varchar(40), n integer,
        price numeric(10,2), ratio real, sold boolean, seen timestamptz, day date, ref uuid,
        meta jsonb, content bytea);
      create table names (number integer, name text);
      create view sold as select name, price * 2 as twice from users;
      insert into users (id, name, email, n, price) values (1, 'ada', 'a@x', 5, 1.50),
        (2, null, 'b@x', -7, null);
      """;

  @TempDir Path directory;

  private Migrations migrations(String url, String sql) {
    return Folder.in(directory).with("V1__tables.sql", TABLES).with("V2__joined.sql", sql).on(url);
  }

  private RecordsException failure(Place place, String sql) {
    Migrations migrations = migrations(place.url(directory), sql);
    return catchThrowableOfType(RecordsException.class, migrations::upgrade);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      nullValues = "null",
      value = {
        "^name || 'x'^|adax|null",
        "^'x' || id^|x1|x2",
        "^id || '-' || n || '-' || 7^|1-5-7|2--7-7",
        "^email || name^|a@xada|null",
        "^coalesce(name, '') || '<' || email || '>'^|ada<a@x>|<b@x>",
        "^(name || 'a') || (email || 'b')^|adaaa@xb|null",
        "^replace(email, '@', '') || length(email)^|ax3|bx3",
        "^case when n > 0 then 'more' else email end || ';'^|more;|b@x;",
        "^case n when 5 then name end || 'x'^|adax|null",
        "^'all ' || (select count(*) from users)^|all 2|all 2",
        "^(select max(u.email) from users u) || 'x'^|b@xx|b@xx",
        "^null || name^|null|null",
      })
  void textsAndWholeNumbersAreJoinedAlike(String joined, String first, String second) {
    for (Place place : Place.values()) {
      String url = place.url(directory);
      migrations(url, "update users set name = " + joined + ";").upgrade();
      try (Records records = Records.connect(url)) {
        assertThat(records.from("users").orderBy(asc("id")).list())
            .as(place + ": " + joined)
            .extracting(row -> row.get("name"))
            .containsExactly(first, second);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyStatementTakesThem(Place place) {
    String url = place.url(directory);
    migrations(
            url,
            """
            create table t (a text, b varchar(9), c integer,
              f text generated always as (a || ' ' || b || c) stored, check (a || b <> 'xy'));
            insert into t (a, b, c) select 'x' || id, name || '!', n from users where id = 1;
            insert into users (id, name) values (1, 'new')
              on conflict (id) do update set name = excluded.name || users.name || excluded.id;
            create unique index by_both on users ((email || name)) where email || name <> '';
            create view joined as select u.name || t.f as two from users u join t on t.c = u.n;
            delete from users where email || 'x' = 'b@xx';
            """)
        .upgrade();
    try (Records records = Records.connect(url)) {
      assertThat(records.from("t").list())
          .extracting(row -> row.get("f"))
          .containsExactly("x1 ada!5");
      assertThat(records.from("joined").list())
          .isEqualTo(List.of(Row.of("two", "newada1x1 ada!5")));
      assertThat(records.from("users").list()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "^update users set name = name || price^|the column price (numeric)",
        "^update users set name = name || ratio^|the column ratio (real)",
        "^update users set name = name || sold^|the column sold (boolean)",
        "^update users set name = 'at ' || seen^|the column seen (timestamptz)",
        "^update users set name = day || name^|the column day (date)",
        "^update users set name = name || ref^|the column ref (uuid)",
        "^update users set name = name || meta^|the column meta (json)",
        "^create view v as select meta || meta as two from users^|the column meta (json)",
        "^create view v as select content || content as two from users^|the column content (bytea)",
        "^update users set name = name || 1.50^|a constant of another type",
        "^update users set name = name || true^|a constant of another type",
        "^update users set name = name || n + 1^|an expression whose type is not known here",
        "^update users set name = name || coalesce(price, 0)^|an expression whose type",
        "^update users set name = (select max(twice || 'x') from sold)^|the column twice, whose type is not known",
        "^insert into names (name) select name || 'x' from (select price as name from users) d^|the column name, whose",
        "^insert into names (name) select d.name || 'x' from (select price as name from users) d^|the column name, whose",
        "^with names as (select id, price as name from users) insert into users (id, name) select id + 9, names.name || 'x' from names^|the column name, whose",
        "^create view v as select a.name || 'x' as x from users a where exists (select 1 from sold a)^|the column name, whose",
        "^create table t (a numeric(5,2), f text generated always as ('x' || a) stored)^|the column a (numeric)",
        "^create index i on users ((name || price))^|the column price (numeric)",
      })
  void whatMayBeAnotherTextOnSqliteIsRejectedThere(String sql, String operand) {
    assertThat(failure(Place.POSTGRESQL, sql)).as(sql).isNull();
    RecordsException failure = failure(Place.SQLITE, sql);
    assertThat(failure.kind()).as(sql).isEqualTo(ErrorKind.UNSUPPORTED);
    assertThat(failure)
        .hasMessageStartingWith(
            "V2__joined.sql, statement 1 (line 1): the operator || joins " + operand)
        .hasMessageContaining("; only texts and whole numbers are sure to be written alike")
        .hasMessageContaining(".sqlite.sql");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update users set name = id || n",
        "update users set name = id || n || 'x'",
        "create table t (a integer, b integer generated always as (a || 'x') stored)",
        "update users set n = n || 'x'",
      })
  void whatPostgresqlDoesNotJoinIsOfAWrongTypeOnBoth(String sql) {
    for (Place place : Place.values()) {
      assertThat(failure(place, sql).kind())
          .as(place + ": " + sql)
          .isIn(ErrorKind.WRONG_TYPE, ErrorKind.INVALID_VALUE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "^update users set name = nme || 'x'^|UNKNOWN_COLUMN|no column nme. Did you mean name?",
        "^update users set name = users.nme || 'x'^|UNKNOWN_COLUMN|no column nme. Did you mean name?",
        "^update usrs set name = name || 'x'^|UNKNOWN_TABLE|no table or view usrs. Did you mean users?",
      })
  void anUnknownNameIsToldAsSuch(String sql, ErrorKind kind, String message) {
    for (Place place : Place.values()) {
      RecordsException failure = failure(place, sql);
      assertThat(failure).as(place + ": " + sql).hasMessageContaining(message);
      assertThat(failure.kind()).as(place + ": " + sql).isEqualTo(kind);
    }
  }
}
