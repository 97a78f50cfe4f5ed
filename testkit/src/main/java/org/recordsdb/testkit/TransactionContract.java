package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.recordsdb.Where.where;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.recordsdb.Health;
import org.recordsdb.Row;
import org.recordsdb.Transaction;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Outcome;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** Transactions: all or nothing. */
abstract class TransactionContract extends Contract {

  TransactionContract(Bench bench) {
    super(bench);
  }

  private void createSamples() {
    createSamples(LogicalType.TEXT);
  }

  private static void put(Transaction transaction, int id) {
    transaction.batchInsert("samples", List.of(Row.of("id", id, "content", "row " + id)));
  }

  private long stored() {
    return records().from("samples").count();
  }

  @Test
  void whatABlockStoresIsThereAfterIt() {
    createSamples();
    long seen =
        records()
            .inTransaction(
                transaction -> {
                  put(transaction, 1);
                  put(transaction, 2);
                  return transaction.from("samples").count();
                });
    assertThat(seen).isEqualTo(2);
    assertThat(stored()).isEqualTo(2);
  }

  @Test
  void whatABlockThrowsUndoesEverythingAndIsThrownOn() {
    createSamples();
    IOException reason = new IOException("disk");
    assertThatThrownBy(
            () ->
                records()
                    .useTransaction(
                        transaction -> {
                          put(transaction, 1);
                          throw reason;
                        }))
        .isSameAs(reason);
    assertThat(stored()).isZero();
  }

  @Test
  void anErrorUndoesEverythingToo() {
    createSamples();
    assertThatThrownBy(
            () ->
                records()
                    .useTransaction(
                        transaction -> {
                          put(transaction, 1);
                          throw new AssertionError("bug");
                        }))
        .isInstanceOf(AssertionError.class);
    assertThat(stored()).isZero();
  }

  @Test
  @Clause("D69")
  @Case("tx_after_error")
  void aSwallowedFailureFailsTheCommit() {
    createSamples();
    var failure =
        failure(
            ErrorKind.TRANSACTION_ABORTED,
            () ->
                records()
                    .useTransaction(
                        transaction -> {
                          put(transaction, 1);
                          assertThat(catchThrowable(() -> put(transaction, 1))).isNotNull();
                        }));
    assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
    assertThat(failure)
        .cause()
        .isInstanceOfSatisfying(
            RecordsException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNIQUE));
    assertThat(stored()).isZero();
  }

  @Test
  @Clause("D69")
  void afterAFailureNothingRunsAnyMore() {
    createSamples();
    List<ErrorKind> kinds = new ArrayList<>();
    failure(
        ErrorKind.TRANSACTION_ABORTED,
        () ->
            records()
                .useTransaction(
                    transaction -> {
                      kinds.add(
                          failure(() -> transaction.executeQuery("select * from nowhere")).kind());
                      kinds.add(failure(() -> put(transaction, 1)).kind());
                      kinds.add(failure(() -> transaction.select("samples")).kind());
                      kinds.add(
                          failure(() -> transaction.useTransaction(inner -> put(inner, 2))).kind());
                    }));
    assertThat(kinds)
        .containsExactly(
            ErrorKind.UNKNOWN_TABLE,
            ErrorKind.TRANSACTION_ABORTED,
            ErrorKind.TRANSACTION_ABORTED,
            ErrorKind.TRANSACTION_ABORTED);
    assertThat(stored()).isZero();
  }

  @Test
  @Clause("D69")
  void afterAFailureNotEvenNamesAndValuesAreLookedAt() {
    createSamples();
    failure(
        ErrorKind.TRANSACTION_ABORTED,
        () ->
            records()
                .useTransaction(
                    transaction -> {
                      put(transaction, 1);
                      failure(ErrorKind.UNIQUE, () -> put(transaction, 1));
                      failure(
                          ErrorKind.TRANSACTION_ABORTED,
                          () -> transaction.insert("samples", Row.of("id", "one")));
                      failure(
                          ErrorKind.TRANSACTION_ABORTED,
                          () -> transaction.select("samples", where("nosuch").eq(1)));
                      failure(ErrorKind.TRANSACTION_ABORTED, () -> transaction.select("nosuch"));
                    }));
  }

  @Test
  @Clause("D69")
  void aSwallowedFailureOfOneUpdateFailsTheCommit() {
    createSamples();
    store("samples", Row.of("id", 1, "content", "a"), Row.of("id", 2, "content", "b"));
    failure(
        ErrorKind.TRANSACTION_ABORTED,
        () ->
            records()
                .useTransaction(
                    transaction -> {
                      transaction.delete("samples", where("id").eq(1));
                      failure(
                          ErrorKind.NOT_NULL,
                          () -> transaction.executeUpdate("update samples set id = null"));
                    }));
    assertThat(stored()).isEqualTo(2);
  }

  @Test
  void aValueThatIsRefusedBeforeItIsSentLeavesTheTransactionUsable() {
    createSamples();
    records()
        .useTransaction(
            transaction -> {
              failure(
                  ErrorKind.WRONG_TYPE,
                  () -> transaction.update("samples", Row.of("content", 1), Where.allRows()));
              put(transaction, 1);
            });
    assertThat(stored()).isOne();
  }

  @Test
  void aTransactionIsNotUsedAfterItsEnd() {
    createSamples();
    Transaction ended = records().inTransaction(transaction -> transaction);
    failure(ErrorKind.MISUSE, () -> ended.select("samples"));
    failure(ErrorKind.MISUSE, () -> ended.useTransaction(inner -> put(inner, 1)));
    failure(ErrorKind.MISUSE, () -> ended.afterCommit(() -> {}));
  }

  @Test
  void aTransactionBelongsToItsThread() {
    createSamples();
    records()
        .useTransaction(
            transaction ->
                CompletableFuture.runAsync(
                        () -> failure(ErrorKind.MISUSE, () -> transaction.select("samples")))
                    .join());
  }

  @Test
  void theRecordsOutsideIsRefusedInsideABlock() {
    createSamples();
    records()
        .useTransaction(
            transaction -> {
              failure(ErrorKind.MISUSE, () -> records().select("samples"));
              failure(ErrorKind.MISUSE, () -> store("samples", Row.of("id", 1)));
              failure(ErrorKind.MISUSE, () -> records().useTransaction(second -> put(second, 1)));
              put(transaction, 2);
            });
    assertThat(stored()).isOne();
  }

  @Test
  void aTransactionIsNotClosed() {
    createSamples();
    failure(ErrorKind.MISUSE, () -> records().useTransaction(Transaction::close));
  }

  @Test
  void healthIsAskedInsideATransaction() {
    createSamples();
    records()
        .useTransaction(
            transaction -> {
              put(transaction, 1);
              assertThat(transaction.healthCheck().status()).isEqualTo(Health.Status.UP);
              assertThat(transaction.testConnection()).isTrue();
            });
    assertThat(stored()).isOne();
  }

  @Test
  @Clause("D79")
  @Needs(Capability.DEFINE_IN_TRANSACTION)
  void definitionsAreUndoneToo() {
    bench().dropLater("drafts");
    failure(
        ErrorKind.NO_ROW,
        () ->
            records()
                .useTransaction(
                    transaction -> {
                      transaction.executeUpdate("create table drafts (id integer)");
                      transaction.batchInsert("drafts", List.of(Row.of("id", 1)));
                      assertThat(transaction.from("drafts").count()).isOne();
                      transaction.from("drafts").limit(0).one();
                    }));
    failure(ErrorKind.UNKNOWN_TABLE, () -> records().select("drafts"));
  }
}
