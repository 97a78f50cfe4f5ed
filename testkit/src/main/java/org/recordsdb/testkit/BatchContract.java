package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Where.where;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** Many rows in one call. */
abstract class BatchContract extends Contract {

  BatchContract(Bench bench) {
    super(bench);
  }

  private static List<Row> samples(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(id -> Row.of("id", id, "content", "text " + id))
        .toList();
  }

  private static List<Row> with(List<Row> rows, int index, Row other) {
    List<Row> changed = new ArrayList<>(rows);
    changed.set(index, other);
    return changed;
  }

  @Test
  void batchInsertGivesTheNumberOfRows() {
    createSamples(LogicalType.TEXT);
    assertThat(records().batchInsert("samples", samples(17))).isEqualTo(17);
    assertThat(records().from("samples").count()).isEqualTo(17);
  }

  @Test
  @Case("C031")
  void aBatchOfNoRowsDoesNothing() {
    createSamples(LogicalType.TEXT);
    assertThat(records().batchInsert("samples", List.of())).isZero();
    assertThat(records().batchInsertReturning("samples", List.of())).isEmpty();
    assertThat(records().batchUpdate("samples", List.of(), "id")).isEmpty();
  }

  @Test
  @Case("C031")
  void everySmallNumberOfRowsIsStored() {
    createSamples(LogicalType.TEXT);
    for (int count = 0; count <= 20; count++) {
      assertThat(records().batchInsert("samples", samples(count))).isEqualTo(count);
      assertThat(records().delete("samples", Where.allRows())).isEqualTo(count);
    }
  }

  @Test
  @Case("C034")
  void aLongSourceIsReadOnce() {
    createSamples(LogicalType.TEXT);
    List<Object> read = new ArrayList<>();
    Iterable<Row> source =
        () -> samples(2_100).stream().peek(row -> read.add(row.get("id"))).iterator();
    assertThat(records().batchInsert("samples", source)).isEqualTo(2_100);
    assertThat(read).hasSize(2_100).doesNotHaveDuplicates();
    assertThat(records().from("samples").count()).isEqualTo(2_100);
  }

  @Test
  @Case("C003")
  @Needs(Capability.RETURNING)
  void rowsWithoutColumnsAreNumberedToo() {
    create(TestTable.named("tickets").identity("id").column("holder", LogicalType.TEXT));
    List<Row> rows = List.of(Row.empty(), Row.empty(), Row.empty());
    assertThat(records().batchInsertReturning("tickets", rows))
        .extracting(row -> row.getLong("id"))
        .hasSize(3)
        .doesNotHaveDuplicates();
    assertThat(records().batchInsert("tickets", rows)).isEqualTo(3);
    assertThat(records().from("tickets").count()).isEqualTo(6);
  }

  @Test
  @Clause("D52")
  @Case("C030")
  void aBatchMayHaveMoreValuesThanAStatementTakesParameters() {
    TestTable table = TestTable.named("measurements").identity("id");
    Row row = Row.empty();
    for (int i = 1; i <= 7; i++) {
      table.column("value_" + i, LogicalType.INT32);
      row = row.with("value_" + i, i);
    }
    create(table);
    Row same = row;
    List<Row> rows = IntStream.range(0, 10_000).mapToObj(i -> same).toList();
    assertThat(records().batchInsert("measurements", rows)).isEqualTo(10_000);
    assertThat(records().from("measurements").count()).isEqualTo(10_000);
  }

  @Test
  @Clause("D55")
  @Case("default_kw")
  void rowsOfABatchMayHaveDifferentColumns() {
    createDocuments();
    List<Row> rows =
        List.of(
            Row.of("name", "a.pdf"),
            Row.of("status", "done", "name", "b.pdf"),
            Row.of("name", "c.pdf", "size", 3),
            Row.of("name", "d.pdf"));
    assertThat(records().batchInsert("documents", rows)).isEqualTo(4);
    List<Row> stored = records().from("documents").orderBy(asc("name")).list();
    assertThat(stored)
        .extracting(row -> row.get("status"))
        .containsExactly("new", "done", "new", "new");
    assertThat(stored).extracting(row -> row.get("size")).containsExactly(null, null, 3L, null);
  }

  @Test
  @Clause("D70")
  @Case("insert_partial_fail")
  void aBatchWithATakenKeyStoresNothingAndNamesTheRow() {
    createSamples(LogicalType.TEXT);
    List<Row> rows = with(samples(5), 3, Row.of("id", 2, "content", CANARY));
    var failure = failure(ErrorKind.UNIQUE, () -> records().batchInsert("samples", rows));
    assertThat(failure.rowIndex()).hasValue(3);
    assertThat(failure.columns()).containsExactly("id");
    assertThat(failure.table()).contains("samples");
    assertThat(records().from("samples").count()).isZero();
  }

  @Test
  @Clause("D70")
  void aBatchWithAWrongValueStoresNothingAndNamesTheRow() {
    createSamples(LogicalType.TEXT);
    List<Row> rows = with(samples(5), 4, Row.of("id", CANARY, "content", "e"));
    var failure = failure(ErrorKind.WRONG_TYPE, () -> records().batchInsert("samples", rows));
    assertThat(failure.rowIndex()).hasValue(4);
    assertThat(failure.columns()).containsExactly("id");
    assertThat(records().from("samples").count()).isZero();
  }

  @Test
  @Clause("D70")
  void aBatchWithAnUnknownColumnStoresNothingAndNamesTheRow() {
    createSamples(LogicalType.TEXT);
    List<Row> rows = with(samples(3), 2, Row.of("id", 3, "contents", "c"));
    var failure = failure(ErrorKind.UNKNOWN_COLUMN, () -> records().batchInsert("samples", rows));
    assertThat(failure.rowIndex()).hasValue(2);
    assertThat(records().from("samples").count()).isZero();
  }

  @Test
  @Clause("D70")
  void aLateBadRowUndoesThousandsBeforeIt() {
    createSamples(LogicalType.TEXT);
    List<Row> rows = with(samples(2_500), 2_345, Row.of("id", 1, "content", "again"));
    var failure = failure(ErrorKind.UNIQUE, () -> records().batchInsert("samples", rows));
    assertThat(failure.rowIndex()).hasValue(2_345);
    assertThat(records().from("samples").count()).isZero();
  }

  @Test
  @Clause("D62")
  @Case("C035")
  @Needs(Capability.RETURNING)
  void batchInsertReturningKeepsTheOrderOfTheInput() {
    createDocuments();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String name = "document " + (i * 7 % 60);
      rows.add(i % 3 == 0 ? Row.of("size", i, "name", name) : Row.of("name", name));
    }
    List<Row> stored = records().batchInsertReturning("documents", rows);
    assertThat(stored)
        .extracting(row -> row.get("name"))
        .isEqualTo(rows.stream().map(row -> row.get("name")).toList());
    assertThat(stored).extracting(row -> row.getLong("id")).doesNotHaveDuplicates();
    assertThat(records().from("documents").orderBy(asc("id")).list())
        .containsExactlyInAnyOrderElementsOf(stored);
  }

  @Test
  @Case("C006")
  @Needs(Capability.RETURNING)
  void aThousandShuffledRowsComeBackInTheOrderOfTheInput() {
    createSamples(LogicalType.TEXT);
    List<Row> rows = new ArrayList<>(samples(1_000));
    Collections.shuffle(rows, new Random(7));
    assertThat(records().batchInsertReturning("samples", rows))
        .extracting(row -> row.get("content"))
        .isEqualTo(rows.stream().map(row -> row.get("content")).toList());
  }

  @Test
  @Clause("D70")
  @Needs(Capability.RETURNING)
  void batchInsertReturningStoresAllOrNothing() {
    createSamples(LogicalType.TEXT);
    List<Row> rows = with(samples(5), 3, Row.of("id", 1, "content", CANARY));
    var failure = failure(ErrorKind.UNIQUE, () -> records().batchInsertReturning("samples", rows));
    assertThat(failure.rowIndex()).hasValue(3);
    assertThat(records().from("samples").count()).isZero();
  }

  @Test
  @Case("C105")
  void batchUpdateGivesACountForEachRow() {
    createSamples(LogicalType.TEXT);
    records().batchInsert("samples", samples(3));
    List<Row> changes =
        List.of(
            Row.of("id", 1, "content", "one"),
            Row.of("id", 9, "content", "nine"),
            Row.of("content", "three", "id", 3));
    assertThat(records().batchUpdate("samples", changes, "id")).containsExactly(1, 0, 1);
    assertThat(records().from("samples").orderBy(asc("id")).list())
        .extracting(row -> row.get("content"))
        .containsExactly("one", "text 2", "three");
  }

  @Test
  @Clause("D70")
  void batchUpdateChangesAllOrNothing() {
    createSamples(LogicalType.TEXT);
    records().batchInsert("samples", samples(3));
    List<Row> changes = List.of(Row.of("id", 1, "content", "one"), Row.of("id", 2, "content", 22));
    var failure =
        failure(ErrorKind.WRONG_TYPE, () -> records().batchUpdate("samples", changes, "id"));
    assertThat(failure.rowIndex()).hasValue(1);
    assertThat(records().from("samples").where(where("content").eq("one")).exists()).isFalse();
  }

  @Test
  void batchUpdateWithoutKeyIsRefused() {
    createSamples(LogicalType.TEXT);
    records().batchInsert("samples", samples(3));
    failure(
        ErrorKind.NO_CONDITION,
        () -> records().batchUpdate("samples", List.of(Row.of("content", "all"))));
  }

  @Test
  void batchUpdateOfARowWithoutTheKeyIsRefused() {
    createSamples(LogicalType.TEXT);
    var failure =
        failure(
            ErrorKind.UNKNOWN_COLUMN,
            () -> records().batchUpdate("samples", List.of(Row.of("content", "x")), "id"));
    assertThat(failure.rowIndex()).hasValue(0);
  }

  @Test
  void aBatchMayBePartOfATransaction() {
    createSamples(LogicalType.TEXT);
    records()
        .useTransaction(
            transaction -> {
              transaction.batchInsert("samples", samples(3));
              assertThat(transaction.from("samples").count()).isEqualTo(3);
            });
    assertThat(records().from("samples").count()).isEqualTo(3);
  }

  @Test
  void aRowOfABatchWithoutItsKeyIsToldWithWhatToDo() {
    createSamples(LogicalType.TEXT);
    var failure =
        failure(
            ErrorKind.UNKNOWN_COLUMN,
            () -> records().batchUpdate("samples", List.of(Row.of("content", "a")), "id"));
    Messages.checkForm(failure);
    assertThat(failure).hasMessageContaining("Row 1 of the batch: Can't update samples");
  }
}
