package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.TransactionAbortedException;

/**
 * A server that has given up a transaction lets the driver's commit return normally, storing
 * nothing.
 */
class SwallowedFailureTest {

  @Test
  void aStreamThatBreaksFailsItsTransactionEvenIfNobodyLooks() {
    try (Records records = Records.connect(TestPostgres.url())) {
      records.executeScript(
          "create table numbers (n integer); create view inverse as select 1 / n as i from numbers");
      records.insert("numbers", Row.of("n", 0));

      Throwable failure =
          catchThrowable(
              () ->
                  records.useTransaction(
                      tx -> {
                        tx.insert("numbers", Row.of("n", 1));
                        assertThat(catchThrowable(() -> tx.from("inverse").forEach(row -> {})))
                            .isNotNull();
                      }));

      assertThat(failure).isInstanceOf(TransactionAbortedException.class);
      assertThat(records.from("numbers").count()).isOne();
    }
  }
}
