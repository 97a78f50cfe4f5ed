package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.recordsdb.Where.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.recordsdb.Query;
import org.recordsdb.Returning;
import org.recordsdb.Row;
import org.recordsdb.Transaction;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.LogicalType;

/** Many threads with one {@code Records}. */
abstract class ConcurrencyContract extends Contract {

  private static final int THREADS = 8;
  private static final int CALLS = 25;

  ConcurrencyContract(Bench bench) {
    super(bench);
  }

  private interface Work {
    void call(int thread, int call);
  }

  private static void together(Work work) {
    together(CALLS, work);
  }

  private static void together(int calls, Work work) {
    CountDownLatch ready = new CountDownLatch(THREADS);
    List<CompletableFuture<Void>> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      CompletableFuture<Void> done = new CompletableFuture<>();
      threads.add(done);
      new Thread(
              () -> {
                try {
                  ready.countDown();
                  ready.await();
                  for (int call = 0; call < calls; call++) {
                    work.call(thread, call);
                  }
                  done.complete(null);
                } catch (InterruptedException | RuntimeException | Error e) {
                  done.completeExceptionally(e);
                }
              })
          .start();
    }
    threads.forEach(CompletableFuture::join);
  }

  @Test
  @Clause("D72")
  void everyRowThatThreadsInsertIsThere() {
    createDocuments();
    together((thread, call) -> store("documents", Row.of("name", "document", "size", thread)));
    assertThat(records().from("documents").count()).isEqualTo(THREADS * CALLS);
    for (int thread = 0; thread < THREADS; thread++) {
      assertThat(records().from("documents").where(where("size").eq(thread)).count())
          .isEqualTo(CALLS);
    }
    assertThat(records().select("documents").stream().map(row -> row.getLong("id")).distinct())
        .hasSize(THREADS * CALLS);
  }

  /** Writers that wait are stored together where a database has one writer. */
  @Test
  @Clause({"D69", "D72"})
  void aTakenKeyAmongWaitingWritersHarmsNoOther() {
    createSamples(LogicalType.INT64);
    Queue<Long> told = new ConcurrentLinkedQueue<>();
    together(
        100,
        (thread, call) -> {
          long id = call % 20 == 0 ? call : 1_000L * (thread + 1) + call;
          Row row = Row.of("id", id, "content", thread);
          try {
            records().insert("samples", row, Returning.NONE);
            told.add(id);
          } catch (RecordsException e) {
            assertThat(e.kind()).as(e.getMessage()).isEqualTo(ErrorKind.UNIQUE);
          }
        });
    assertThat(told).hasSize(THREADS * 95 + 5).doesNotHaveDuplicates();
    assertThat(records().select("samples"))
        .extracting(row -> row.getLong("id"))
        .containsExactlyInAnyOrderElementsOf(told);
  }

  @Test
  @Clause({"D72", "D73"})
  void countingUpInOneStatementLosesNothing() {
    createCounter();
    together((thread, call) -> records().executeUpdate("update counters set hits = hits + 1"));
    assertThat(records().from("counters").one().get("hits")).isEqualTo((long) THREADS * CALLS);
  }

  @Test
  @Clause("D72")
  @Case("C143")
  void transactionsThatReadAndThenWriteWaitForEachOther() {
    createCounter();
    together(
        (thread, call) ->
            records()
                .useTransaction(
                    transaction -> {
                      transaction.executeUpdate("update counters set hits = hits + 1");
                      long hits = transaction.from("counters").one().getLong("hits");
                      transaction.update(
                          "counters", Row.of("hits", hits), where("name").eq("home"));
                    }));
    assertThat(records().from("counters").one().get("hits")).isEqualTo((long) THREADS * CALLS);
  }

  @Test
  @Clause({"D56", "D73"})
  void whatIsReadForUpdateStillHoldsWhenItIsWritten() {
    createCounter();
    together(
        (thread, call) ->
            records()
                .useTransaction(
                    transaction -> {
                      long hits = transaction.from("counters").forUpdate().one().getLong("hits");
                      transaction.update(
                          "counters", Row.of("hits", hits + 1), where("name").eq("home"));
                    }));
    assertThat(records().from("counters").one().get("hits")).isEqualTo((long) THREADS * CALLS);
  }

  @Test
  @Clause("D56")
  void rowsAreReadForUpdateInATransactionOnly() {
    createCounter();
    failure(ErrorKind.MISUSE, () -> records().from("counters").forUpdate().list());
    failure(ErrorKind.MISUSE, () -> records().from("counters").forUpdate().stream());
  }

  @Test
  @Clause("D56")
  void rowsOfAViewAreNotReadForUpdate() {
    createCounter();
    bench().createView("busy", "select name, hits from counters");
    records()
        .useTransaction(
            transaction -> {
              Query busy = transaction.from("busy").forUpdate();
              for (ThrowingCallable reading : List.<ThrowingCallable>of(busy::list, busy::stream)) {
                var failure = catchThrowableOfType(RecordsException.class, reading);
                assertThat(failure.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
                assertThat(failure.table()).contains("busy");
              }
              assertThat(transaction.from("busy").list()).isNotEmpty();
            });
  }

  @Test
  @Clause("D72")
  void readersSeeOnlyWhatIsCommitted() {
    createCounter();
    CompletableFuture<Long> reader =
        records()
            .inTransaction(
                transaction -> {
                  transaction.update("counters", Row.of("hits", 7), where("name").eq("home"));
                  return readWhile(transaction);
                });
    assertThat(reader.join()).isEqualTo(bench().isShared() ? 0L : 7L);
    assertThat(records().from("counters").one().get("hits")).isEqualTo(7L);
  }

  /** Reads in another thread; a database with one connection lets it wait for the commit. */
  private CompletableFuture<Long> readWhile(Transaction writer) {
    CompletableFuture<Long> reader =
        CompletableFuture.supplyAsync(() -> records().from("counters").one().getLong("hits"));
    if (bench().isShared()) {
      reader.join();
    }
    assertThat(writer.from("counters").one().get("hits")).isEqualTo(7L);
    return reader;
  }

  @Test
  @Clause("D84")
  @Case("C139")
  void rowsAreReadWhileOthersWrite() {
    createSamples(LogicalType.INT64);
    List<Row> rows = new ArrayList<>();
    for (int id = 1; id <= 3_000; id++) {
      rows.add(Row.of("id", id, "content", 0));
    }
    records().batchInsert("samples", rows);
    try (Stream<Row> stream = records().from("samples").stream()) {
      long seen =
          stream
              .peek(
                  row -> {
                    if (row.getLong("id") % 500 == 0) {
                      records()
                          .update(
                              "samples", Row.of("content", 1), where("id").eq(row.getLong("id")));
                    }
                  })
              .filter(row -> row.getLong("content") == 0)
              .count();
      assertThat(seen).isEqualTo(3_000);
    }
    assertThat(records().from("samples").where(where("content").eq(1)).count()).isEqualTo(6);
  }

  private void createCounter() {
    create(
        TestTable.named("counters")
            .column("name", LogicalType.TEXT)
            .notNull()
            .column("hits", LogicalType.INT64)
            .notNull()
            .primaryKey("name"));
    store("counters", Row.of("name", "home", "hits", 0));
  }
}
