package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Transaction;
import org.recordsdb.error.QueryTimeoutException;
import org.recordsdb.error.TransactionAbortedException;

/**
 * SQLite rolls back by itself when a write is interrupted; its driver goes on as if nothing had
 * happened.
 */
class InterruptedTransactionTest {

  private static final String ENDLESS =
      "insert into notes (n) with recursive c (x) as (select 1 union all select x + 1 from c)"
          + " select x from c";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"sqlite::memory:", "sqlite:%s/notes.db"})
  void nothingOfAnInterruptedTransactionIsStoredAndTheDatabaseGoesOn(String url) {
    try (Records records =
        Records.builder()
            .url(url.formatted(directory))
            .queryTimeout(Duration.ofSeconds(1))
            .open()) {
      records.executeUpdate("create table notes (id integer primary key, n integer)");
      records.insert("notes", Row.of("n", 1));

      Throwable failure = catchThrowable(() -> records.useTransaction(this::interrupted));
      records.insert("notes", Row.of("n", 4));
      records.useTransaction(tx -> tx.insert("notes", Row.of("n", 5)));

      assertThat(failure).isInstanceOf(TransactionAbortedException.class);
      assertThat(records.executeQuery("select n from notes order by id"))
          .extracting(row -> row.getLong("n"))
          .containsExactly(1L, 4L, 5L);
    }
  }

  private void interrupted(Transaction tx) {
    tx.insert("notes", Row.of("n", 2));
    assertThat(catchThrowableOfType(QueryTimeoutException.class, () -> tx.executeUpdate(ENDLESS)))
        .isNotNull();
    assertThat(
            catchThrowableOfType(
                TransactionAbortedException.class, () -> tx.insert("notes", Row.of("n", 3))))
        .isNotNull();
  }
}
