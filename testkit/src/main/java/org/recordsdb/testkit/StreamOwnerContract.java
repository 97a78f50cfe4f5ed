package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Where.where;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Transaction;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** A stream in a transaction belongs to it and to its thread. */
abstract class StreamOwnerContract extends Contract {

  private static final int ROWS = 1_500;

  StreamOwnerContract(Bench bench) {
    super(bench);
  }

  private void createMany() {
    createSamples(LogicalType.INT64);
    records()
        .batchInsert(
            "samples",
            LongStream.rangeClosed(1, ROWS)
                .mapToObj(id -> Row.of("id", id, "content", id))
                .toList());
  }

  @Test
  @Clause("D84")
  void aStreamBelongsToItsTransactionsThread() {
    createMany();
    records()
        .useTransaction(
            transaction -> {
              try (Stream<Row> rows = transaction.from("samples").orderBy(asc("id")).stream()) {
                Iterator<Row> left = rows.iterator();
                assertThat(left.next().get("id")).isEqualTo(1L);
                var failure = failure(ErrorKind.MISUSE, () -> elsewhere(left::next));
                assertThat(failure).hasMessageContaining("belongs to another thread");
                elsewhere(rows::close);
                assertThat(left.next().get("id")).isEqualTo(2L);
              }
              assertThat(transaction.from("samples").count()).isEqualTo(ROWS);
            });
  }

  /** Runs the action in another thread, and throws what it throws. */
  private static void elsewhere(Runnable action) {
    List<RuntimeException> thrown = new ArrayList<>();
    CompletableFuture.runAsync(
            () -> {
              try {
                action.run();
              } catch (RuntimeException e) {
                thrown.add(e);
              }
            })
        .join();
    if (!thrown.isEmpty()) {
      throw thrown.get(0);
    }
  }

  @Test
  @Clause("D84")
  @Needs(Capability.SAVEPOINT)
  void aStreamThatNobodyClosesEndsWithItsTransaction() {
    createMany();
    List<Stream<Row>> left = new ArrayList<>();
    records()
        .useTransaction(
            transaction -> {
              left.add(transaction.from("samples").stream());
              left.add(transaction.streamQuery("select id from samples", Row.empty()));
              transaction.useTransaction(inner -> left.add(inner.from("samples").stream()));
            });
    if (bench().isShared()) {
      try (Records other = bench().open(settings -> settings)) {
        other.update("samples", Row.of("content", 7), where("id").eq(1));
      }
    }
    records().update("samples", Row.of("content", 8), where("id").eq(2));
    records().useTransaction(StreamOwnerContract::readAndWrite);
    left.forEach(rows -> failure(ErrorKind.MISUSE, rows::count));
    left.forEach(Stream::close);
    records().useTransaction(StreamOwnerContract::readAndWrite);
  }

  private static void readAndWrite(Transaction transaction) {
    assertThat(transaction.from("samples").count()).isEqualTo(ROWS);
    transaction.update("samples", Row.of("content", 9), where("id").eq(3));
  }

  @Test
  @Clause({"D71", "D84"})
  @Needs(Capability.SAVEPOINT)
  void aStreamGoesOnAfterANestedTransactionFailed() {
    createMany();
    records()
        .useTransaction(
            transaction -> {
              try (Stream<Row> rows = transaction.from("samples").orderBy(asc("id")).stream()) {
                Iterator<Row> left = rows.iterator();
                left.next();
                failure(
                    ErrorKind.TRANSACTION_ABORTED,
                    () ->
                        transaction.useTransaction(
                            inner -> {
                              Row taken = Row.of("id", 1, "content", 1);
                              failure(
                                  ErrorKind.UNIQUE,
                                  () -> inner.batchInsert("samples", List.of(taken)));
                              failure(
                                  ErrorKind.TRANSACTION_ABORTED,
                                  () -> left.forEachRemaining(row -> {}));
                            }));
                int more = 0;
                for (; left.hasNext(); left.next()) {
                  more++;
                }
                assertThat(more).isEqualTo(ROWS - 1);
              }
            });
  }
}
