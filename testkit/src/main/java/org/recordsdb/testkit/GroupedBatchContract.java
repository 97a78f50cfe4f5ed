package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Where.where;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** Batches whose rows may be sent together do what rows sent singly do. */
abstract class GroupedBatchContract extends Contract {

  GroupedBatchContract(Bench bench) {
    super(bench);
  }

  private static List<Row> samples(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(id -> Row.of("id", id, "content", "text " + id))
        .toList();
  }

  private List<Object> contents() {
    return records().from("samples").orderBy(asc("id")).list().stream()
        .map(row -> row.get("content"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 63, 64, 65, 127, 255, 256, 257, 1_001, 1_025})
  @Clause("D62")
  @Needs(Capability.RETURNING)
  void anyNumberOfRowsComesBackAsItIsStored(int count) {
    createDocuments();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(Row.of("size", count - i, "name", "document " + i));
    }
    List<Row> stored = records().batchInsertReturning("documents", rows);
    assertThat(stored)
        .extracting(row -> row.get("name"))
        .isEqualTo(rows.stream().map(row -> row.get("name")).toList());
    assertThat(stored).extracting(row -> row.get("status")).containsOnly("new");
    assertThat(stored).extracting(row -> row.getLong("id")).isSorted();
    assertThat(records().from("documents").orderBy(asc("id")).list()).isEqualTo(stored);
  }

  @Test
  @Clause("D62")
  @Needs(Capability.RETURNING)
  void equalRowsAreNumberedInTheirOrder() {
    create(TestTable.named("tickets").identity("id").column("holder", LogicalType.TEXT));
    List<Row> rows = Collections.nCopies(200, Row.of("holder", null));
    List<Long> ids =
        records().batchInsertReturning("tickets", rows).stream().map(r -> r.getLong("id")).toList();
    long first = ids.get(0);
    assertThat(ids).isEqualTo(LongStream.range(first, first + 200).boxed().toList());
  }

  @Test
  @Needs(Capability.RETURNING)
  void namesThatNeedQuotesAndNullsBetweenValuesComeBack() {
    String odd = "a \"b\", (c) values ? $1";
    create(
        TestTable.named("Odd, (table) ?")
            .column("id", LogicalType.INT32)
            .column(odd, LogicalType.INT16)
            .column("select", LogicalType.TEXT)
            .primaryKey("id"));
    List<Row> rows = new ArrayList<>();
    for (long i = 0; i < 40; i++) {
      rows.add(
          Row.of("id", i, odd, i % 3 == 0 ? null : i, "select", i % 5 == 0 ? null : "text " + i));
    }
    assertThat(records().batchInsertReturning("Odd, (table) ?", rows)).isEqualTo(rows);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 63, 64, 255, 256, 777, 999})
  @Clause("D70")
  @Needs(Capability.RETURNING)
  void theRowWithATakenKeyIsNamedWhereverItStands(int at) {
    createSamples(LogicalType.TEXT);
    records().batchInsert("samples", samples(0, 0));
    List<Row> rows = new ArrayList<>(samples(1, 1_000));
    rows.set(at, Row.of("id", 0, "content", CANARY));
    var failure = failure(ErrorKind.UNIQUE, () -> records().batchInsertReturning("samples", rows));
    assertThat(failure.rowIndex()).hasValue(at);
    assertThat(failure.columns()).containsExactly("id");
    assertThat(contents()).containsExactly("text 0");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 300})
  @Clause("D70")
  void aRowThatRefersToALaterOneIsRefused(int count) {
    createNodes();
    List<Row> rows = new ArrayList<>();
    for (int id = 1; id <= count; id++) {
      rows.add(Row.of("id", id, "parent", id == 1 ? null : id - 1));
    }
    assertThat(records().batchInsert("nodes", rows)).isEqualTo(count);
    bench().cleanUp();
    createNodes();

    Collections.swap(rows, count - 2, count - 1);
    var failure = failure(ErrorKind.FOREIGN_KEY, () -> records().batchInsert("nodes", rows));
    assertThat(failure.rowIndex()).hasValue(count - 2);
    assertThat(records().from("nodes").count()).isZero();
  }

  private void createNodes() {
    create(
        TestTable.named("nodes")
            .column("id", LogicalType.INT32)
            .column("parent", LogicalType.INT32)
            .primaryKey("id")
            .references("parent", "nodes", "id"));
  }

  @Test
  @Clause("D70")
  void theFirstOfSeveralBadRowsIsNamed() {
    createSamples(LogicalType.TEXT);
    List<Row> rows = new ArrayList<>(samples(1, 50));
    rows.set(20, Row.of("id", 3, "content", "taken"));
    rows.set(30, Row.of("id", CANARY, "content", "no number"));
    rows.set(40, Row.of("id", 41, "contents", "no such column"));
    var insert = failure(ErrorKind.UNIQUE, () -> records().batchInsert("samples", rows));
    assertThat(insert.rowIndex()).hasValue(20);

    records().batchInsert("samples", samples(1, 50));
    List<Row> changes = new ArrayList<>();
    for (int i = 1; i <= 50; i++) {
      changes.add(Row.of("id", 1_000 + i, "content", "text " + i));
    }
    changes.set(20, Row.of("id", 50, "content", "text 21"));
    changes.set(30, Row.of("id", CANARY, "content", "text 31"));
    var update =
        failure(ErrorKind.UNIQUE, () -> records().batchUpdate("samples", changes, "content"));
    assertThat(update.rowIndex()).hasValue(20);
  }

  @Test
  @Clause("D70")
  @Needs({Capability.RETURNING, Capability.SAVEPOINT})
  void aFailedBatchInANestedTransactionLeavesTheRest() {
    createSamples(LogicalType.TEXT);
    List<Row> bad = new ArrayList<>(samples(10, 40));
    bad.set(25, Row.of("id", 1, "content", "taken"));
    records()
        .useTransaction(
            outer -> {
              outer.batchInsertReturning("samples", samples(1, 9));
              RecordsException failed =
                  failure(
                      () ->
                          outer.useTransaction(
                              inner -> inner.batchInsertReturning("samples", bad)));
              assertThat(failed.rowIndex()).hasValue(25);
              List<Row> changes = new ArrayList<>(samples(101, 109));
              changes.set(8, Row.of("id", CANARY, "content", "no number"));
              RecordsException refused =
                  catchThrowableOfType(
                      RecordsException.class,
                      () ->
                          outer.useTransaction(
                              inner -> inner.batchUpdate("samples", changes, "id")));
              assertThat(refused.rowIndex()).hasValue(8);
              assertThat(outer.batchInsertReturning("samples", samples(10, 20))).hasSize(11);
              assertThat(outer.batchUpdate("samples", samples(1, 20), "id")).containsOnly(1);
            });
    assertThat(records().from("samples").count()).isEqualTo(20);
  }

  @Test
  @Case("C105")
  void eachRowOfABatchUpdateHasItsCount() {
    create(
        TestTable.named("notes")
            .column("id", LogicalType.INT32)
            .column("kind", LogicalType.INT32)
            .column("body", LogicalType.TEXT)
            .primaryKey("id"));
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      rows.add(Row.of("id", i, "kind", i % 10 == 0 ? null : i % 10, "body", "old"));
    }
    records().batchInsert("notes", rows);
    List<Row> changes = new ArrayList<>();
    List<Integer> expected = new ArrayList<>();
    for (int i = 1; i <= 150; i++) {
      changes.add(Row.of("kind", i % 13, "body", "kind " + i));
      expected.add(i % 13 >= 1 && i % 13 <= 9 ? 20 : 0);
    }
    for (int i = 0; i < 20; i++) {
      changes.add(Row.of("kind", null, "body", i == 19 ? null : "none " + i));
      expected.add(20);
    }
    assertThat(records().batchUpdate("notes", changes, "kind")).isEqualTo(expected);
    assertThat(records().select("notes", where("kind").eq(7)))
        .extracting(row -> row.get("body"))
        .containsOnly("kind 150");
    assertThat(records().select("notes", where("kind").isNull()))
        .hasSize(20)
        .extracting(row -> row.get("body"))
        .containsOnlyNulls();
  }

  @Test
  void nullsAnywhereInAKeyOfTwoColumnsMatchNulls() {
    create(
        TestTable.named("notes")
            .column("a", LogicalType.INT32)
            .column("b", LogicalType.TEXT)
            .column("body", LogicalType.TEXT));
    List<Row> rows = new ArrayList<>();
    List<Row> changes = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Integer a = i / 15 % 2 == 0 ? null : i;
      String b = i / 15 < 2 ? null : "b" + i;
      rows.add(Row.of("a", a, "b", b, "body", "old"));
      changes.add(Row.of("b", b, "body", "new " + i, "a", a));
    }
    records().batchInsert("notes", rows);
    List<Integer> expected = new ArrayList<>(Collections.nCopies(60, 1));
    Collections.fill(expected.subList(0, 15), 15);
    assertThat(records().batchUpdate("notes", changes, "a", "b")).isEqualTo(expected);
    assertThat(records().from("notes").where(where("body").eq("new 14")).count()).isEqualTo(15);
    assertThat(records().select("notes", where("a").eq(20)))
        .extracting(row -> row.get("body"))
        .containsExactly("new 20");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 50, 100, 249})
  @Clause("D70")
  void theRowThatABatchUpdateCanNotChangeIsNamed(int at) {
    createSamples(LogicalType.TEXT);
    records().batchInsert("samples", samples(1, 250));
    List<Row> changes = new ArrayList<>();
    for (int i = 1; i <= 250; i++) {
      changes.add(Row.of("content", "text " + i, "id", 1_000 + i));
    }
    changes.set(at, Row.of("content", "text " + (at + 1), "id", at < 100 ? 200 : 1_001));
    var failure =
        failure(ErrorKind.UNIQUE, () -> records().batchUpdate("samples", changes, "content"));
    assertThat(failure.rowIndex()).hasValue(at);
    assertThat(failure.columns()).containsExactly("id");
    assertThat(records().from("samples").where(where("id").le(250)).count()).isEqualTo(250);
  }

  @Test
  void laterRowsOfABatchUpdateSeeWhatEarlierOnesChanged() {
    createSamples(LogicalType.TEXT);
    records().batchInsert("samples", samples(1, 1));
    List<Row> changes = new ArrayList<>();
    for (int i = 1; i < 300; i++) {
      changes.add(Row.of("id", i + 1, "content", "text 1"));
    }
    assertThat(records().batchUpdate("samples", changes, "content")).hasSize(299).containsOnly(1);
    assertThat(records().from("samples").one().getLong("id")).isEqualTo(300);
  }
}
