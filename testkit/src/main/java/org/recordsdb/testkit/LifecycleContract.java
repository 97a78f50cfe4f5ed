package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.RecordsBuilder;
import org.recordsdb.Row;
import org.recordsdb.Transaction;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.NotWritableException;
import org.recordsdb.error.Outcome;
import org.recordsdb.error.QueryTimeoutException;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** Settings, and the end. */
abstract class LifecycleContract extends Contract {

  /** Counts for longer than any test may take. */
  private static final String ENDLESS =
      "with recursive n(i) as (select cast(1 as bigint) union all"
          + " select i + 1 from n where i < 100000000000) select count(*) as total from n";

  LifecycleContract(Bench bench) {
    super(bench);
  }

  @Test
  @Clause("D83")
  void whatFollowsFromTheUrlIsToldWithoutConnecting() {
    String lines = bench().explain();
    assertThat(lines).contains("database: " + dialect().name()).contains("statement: at most 30 s");
  }

  @Test
  void afterCloseEverythingIsRefused() {
    Records other = bench().open(settings -> settings);
    other.close();
    failure(ErrorKind.MISUSE, () -> other.select("documents"));
    failure(ErrorKind.MISUSE, () -> other.executeQuery("select 1 as n"));
    failure(ErrorKind.MISUSE, () -> other.useTransaction(transaction -> {}));
    failure(ErrorKind.MISUSE, () -> other.from("documents").stream().close());
  }

  @Test
  void closingAgainDoesNothing() {
    Records other = bench().open(settings -> settings);
    other.close();
    other.close();
    assertThat(other.testConnection()).isFalse();
  }

  @Test
  @Clause("D77")
  void aStatementThatRunsTooLongIsStopped() {
    try (Records hasty = bench().open(settings -> settings.queryTimeout(Duration.ofSeconds(1)))) {
      long start = System.nanoTime();
      var failure = failure(ErrorKind.QUERY_TIMEOUT, () -> hasty.executeQuery(ENDLESS));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
      assertThat(failure).isInstanceOf(QueryTimeoutException.class);
      assertThat(failure).hasMessageContaining("1 s");
      assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
      assertThat(hasty.executeQuery("select 1 as n")).containsExactly(Row.of("n", 1L));
    }
  }

  /** Neither cut to whole seconds, which ends it too early, nor to none, which never ends it. */
  @Test
  @Clause("D77")
  void aTimeLimitCountsInMilliseconds() {
    for (Duration limit : List.of(Duration.ofMillis(300), Duration.ofMillis(1_900))) {
      try (Records hasty = bench().open(settings -> settings.queryTimeout(limit))) {
        long start = System.nanoTime();
        var failure = failure(ErrorKind.QUERY_TIMEOUT, () -> hasty.executeQuery(ENDLESS));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
            .isBetween(limit, limit.plusSeconds(20));
        assertThat(failure.getMessage()).containsAnyOf("timeout of 300 ms", "timeout of 1.9 s");
      }
    }
  }

  @Test
  @Case("C145")
  void theWaitForAConnectionCountsInMilliseconds() {
    Duration limit = Duration.ofMillis(1_300);
    try (Records small = bench().open(settings -> withOneConnection(settings).poolTimeout(limit))) {
      small.useTransaction(
          transaction ->
              CompletableFuture.runAsync(
                      () -> {
                        long start = System.nanoTime();
                        failure(
                            ErrorKind.OVERLOADED,
                            () -> small.useTransaction(Transaction::healthCheck));
                        assertThat(Duration.ofNanos(System.nanoTime() - start))
                            .isBetween(limit, limit.plusSeconds(20));
                      })
                  .join());
    }
  }

  @Test
  @Clause({"D69", "D77"})
  void aStatementThatIsStoppedFailsItsTransaction() {
    try (Records hasty = bench().open(settings -> settings.queryTimeout(Duration.ofSeconds(1)))) {
      failure(
          ErrorKind.TRANSACTION_ABORTED,
          () ->
              hasty.useTransaction(
                  transaction ->
                      failure(ErrorKind.QUERY_TIMEOUT, () -> transaction.executeQuery(ENDLESS))));
      assertThat(hasty.testConnection()).isTrue();
    }
  }

  @Test
  @Clause("D78")
  void aRecordsThatOnlyReadsRefusesToDefine() {
    try (Records reader = bench().open(settings -> settings.readOnly(true))) {
      var failure =
          failure(
              ErrorKind.READ_ONLY, () -> reader.executeUpdate("create table drafts (id integer)"));
      assertThat(failure).isInstanceOf(NotWritableException.class);
    }
  }

  @Test
  @Clause("D78")
  @Needs(Capability.DEFINE_IN_TRANSACTION)
  void aRecordsThatOnlyReadsRefusesToDefineInATransaction() {
    try (Records reader = bench().open(settings -> settings.readOnly(true))) {
      failure(
          ErrorKind.READ_ONLY,
          () ->
              reader.useTransaction(
                  transaction -> transaction.executeUpdate("create table drafts (id integer)")));
    }
  }

  @Test
  @Clause("D78")
  @Case("C147")
  void aRecordsThatOnlyReadsRefusesToStore() {
    createSamples(LogicalType.TEXT);
    storeSamples("a");
    try (Records reader = bench().open(settings -> settings.readOnly(true))) {
      if (!bench().isShared()) {
        failure(ErrorKind.UNKNOWN_TABLE, () -> reader.select("samples"));
        return;
      }
      assertThat(reader.select("samples")).hasSize(1);
      failure(ErrorKind.READ_ONLY, () -> reader.batchInsert("samples", List.of(Row.of("id", 2))));
      failure(
          ErrorKind.READ_ONLY,
          () -> reader.update("samples", Row.of("content", CANARY), Where.allRows()));
      failure(ErrorKind.READ_ONLY, () -> reader.executeUpdate("delete from samples"));
    }
    assertThat(records().from("samples").one().get("content")).isEqualTo("a");
  }

  @Test
  @Case("C145")
  void aPoolThatIsUsedUpSaysSo() {
    try (Records small = bench().open(LifecycleContract::withOneConnection)) {
      small.useTransaction(
          transaction -> {
            transaction.executeQuery("select 1 as n");
            CompletableFuture.runAsync(
                    () -> {
                      var failure =
                          failure(
                              ErrorKind.OVERLOADED,
                              () -> small.useTransaction(Transaction::healthCheck));
                      assertThat(failure).hasMessageContaining("DB_POOL_SIZE");
                      assertThat(failure.isTransient()).isTrue();
                    })
                .join();
          });
      assertThat(small.executeQuery("select 1 as n")).hasSize(1);
    }
  }

  @Test
  void aThreadThatIsInterruptedWhileItWaitsForAConnectionIsToldSo() throws Exception {
    try (Records small = bench().open(LifecycleContract::withOneConnection)) {
      small.useTransaction(
          transaction -> {
            FutureTask<Boolean> waiting =
                new FutureTask<>(
                    () -> {
                      var failure =
                          failure(
                              ErrorKind.CANCELLED,
                              () -> small.useTransaction(Transaction::healthCheck));
                      assertThat(failure).hasMessageContaining("its thread was interrupted");
                      return Thread.currentThread().isInterrupted();
                    });
            waits(waiting).interrupt();
            assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
          });
      assertThat(small.executeQuery("select 1 as n")).hasSize(1);
    }
  }

  @Test
  void whoWaitsForAConnectionOfWhatIsClosedMeanwhileIsToldSo() throws Exception {
    Duration limit = Duration.ofSeconds(2);
    Records small = bench().open(settings -> withOneConnection(settings).poolTimeout(limit));
    Transaction.Work<Boolean, Exception> closing =
        transaction -> {
          FutureTask<RecordsException> waiting =
              new FutureTask<>(
                  () ->
                      failure(
                          ErrorKind.MISUSE, () -> small.useTransaction(Transaction::healthCheck)));
          waits(waiting);
          small.close();
          assertThat(waiting.get(20, TimeUnit.SECONDS)).hasMessageContaining("has been closed");
          throw new TimeoutException("so that there is nothing to commit");
        };
    assertThatThrownBy(() -> small.inTransaction(closing)).isInstanceOf(TimeoutException.class);
  }

  /** Runs it in a thread of its own, till that waits. */
  private static Thread waits(Runnable action) {
    Thread thread = new Thread(action);
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING
        && thread.getState() != Thread.State.TERMINATED) {
      Thread.onSpinWait();
    }
    return thread;
  }

  @Test
  @Case("C145")
  void aThousandCallsAndFailuresLeakNothing() {
    try (Records small = bench().open(LifecycleContract::withOneConnection)) {
      for (int i = 0; i < 1_000; i++) {
        small.executeQuery("select 1 as n");
        failure(ErrorKind.UNKNOWN_TABLE, () -> small.executeQuery("select * from nowhere"));
      }
      assertThat(small.healthCheck().pool().active()).isZero();
    }
  }

  private static RecordsBuilder withOneConnection(RecordsBuilder settings) {
    return settings.poolSize(1).maxOverflow(0).poolTimeout(Duration.ofSeconds(1));
  }
}
