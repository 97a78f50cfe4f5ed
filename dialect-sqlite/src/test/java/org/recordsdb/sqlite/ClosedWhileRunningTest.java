package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.recordsdb.Records;
import org.recordsdb.error.RecordsException;

/** A statement that runs when its Records is closed keeps its time limit. */
class ClosedWhileRunningTest {

  private static final String ENDLESS =
      "with recursive q(x) as (select 1 union all select x + 1 from q) select count(*) as n from q";

  @Test
  @Timeout(60)
  void anEndlessStatementEndsAllTheSame() throws Exception {
    Records records =
        Records.builder().url("sqlite::memory:").queryTimeout(Duration.ofSeconds(2)).open();
    CompletableFuture<Throwable> running =
        CompletableFuture.supplyAsync(() -> catchThrowable(() -> records.executeQuery(ENDLESS)));
    Thread.sleep(500);
    records.close();
    assertThat(running.get(30, TimeUnit.SECONDS)).isInstanceOf(RecordsException.class);
  }
}
