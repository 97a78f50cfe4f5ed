package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.where;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** Changing rows. */
abstract class UpdateContract extends Contract {

  UpdateContract(Bench bench) {
    super(bench);
  }

  private void createTwoDocuments() {
    createDocuments();
    store("documents", Row.of("name", "a.pdf", "size", 10), Row.of("name", "b.pdf", "size", 20));
  }

  @Test
  void updateGivesTheNumberOfChangedRows() {
    createTwoDocuments();
    Row done = Row.of("status", "done");
    assertThat(records().update("documents", done, where("size").ge(10))).isEqualTo(2);
    assertThat(records().update("documents", done, where("size").gt(10))).isEqualTo(1);
  }

  @Test
  void updateOfNoMatchingRowGivesZero() {
    createTwoDocuments();
    assertThat(records().update("documents", Row.of("size", 1), where("name").eq("none"))).isZero();
  }

  @Test
  @Clause("D68")
  void aRowThatKeepsItsValuesCountsAsChanged() {
    createTwoDocuments();
    assertThat(records().update("documents", Row.of("size", 10), where("name").eq("a.pdf")))
        .isOne();
  }

  @Test
  void updateChangesOnlyTheGivenColumns() {
    createTwoDocuments();
    records().update("documents", Row.of("size", null), where("name").eq("a.pdf"));
    Row changed = records().from("documents").where(where("name").eq("a.pdf")).one();
    assertThat(changed.isNull("size")).isTrue();
    assertThat(changed.getString("status")).isEqualTo("new");
  }

  @Test
  void updateWithoutConditionIsRefused() {
    createTwoDocuments();
    var failure =
        failure(
            ErrorKind.NO_CONDITION,
            () -> records().update("documents", Row.of("status", "done"), Where.none()));
    assertThat(failure.table()).contains("documents");
    assertThat(records().from("documents").where(where("status").eq("done")).exists()).isFalse();
  }

  @Test
  void updateOfAllRowsMustBeWrittenOut() {
    createTwoDocuments();
    assertThat(records().update("documents", Row.of("status", "done"), Where.allRows()))
        .isEqualTo(2);
  }

  @Test
  @Needs(Capability.RETURNING)
  void updateReturningGivesTheNewValues() {
    createTwoDocuments();
    List<Row> changed =
        records().updateReturning("documents", Row.of("size", 11), where("name").eq("a.pdf"));
    assertThat(changed).hasSize(1);
    assertThat(changed.get(0).get("size")).isEqualTo(11L);
    assertThat(changed).containsExactlyElementsOf(select("a.pdf"));
  }

  @Test
  @Needs(Capability.RETURNING)
  void updateReturningOfNoMatchingRowGivesNone() {
    createTwoDocuments();
    assertThat(records().updateReturning("documents", Row.of("size", 1), where("name").eq("none")))
        .isEmpty();
  }

  @Test
  void updateWithoutChangesIsRefused() {
    createTwoDocuments();
    failure(ErrorKind.ARGUMENT, () -> records().update("documents", Row.empty(), Where.allRows()));
  }

  @Test
  void updateChecksValuesAsInsertDoes() {
    createTwoDocuments();
    var failure =
        failure(
            ErrorKind.WRONG_TYPE,
            () -> records().update("documents", Row.of("size", CANARY), Where.allRows()));
    assertThat(failure.table()).contains("documents");
    assertThat(failure.columns()).containsExactly("size");
  }

  @Test
  void aFailedUpdateChangesNothing() {
    create(
        TestTable.named("seats")
            .column("seat", LogicalType.INT32)
            .notNull()
            .column("guest", LogicalType.TEXT)
            .primaryKey("seat")
            .unique("guest"));
    store("seats", Row.of("seat", 1, "guest", "Ada"), Row.of("seat", 2, "guest", "Bob"));
    failure(
        ErrorKind.UNIQUE,
        () -> records().update("seats", Row.of("guest", CANARY), Where.allRows()));
    assertThat(records().from("seats").where(where("guest").in("Ada", "Bob")).count()).isEqualTo(2);
  }

  @Test
  @Clause("D59")
  void aNumberIsNotSetToNull() {
    createTwoDocuments();
    failure(
        ErrorKind.NOT_NULL,
        () -> records().update("documents", Row.of("id", null), Where.allRows()));
  }

  @Test
  void theKeyOfARowCanBeChanged() {
    createTwoDocuments();
    records().update("documents", Row.of("id", 77), where("name").eq("a.pdf"));
    assertThat(select("a.pdf").get(0).getLong("id")).isEqualTo(77);
  }

  private List<Row> select(String name) {
    return records().select("documents", where("name").eq(name));
  }
}
