package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.Transaction;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** Transactions in transactions, and what waits for the outermost commit. */
abstract class SavepointContract extends Contract {

  SavepointContract(Bench bench) {
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
  @Needs(Capability.SAVEPOINT)
  @Clause("D71")
  @Case("C141")
  void aNestedTransactionConfinesAFailure() {
    createSamples();
    records()
        .useTransaction(
            outer -> {
              put(outer, 1);
              failure(
                  ErrorKind.UNIQUE,
                  () ->
                      outer.useTransaction(
                          inner -> {
                            put(inner, 2);
                            put(inner, 1);
                          }));
              put(outer, 3);
            });
    assertThat(records().select("samples"))
        .extracting(row -> row.get("id"))
        .containsExactlyInAnyOrder(1L, 3L);
  }

  @Test
  @Needs(Capability.SAVEPOINT)
  @Clause({"D69", "D71"})
  void aSwallowedFailureFailsTheNestedTransactionOnly() {
    createSamples();
    records()
        .useTransaction(
            outer -> {
              put(outer, 1);
              failure(
                  ErrorKind.TRANSACTION_ABORTED,
                  () ->
                      outer.useTransaction(
                          inner -> {
                            put(inner, 2);
                            failure(ErrorKind.UNIQUE, () -> put(inner, 1));
                          }));
            });
    assertThat(stored()).isOne();
  }

  /** A pool that takes this failure for that of the connection would lose the outer one, too. */
  @Test
  @Needs(Capability.SAVEPOINT)
  @Clause("D71")
  void sqlThatTheDatabaseCannotDoFailsTheNestedTransactionOnly() {
    createSamples();
    records()
        .useTransaction(
            outer -> {
              put(outer, 1);
              thrownBy(
                      () ->
                          outer.useTransaction(
                              inner ->
                                  inner.executeQuery(
                                      "select distinct content from samples for update")))
                  .isInstanceOf(RecordsException.class);
              put(outer, 3);
            });
    assertThat(stored()).isEqualTo(2);
  }

  @Test
  @Needs(Capability.SAVEPOINT)
  @Clause("D71")
  void aNestedTransactionIsUndoneWithTheOuterOne() {
    createSamples();
    thrownBy(
            () ->
                records()
                    .useTransaction(
                        outer -> {
                          outer.useTransaction(inner -> put(inner, 1));
                          throw new IOException("later");
                        }))
        .isInstanceOf(IOException.class);
    assertThat(stored()).isZero();
  }

  @Test
  @Needs(Capability.SAVEPOINT)
  @Clause("D71")
  void transactionsNestDeeply() {
    createSamples();
    records()
        .useTransaction(
            one ->
                one.useTransaction(
                    two -> {
                      two.useTransaction(three -> put(three, 3));
                      failure(ErrorKind.UNIQUE, () -> two.useTransaction(three -> put(three, 3)));
                      put(two, 2);
                    }));
    assertThat(stored()).isEqualTo(2);
  }

  @Test
  @Needs(Capability.SAVEPOINT)
  void theOuterTransactionRestsWhileANestedOneIsOpen() {
    createSamples();
    failure(
        ErrorKind.MISUSE,
        () -> records().useTransaction(outer -> outer.useTransaction(inner -> put(outer, 1))));
    assertThat(stored()).isZero();
  }

  @Test
  @Needs(Capability.SAVEPOINT)
  void actionsRunAfterTheCommitInTheirOrder() {
    createSamples();
    List<String> seen = new ArrayList<>();
    records()
        .useTransaction(
            transaction -> {
              put(transaction, 1);
              transaction.afterCommit(() -> seen.add("first sees " + stored()));
              transaction.useTransaction(inner -> inner.afterCommit(() -> seen.add("second")));
              seen.add("block");
            });
    assertThat(seen).containsExactly("block", "first sees 1", "second");
  }

  @Test
  @Needs(Capability.SAVEPOINT)
  void actionsOfWhatIsUndoneDoNotRun() {
    createSamples();
    List<String> seen = new ArrayList<>();
    thrownBy(
            () ->
                records()
                    .useTransaction(
                        transaction -> {
                          transaction.afterCommit(() -> seen.add("outer"));
                          throw new IOException("no");
                        }))
        .isInstanceOf(IOException.class);
    records()
        .useTransaction(
            outer ->
                thrownBy(
                        () ->
                            outer.useTransaction(
                                inner -> {
                                  inner.afterCommit(() -> seen.add("inner"));
                                  throw new IOException("no");
                                }))
                    .isInstanceOf(IOException.class));
    assertThat(seen).isEmpty();
  }
}
