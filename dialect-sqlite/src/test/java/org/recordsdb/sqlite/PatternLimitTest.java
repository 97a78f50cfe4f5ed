package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** Patterns in raw SQL: SQLite nests its code once per wildcard, on the stack of the thread. */
class PatternLimitTest {

  private static final int SMALL_STACK = 256 * 1024;

  @TempDir Path directory;

  private String url;

  @BeforeEach
  void name() {
    url = "sqlite:" + directory.resolve("app.db");
    try (Records records = Records.connect(url)) {
      records.executeUpdate("create table notes (body text)");
      records.insert("notes", Row.of("body", "a".repeat(10_010)));
    }
  }

  private <T> T onASmallStack(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(null, task, "small stack", SMALL_STACK).start();
    return task.get();
  }

  private static RecordsException failure(Records records, String sql, Row parameters) {
    return catchThrowableOfType(
        RecordsException.class, () -> records.executeQuery(sql, parameters));
  }

  @ParameterizedTest
  @ValueSource(strings = {"body like :p", "body glob replace(:p, '%', '*')"})
  void aPatternThatWouldFillTheStackIsRejected(String condition) throws Exception {
    try (Records records = Records.connect(url)) {
      String sql = "select count(*) as n from notes where " + condition;
      RecordsException failure =
          onASmallStack(() -> failure(records, sql, Row.of("p", "%a".repeat(10_000))));
      assertThat(failure.kind()).isEqualTo(ErrorKind.LIMIT);
      assertThat(failure).hasMessageContaining("a pattern of more than 2000 bytes");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"body like :p", "body glob replace(:p, '%', '*')"})
  void theLongestPatternFitsASmallStack(String condition) throws Exception {
    try (Records records = Records.connect(url)) {
      String sql = "select count(*) as n from notes where " + condition;
      Row parameters = Row.of("p", "%a".repeat(1_000));
      assertThat(onASmallStack(() -> records.executeQuery(sql, parameters)))
          .containsExactly(Row.of("n", 1L));
    }
  }

  @Test
  void theViewOfAFileIsNoWayAroundTheLimit() throws Exception {
    try (Records records = Records.connect(url)) {
      records.executeUpdate(
          "create view hostile as select body from notes"
              + " where body like replace(hex(zeroblob(5000)), '00', '%a')");
      RecordsException failure =
          onASmallStack(() -> failure(records, "select * from hostile", Row.empty()));
      assertThat(failure.kind()).isEqualTo(ErrorKind.LIMIT);
    }
  }
}
