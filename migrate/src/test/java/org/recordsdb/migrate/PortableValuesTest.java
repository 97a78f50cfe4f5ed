package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.migrate.copy.Copy;
import org.recordsdb.postgres.TestPostgres;

/** Which values a statement of a portable file can store: the same ones on both databases. */
class PortableValuesTest {

  private static final String TABLE =
      "create table a (id bigint primary key, small smallint, plain integer, large bigint, single"
          + " real, twice double precision, price numeric(10,2), exact numeric(30,10), free numeric,"
          + " content bytea, day date, opens time, due timestamp, seen timestamptz, ref uuid, sold"
          + " boolean, meta jsonb);\n";

  @TempDir Path directory;

  private Records migrated(Place place, String sql) {
    String url = place.url(directory);
    Folder.in(directory).with("V1__a.sql", TABLE + sql).on(url).upgrade();
    return Records.connect(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "small | 'abc' | small (smallint) takes numbers, which stand in no quotes",
        "small | 99999 | small (smallint) takes -32768 to 32767",
        "plain | 99999999999 | plain (integer) takes -2147483648 to 2147483647",
        "large | 'abc' | large (bigint) takes numbers, which stand in no quotes",
        "single | 'abc' | single (real) takes numbers, which stand in no quotes",
        "single | 1e300 | single (real) takes numbers",
        "twice | 'abc' | twice (double precision) takes numbers, which stand in no quotes",
        "price | 12345678901 | price (numeric) takes -99999999.99 to 99999999.99 with at most 2 digits after the point",
        "price | 'abc' | price (numeric) takes numbers, which stand in no quotes",
        "exact | 'abc' | exact (numeric) takes numbers, which stand in no quotes",
        "exact | 123456789012345678901234 | exact (numeric) takes numbers of 20 digits before the point",
        "free | 'abc' | free (numeric) takes numbers, which stand in no quotes",
        "day | '30.02.2024' | day takes dates written as 2024-02-29",
        "day | '2024-02-30' | day takes dates written as 2024-02-29",
        "day | '2023-02-29' | day takes dates written as 2024-02-29",
        "opens | '25:00:00.000000' | opens takes times written as 12:00:00.000000",
        "opens | 'abc' | opens takes times written as 12:00:00.000000",
        "due | '2024-02-30 04:05:06.000000' | due takes timestamps written as 2024-02-29 12:00:00.000000",
        "due | '2024-02-28 04:05:66.000000' | due takes timestamps written as 2024-02-29 12:00:00.000000",
        "due | '2024-02-28 04:05:06.abcdef' | due takes timestamps written as 2024-02-29 12:00:00.000000",
        "seen | '2024-02-30 04:05:06.000000+00:00' | seen takes timestamps written as 2024-02-29 12:00:00.000000",
        "ref | 'abc' | ref takes UUIDs in small letters",
        "ref | 'g0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' | ref takes UUIDs in small letters",
      })
  void whatPostgresqlRejectsIsRejectedOnSqlite(String column, String value, String cause) {
    String sql = "insert into a (id, " + column + ") values (1, " + value + ");";
    RecordsException postgres =
        catchThrowableOfType(RecordsException.class, () -> migrated(Place.POSTGRESQL, sql).close());
    assertThatThrownBy(() -> migrated(Place.SQLITE, sql).close())
        .isInstanceOfSatisfying(
            RecordsException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(postgres.kind());
              assertThat(e.columns()).containsExactly(column);
            })
        .hasMessageStartingWith("V1__a.sql, statement 2 (line 2) failed, and nothing")
        .hasMessageContaining("the column " + cause)
        .hasMessageContaining("give one of the column's type")
        .hasMessageNotContaining("abc");
  }

  /** The checks that migrations make are known by the dialect, too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "small | 99999 | whole numbers from -32768 to 32767",
        "plain | 'abc' | whole numbers from -2147483648 to 2147483647",
        "large | 1.5 | whole numbers of 64 bits",
        "single | 1e300 | numbers up to 3.4e38",
        "twice | 'abc' | numbers",
        "price | 5.555 | -99999999.99 to 99999999.99, with at most 2 digits after the point",
        "whole | 1.5 | -99999 to 99999, without digits after the point",
        "exact | '1234567890123456789012' | numbers of at most 20 digits before the point",
        "free | 'abc' | numbers",
        "content | 'abc' | bytes",
        "day | '2024-02-30' | dates written as 2024-02-29",
        "opens | 'abc' | times written as 12:00:00.000000",
        "due | '2024-02-29' | timestamps written as 2024-02-29 12:00:00.000000",
        "seen | '2024-02-29' | timestamps written as 2024-02-29 12:00:00.000000+00:00",
        "ref | 'abc' | UUIDs in small letters",
        "sold | 'maybe' | true and false",
        "sold | 5 | true and false",
        "meta | '{abc' | JSON",
      })
  void rawSqlIsToldWhatAColumnOfSqliteTakes(String column, String value, String takes) {
    try (Records records = migrated(Place.SQLITE, "alter table a add column whole numeric(5);")) {
      String sql = "insert into a (id, " + column + ") values (1, " + value + ")";
      assertThatThrownBy(() -> records.executeUpdate(sql))
          .isInstanceOfSatisfying(
              RecordsException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_VALUE);
                assertThat(e.columns()).containsExactly(column);
              })
          .hasMessageContaining("in " + column + " (it takes " + takes + ")")
          .hasMessageNotContaining("abc");
    }
  }

  @Test
  void digitsThatPostgresqlRoundsAreToldOnSqlite() {
    String sql = "insert into a (id, price) values (1, 10.10); update a set price = price * 1.15;";
    try (Records records = migrated(Place.POSTGRESQL, sql)) {
      assertThat(records.from("a").one().get("price")).isEqualTo(new BigDecimal("11.62"));
    }
    assertThatThrownBy(() -> migrated(Place.SQLITE, sql).close())
        .isInstanceOf(RecordsException.class)
        .hasMessageEndingWith(
            "the column price (numeric) takes -99999999.99 to 99999999.99 with at most 2 digits"
                + " after the point. Give numbers of that form; or round them as PostgreSQL does,"
                + " by the function round in a file of the same name that ends in .sqlite.sql.");
  }

  /** PostgreSQL rounds the one, and reads the others: SQLite would keep them as they are. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "small | 1.5",
        "plain | 1.5",
        "large | 1.5",
        "price | 1.555",
        "due | '2024-02-29T12:00:00'",
        "seen | '2024-02-29 12:00:00.000000+01:00'",
        "content | 'abc'",
        "ref | 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'",
        "day | '2024-02-29 00:00:00'",
        "due | '2024-02-29 24:00:00.000000'",
      })
  void whatSqliteWouldKeepOtherwiseIsRejectedThere(String column, String value) {
    String sql = "insert into a (id, " + column + ") values (1, " + value + ");";
    migrated(Place.POSTGRESQL, sql).close();
    assertThatThrownBy(() -> migrated(Place.SQLITE, sql).close())
        .isInstanceOf(RecordsException.class)
        .hasMessageContaining("the column " + column + " ");
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void theEndsOfEveryTypeAreTaken(Place place) {
    String sql =
        """
        insert into a (id, small, plain, large, single, twice, price, exact, free, day, opens, due,
            seen, ref, sold, meta)
          values (1, -32768, -2147483648, 9223372036854775807, 3.4e38, 1e308, 99999999.99, 1.5,
            -1.5, '0001-01-01', '00:00:00.000000', '0001-01-01 00:00:00.000000',
            '0001-01-01 00:00:00.000000+00:00', '00000000-0000-0000-0000-000000000000', true, '1'),
          (2, 32767, 2147483647, -9223372036854775807, -3.4e38, -1e308, -99999999.99, 0, 0,
            '9999-12-31', '23:59:59.999999', '9999-12-31 23:59:59.999999',
            '9999-12-31 23:59:59.999999+00:00', 'ffffffff-ffff-ffff-ffff-ffffffffffff', false,
            '{}'),
          (3, 1, 1, 1, 1, 1, 1, 1, 1, '2024-02-29', '12:00:00.000000', '2024-01-31 23:59:59.999999',
            '2024-02-29 23:59:59.999999+00:00', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', true, '[]');
        insert into a (id) values (4);
        """;
    try (Records records = migrated(place, sql)) {
      assertThat(records.from("a").list()).hasSize(4);
      records.insert(
          "a",
          Row.of(
              "id",
              5,
              "content",
              new byte[] {1},
              "exact",
              new BigDecimal("12345678901234567890.5")));
    }
  }

  @Test
  void theChecksOfTypesAreNoObstacleToACopy() {
    String sqlite = Place.SQLITE.url(directory);
    migrated(
            Place.SQLITE,
            "alter table a rename column small to smaller; insert into a (id) values (1);")
        .close();
    SoftAssertions copies = new SoftAssertions();
    for (String target : List.of(TestPostgres.url(), "sqlite:" + directory.resolve("copy.db"))) {
      var report = Copy.from(sqlite).to(target).run();
      copies.assertThat(report.left()).isEmpty();
      copies.assertThat(report.copied()).isTrue();
    }
    copies.assertAll();
  }
}
