package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.OnConflict.onConflict;
import static org.recordsdb.Order.asc;

import org.junit.jupiter.api.Test;
import org.recordsdb.OnConflict;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** Keys that another connection added or dropped. */
abstract class StaleKeyContract extends RemadeTableContract {

  private static final OnConflict CONTENT = onConflict("content");

  StaleKeyContract(Bench bench) {
    super(bench);
  }

  @Test
  @Clause("D80")
  @Needs({Capability.UPSERT, Capability.RETURNING})
  void aKeyThatAnotherAddedIsOneToUpsertBy() {
    remade(
        samples(text(9)),
        records -> records.upsert("samples", Row.of("id", 1, "content", "x"), onConflict("id")),
        samples(text(9)).unique("content"),
        records -> {
          Row row = Row.of("id", 1, "content", "abc");
          assertThat(records.upsert("samples", row, CONTENT).isInserted()).isTrue();
          assertThat(records.upsert("samples", row, CONTENT).isInserted()).isFalse();
        });
  }

  @Test
  @Clause("D80")
  @Needs({Capability.UPSERT, Capability.RETURNING})
  void aKeyThatAnotherDroppedIsNoneToUpsertBy() {
    Row row = Row.of("id", 1, "content", "abc");
    remade(
        samples(text(9)).unique("content"),
        records -> records.upsert("samples", row, CONTENT),
        samples(text(9)),
        records -> {
          var failure =
              failure(ErrorKind.NO_UNIQUE_KEY, () -> records.upsert("samples", row, CONTENT));
          assertThat(failure).hasMessageContaining("its keys are [[id]]");
        });
  }

  @Test
  @Clause("D80")
  void aKeyThatAnotherAddedIsOneToGoOnBy() {
    TestTable keyed =
        TestTable.named("samples")
            .column("id", LogicalType.INT32)
            .notNull()
            .column("content", LogicalType.INT32)
            .notNull()
            .primaryKey("id")
            .unique("content");
    remade(
        samples(LogicalType.INT32),
        RemadeTableContract::useNumbers,
        keyed,
        records -> {
          store(records, 5);
          assertThat(
                  records
                      .from("samples")
                      .orderBy(asc("content"))
                      .after(Row.of("content", 4))
                      .list())
              .hasSize(1);
        });
  }

  @Test
  @Clause("D80")
  void aPrimaryKeyThatAnotherAddedFindsTheObject() {
    TestTable bare =
        TestTable.named("samples")
            .column("id", LogicalType.INT64)
            .notNull()
            .column("content", LogicalType.INT64);
    remade(
        bare,
        records -> records.table("samples", Sample.class).select(),
        samples(LogicalType.INT64),
        records ->
            assertThat(records.table("samples", Sample.class).update(new Sample(1L, 2L))).isZero());
  }

  @Test
  @Clause("D80")
  void theViolationOfAKeyThatAnotherAddedNamesItsColumnsInATransactionToo() {
    remade(
        samples(text(9)),
        StaleKeyContract::useText,
        samples(text(9)).unique("content"),
        records -> {
          store(records, "abc");
          RecordsException failure =
              failure(
                  ErrorKind.UNIQUE,
                  () ->
                      records.useTransaction(
                          transaction ->
                              transaction.insert("samples", Row.of("id", 2, "content", "abc"))));
          if (!lacks(Capability.CONSTRAINT_NAMES)) {
            assertThat(failure.columns()).containsExactly("content");
          }
        });
  }

  record Sample(Long id, Long content) {}
}
