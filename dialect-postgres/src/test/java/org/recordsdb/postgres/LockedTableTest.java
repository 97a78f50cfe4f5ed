package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.recordsdb.Where.where;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.testkit.Clause;

/** A table that another session holds, as a change of it does: its description waits, too. */
class LockedTableTest {

  private static Records server;
  private static String url;

  @BeforeAll
  static void open() {
    url = TestPostgres.url();
    server = Records.connect(url);
    server.executeUpdate("create table notes (id bigint primary key, at timestamp default now())");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static Records impatient() {
    return Records.builder().url(url).queryTimeout(Duration.ofMillis(300)).open();
  }

  /** The lock goes at the end of the block only, so that a call that waits for it never ends. */
  private static void assertStopped(ThrowingCallable call) {
    server.useTransaction(
        holder -> {
          holder.executeUpdate("lock table notes in access exclusive mode");
          RecordsException failure = catchThrowableOfType(RecordsException.class, call);
          assertThat(failure.kind()).isEqualTo(ErrorKind.QUERY_TIMEOUT);
        });
  }

  @Test
  @Clause("D77")
  void theFirstUseOfItEndsInTime() {
    try (Records records = impatient()) {
      assertStopped(() -> records.select("notes"));
      assertStopped(() -> records.insert("notes", Row.of("id", 1)));
      assertThat(records.select("notes")).isEmpty();
    }
  }

  @Test
  @Clause("D77")
  void aRejectionThatReadsItOnceMoreEndsInTime() {
    try (Records records = impatient()) {
      records.select("notes");
      assertStopped(() -> records.select("notes", where("nmae").eq("x")));
      assertThat(records.healthCheck().status()).isNotNull();
    }
  }
}
