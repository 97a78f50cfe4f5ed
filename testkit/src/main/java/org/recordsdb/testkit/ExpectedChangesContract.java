package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.where;

import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RowCountException;
import org.recordsdb.spi.Capability;

/** Changes that are kept only if they meet as many rows as the caller expects. */
abstract class ExpectedChangesContract extends Contract {

  private static final Row DONE = Row.of("status", "done");

  ExpectedChangesContract(Bench bench) {
    super(bench);
  }

  private void createThreeDocuments() {
    createDocuments();
    store("documents", Row.of("name", "a"), Row.of("name", "b"), Row.of("name", "c"));
  }

  private long done() {
    return records().from("documents").where(where("status").eq("done")).count();
  }

  @Test
  @Clause("D85")
  @Needs(Capability.RETURNING)
  void aChangeThatMeetsTheExpectedRowsIsKept() {
    createThreeDocuments();
    assertThat(records().expectRows(1).update("documents", DONE, where("name").eq("a"))).isOne();
    assertThat(records().expectRows(3).updateReturning("documents", DONE, Where.allRows()))
        .hasSize(3);
    assertThat(records().expectRows(1).delete("documents", where("name").eq("a"))).isOne();
    assertThat(records().expectRows(2).deleteReturning("documents", Where.allRows())).hasSize(2);
    assertThat(records().expectRows(0).delete("documents", Where.allRows())).isZero();
  }

  @Test
  @Clause("D85")
  void aChangeThatMeetsFewerRowsIsUndone() {
    createThreeDocuments();
    var failure =
        failure(
            ErrorKind.NO_ROW,
            () -> records().expectRows(2).update("documents", DONE, where("name").eq("a")));
    assertThat(failure).isInstanceOf(RowCountException.class).hasMessageContaining("documents");
    assertThat(done()).isZero();
  }

  @Test
  @Needs(Capability.RETURNING)
  void aChangeThatMeetsMoreRowsIsUndone() {
    createThreeDocuments();
    failure(
        ErrorKind.TOO_MANY_ROWS,
        () -> records().expectRows(2).updateReturning("documents", DONE, Where.allRows()));
    failure(
        ErrorKind.TOO_MANY_ROWS,
        () -> records().expectRows(0).delete("documents", Where.allRows()));
    assertThat(done()).isZero();
    assertThat(records().from("documents").count()).isEqualTo(3);
  }

  @Test
  void noMoreRowsAreChangedThanTheMost() {
    createThreeDocuments();
    assertThat(records().maxAffected(3).update("documents", DONE, Where.allRows())).isEqualTo(3);
    assertThat(records().maxAffected(3).delete("documents", where("name").eq("none"))).isZero();
    failure(
        ErrorKind.TOO_MANY_ROWS,
        () -> records().maxAffected(2).delete("documents", Where.allRows()));
    assertThat(records().from("documents").count()).isEqualTo(3);
  }

  @Test
  void freeSqlIsUndoneToo() {
    createThreeDocuments();
    String sql = "update documents set status = 'done' where name <> :name";
    failure(
        ErrorKind.TOO_MANY_ROWS,
        () -> records().expectRows(1).executeUpdate(sql, Row.of("name", "a")));
    assertThat(done()).isZero();
    assertThat(records().expectRows(2).executeUpdate(sql, Row.of("name", "a"))).isEqualTo(2);
  }

  @Test
  @Needs(Capability.SAVEPOINT)
  void inATransactionOnlyTheChangeIsUndone() {
    createThreeDocuments();
    records()
        .useTransaction(
            transaction -> {
              transaction.update("documents", DONE, where("name").eq("a"));
              failure(
                  ErrorKind.NO_ROW,
                  () -> transaction.expectRows(4).delete("documents", Where.allRows()));
              transaction.expectRows(1).update("documents", DONE, where("name").eq("b"));
            });
    assertThat(records().from("documents").count()).isEqualTo(3);
    assertThat(done()).isEqualTo(2);
  }

  @Test
  void lessThanNoRowIsRefused() {
    failure(ErrorKind.ARGUMENT, () -> records().expectRows(-1));
    failure(ErrorKind.ARGUMENT, () -> records().maxAffected(-1));
  }
}
