package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ForeignKeyViolationException;
import org.recordsdb.error.Outcome;
import org.recordsdb.testkit.Clause;

/** A foreign key that is looked at when the transaction commits. */
class DeferredConstraintTest {

  private Records records;

  @BeforeEach
  void createTables() {
    records = Records.connect(TestPostgres.url());
    records.executeScript(
        "create table parents (id bigint not null primary key);"
            + " create table children (id bigint not null primary key, parent bigint not null"
            + " references parents (id) deferrable initially deferred)");
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  @Clause("D74")
  void aChildMayComeBeforeItsParent() {
    records.useTransaction(
        tx -> {
          tx.insert("children", Row.of("id", 1, "parent", 7));
          tx.insert("parents", Row.of("id", 7));
        });
    assertThat(records.from("children").count()).isOne();
  }

  @Test
  @Clause("D74")
  void aChildWithoutParentFailsTheCommitAndNothingIsStored() {
    ForeignKeyViolationException failure =
        catchThrowableOfType(
            ForeignKeyViolationException.class,
            () ->
                records.useTransaction(tx -> tx.insert("children", Row.of("id", 1, "parent", 7))));
    assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
    assertThat(records.from("children").count()).isZero();
    records.insert("parents", Row.of("id", 7));
    assertThat(records.from("parents").count()).isOne();
  }
}
