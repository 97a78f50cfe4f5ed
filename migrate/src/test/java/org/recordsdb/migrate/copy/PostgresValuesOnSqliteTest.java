package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.recordsdb.Where.where;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;

class PostgresValuesOnSqliteTest extends IntoSqlite {

  @Test
  void everyTypeArrivesAndMeansTheSame() throws SQLException {
    source.run(
        "create type mood as enum ('sad', 'ok', 'happy')",
        "create table t (id int primary key, b boolean, i2 smallint, i4 int, i8 bigint, r real,"
            + " d double precision, n numeric, n2 numeric(12,2), n30 numeric(30,10),"
            + " neg numeric(5,-2), s text, v varchar(5), c char(4), bin bytea, day date, at time,"
            + " ts timestamp, tz timestamptz, u uuid, j json, jb jsonb, m mood, tags text[],"
            + " span int4range, wait interval, place point, bits bit(3), money money)",
        "insert into t values (1, true, -7, 2147483647, 9223372036854775807, 0.1, 1e300,"
            + " 12345678901234567890.123456789, 1234567890.12, 12345678901234567890.0123456789,"
            + " 12300, 'Käse', 'abc', 'ab', '\\x00ff', '0001-01-01', '23:59:59.999999',"
            + " '9999-12-31 23:59:59.999999', '2024-02-29 12:00:00.000001+02',"
            + " '00000000-0000-0000-0000-0000000000aa', '{\"b\": 1.50}', '{\"a\": [1, null]}',"
            + " 'ok', '{a,\"b,c\",NULL}', '[1,5)', '1 day 02:00:00', '(1,2)', B'101', '1.50'),"
            + " (2"
            + ", null".repeat(28)
            + ")");
    CopyReport report = copy().run();
    assertCopied(report);
    try (Records there = Records.connect(source.url());
        Records here = Records.connect(url())) {
      Row expected = there.from("t").where(where("id").eq(1)).one();
      Row found = here.from("t").where(where("id").eq(1)).one();
      for (String name :
          List.of(
              "b", "i2", "i4", "i8", "r", "d", "n", "n2", "n30", "s", "v", "c", "day", "at", "ts",
              "tz", "u", "j", "jb", "m")) {
        assertThat(found.get(name)).as(name).isEqualTo(expected.get(name));
      }
      assertThat(found.getBytes("bin")).containsExactly(0, 255);
      assertThat(found.get("neg")).isEqualTo(new BigDecimal("12300"));
      assertThat(found.get("tags")).isEqualTo("{a,\"b,c\",NULL}");
      assertThat(found.get("span")).isEqualTo("[1,5)");
      assertThat(found.get("wait")).isEqualTo("1 day 02:00:00");
      assertThat(found.get("place")).isEqualTo("(1,2)");
      assertThat(found.get("bits")).isEqualTo("101");
      assertThat(found.get("money")).isEqualTo("$1.50");
      assertThat(refusal(here, "t", Row.of("id", 3, "m", "angry"))).isEqualTo("CHECK");
    }
    assertThat(report.tables().get(0).columns())
        .filteredOn(column -> List.of("tags", "m", "n2").contains(column.name()))
        .extracting(CopyReport.Column::from, CopyReport.Column::to)
        .containsExactly(
            tuple("numeric", "DECIMAL(12,2)"), tuple("mood", "TEXT"), tuple("_text", "TEXT"));
  }

  @Test
  void valuesThatSqliteCanNotHoldAreNamedBeforeAnythingIsWritten() throws SQLException {
    source.run(
        "create table t (id int primary key, n numeric, n2 numeric(10,2), r double precision,"
            + " day date, ts timestamp, tz timestamptz, at time)",
        "insert into t (id, n) values (1, 'NaN'), (2, 'Infinity')",
        "insert into t (id, n2) values (3, 'NaN')",
        "insert into t (id, r) values (4, 'NaN'), (5, '-Infinity')",
        "insert into t (id, day) values (6, 'infinity'), (7, '10000-01-01'), (8, '0044-03-15 BC')",
        "insert into t (id, ts) values (9, '-infinity'), (10, '0044-03-15 BC')",
        "insert into t (id, tz) values (11, 'infinity'), (12, '10000-01-01')",
        "insert into t (id, at) values (13, '24:00')",
        "insert into t (id) values (14)");
    CopyReport report = copy().run();
    assertThat(report.copied()).isFalse();
    assertThat(report.offenders())
        .extracting(offender -> offender.row().get("id") + " " + offender.column())
        .containsExactly(
            "1 n", "2 n", "3 n2", "4 r", "5 r", "6 day", "7 day", "8 day", "9 ts", "10 ts", "11 tz",
            "12 tz", "13 at");
    assertThat(directory.resolve("app.db")).doesNotExist();
    assertThat(directory.resolve("app.db-copy")).doesNotExist();
    assertThat(copy().onBadValue(OnBadValue.TEXT).run().copied()).isTrue();
    assertThat(ask("select coalesce(n, n2, r, day, ts, tz, at) from t order by id"))
        .containsExactly(
            "NaN",
            "Infinity",
            "NaN",
            "NaN",
            "-Infinity",
            "infinity",
            "10000-01-01",
            "0044-03-15 BC",
            "-infinity",
            "0044-03-15 00:00:00 BC",
            "infinity",
            "10000-01-01 00:00:00+00",
            "24:00:00",
            "null");
  }

  @Test
  void rowsWithoutAKeyAreNamedByTheirPlace() throws SQLException {
    source.run(
        "create table t (day date, n int)",
        "insert into t values ('2024-01-01', 1), ('infinity', 2), ('2024-01-01', 1)");
    CopyReport report = copy().run();
    assertThat(report.offenders()).hasSize(1);
    assertThat(report.offenders().get(0).row()).containsEntry("ctid", "(0,2)");
    assertThat(copy().onBadValue(OnBadValue.NULL).run().copied()).isTrue();
    assertThat(ask("select count(*) from t where day is null")).containsExactly("1");
  }
}
