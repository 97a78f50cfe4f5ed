package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.recordsdb.OnConflict.onConflict;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** How much one value may take, and how long. */
class SqliteLimitsTest {

  @TempDir Path directory;

  private String url;

  @BeforeEach
  void name() {
    url = "sqlite:" + directory.resolve("app.db");
  }

  private static RecordsException failure(Records records, String sql) {
    return catchThrowableOfType(RecordsException.class, () -> records.executeQuery(sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select hex(zeroblob(450000000)) as x",
        "select printf('%.*c', 900000000, 'x') as x",
        "select zeroblob(900000000) as x",
        "select replace(printf('%.*c', 30000, 'x'), 'x', printf('%.*c', 30000, 'x')) as x",
        "select group_concat(printf('%.*c', 90000000, 'x')) as x from (values (1), (2), (3), (4))",
        "select json_quote(printf('%.*c', 250000000, '\"')) as x",
        "with recursive n(x) as (select 'x' union all select x || x from n) select max(x) as x from n",
      })
  void aViewThatMakesAHugeValueIsStoppedAtTheLimit(String query) {
    try (Records records = Records.builder().url(url).queryTimeout(Duration.ofSeconds(20)).open()) {
      records.executeUpdate("create view huge as " + query);
      RecordsException failure = failure(records, "select x from huge");
      assertThat(failure.kind()).isEqualTo(ErrorKind.LIMIT);
      assertThat(failure).hasMessageContaining("max_length");
      assertThat(records.executeQuery("select 1 as n")).containsExactly(Row.of("n", 1L));
    }
  }

  @Test
  void theLimitIsForValuesThatAreStoredToo() {
    try (Records records = Records.connect(url + "?max_length=20000")) {
      records.executeUpdate("create table notes (id integer primary key, body text)");
      records.insert("notes", Row.of("id", 1, "body", "x".repeat(19_000)));
      RecordsException failure =
          catchThrowableOfType(
              RecordsException.class,
              () -> records.insert("notes", Row.of("id", 2, "body", "x".repeat(21_000))));
      assertThat(failure.kind()).isEqualTo(ErrorKind.LIMIT);
      assertThat(records.from("notes").count()).isOne();
    }
  }

  @Test
  void aStoredValueBeyondTheLimitIsReadWithAHigherOne() {
    try (Records records = Records.connect(url)) {
      records.executeUpdate("create table notes (id integer primary key, body text)");
      records.insert("notes", Row.of("id", 1, "body", "x".repeat(50_000)));
    }
    try (Records records = Records.connect(url + "?max_length=20000")) {
      RecordsException failure =
          catchThrowableOfType(RecordsException.class, () -> records.select("notes"));
      assertThat(failure.kind()).isEqualTo(ErrorKind.LIMIT);
    }
    try (Records records = Records.connect(url + "?max_length=60000")) {
      assertThat(records.from("notes").one().getString("body")).hasSize(50_000);
    }
  }

  @Test
  void functionsOfTheDriverThatHarmTheProgramAreNotCalled() {
    try (Records records = Records.connect(url)) {
      for (String call :
          List.of(
              "padc('x', 4294967297)",
              "\"padl\"('x', 4294967297)",
              "[padr]('x', 4294967297)",
              "replicate(printf('%.*c', 1000000, 'x'), 5000)",
              "leftstr('x', 4294967297)",
              "rightstr('x', -4)",
              "strfilter('a', 'b')",
              "load_extension('other')")) {
        assertThat(failure(records, "select " + call + " as x").kind())
            .isEqualTo(ErrorKind.ARGUMENT);
      }
    }
  }

  /** So many columns a result may have, and no more. */
  @Test
  void aTableOfTwoThousandColumnsIsUsedAsAnyOther() {
    StringBuilder sql = new StringBuilder("create table wide (id integer primary key");
    for (int i = 1; i < 2_000; i++) {
      sql.append(", c").append(i).append(" integer");
    }
    try (Records records = Records.connect(url)) {
      records.executeUpdate(sql.append(')').toString());
      assertThat(records.insert("wide", Row.of("id", 1)).size()).isEqualTo(2_000);
      assertThat(records.from("wide").one().size()).isEqualTo(2_000);
      assertThat(records.upsert("wide", Row.of("id", 1, "c7", 7), onConflict("id")).row().get("c7"))
          .isEqualTo(7L);
    }
  }
}
