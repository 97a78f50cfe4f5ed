package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Order.asc;
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
  @Case("C098")
  void updateOfNoMatchingRowGivesZero() {
    createTwoDocuments();
    assertThat(records().update("documents", Row.of("size", 1), where("name").eq("none"))).isZero();
  }

  @Test
  @Clause("D68")
  @Case("update_same_val")
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
  @Case("C099")
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
  @Case("C097")
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
  @Case("C098")
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

  @Test
  @Case("C103")
  void aComputedColumnIsNotSet() {
    create(
        TestTable.named("invoices")
            .column("id", LogicalType.INT64)
            .notNull()
            .column("price", LogicalType.INT64)
            .computed("total", LogicalType.INT64, "price * 2")
            .primaryKey("id"));
    store("invoices", Row.of("id", 1, "price", 3));
    var failure =
        failure(
            ErrorKind.ARGUMENT,
            () -> records().update("invoices", Row.of("total", 7), Where.allRows()));
    assertThat(failure.columns()).containsExactly("total");
    assertThat(records().from("invoices").one().get("total")).isEqualTo(6L);
  }

  @Test
  @Case("C106")
  void rowsThatFollowTheirParentGetItsNewKey() {
    boolean stays = lacks(Capability.CASCADE_ON_UPDATE);
    bench().dropLater("parents");
    bench().dropLater("children");
    records().executeUpdate("create table parents (id integer primary key)");
    records()
        .executeUpdate(
            "create table children (id integer primary key, parent integer"
                + " references parents (id)"
                + (stays ? ")" : " on update cascade)"));
    store("parents", Row.of("id", 1), Row.of("id", 2));
    store("children", Row.of("id", 10, "parent", 1), Row.of("id", 20, "parent", 2));
    Row changed = Row.of("id", 5);
    if (stays) {
      failure(ErrorKind.FOREIGN_KEY, () -> records().update("parents", changed, where("id").eq(1)));
      return;
    }
    records().update("parents", changed, where("id").eq(1));
    assertThat(records().from("children").orderBy(asc("id")).list())
        .containsExactly(Row.of("id", 10L, "parent", 5L), Row.of("id", 20L, "parent", 2L));
  }

  private List<Row> select(String name) {
    return records().select("documents", where("name").eq(name));
  }
}
