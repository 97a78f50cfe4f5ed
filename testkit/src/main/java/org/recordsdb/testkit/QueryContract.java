package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Order.desc;
import static org.recordsdb.Where.where;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.recordsdb.Query;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** Ways to ask, and ways to take the answer. */
abstract class QueryContract extends Contract {

  QueryContract(Bench bench) {
    super(bench);
  }

  private Query three() {
    createSamples(LogicalType.TEXT);
    storeSamples("a", "b", "c");
    return records().from("samples");
  }

  @Test
  void columnsComeInTheOrderAskedFor() {
    assertThat(three().columns("content", "id").where(where("id").eq(2)).list())
        .containsExactly(Row.of("content", "b", "id", 2L));
  }

  @Test
  void withoutColumnsAllComeInTheOrderOfTheTable() {
    assertThat(three().where(where("id").eq(2)).one()).isEqualTo(Row.of("id", 2L, "content", "b"));
  }

  @Test
  @Clause("D48")
  void aColumnAskedForTwiceIsRefused() {
    Query query = three();
    failure(ErrorKind.ARGUMENT, () -> query.columns("id", "id").list());
  }

  @Test
  void anUnknownColumnIsRefusedWithTheNearestName() {
    Query query = three();
    var failure = failure(ErrorKind.UNKNOWN_COLUMN, () -> query.columns("id", "conten").list());
    assertThat(failure).hasMessageContaining("Did you mean content?");
  }

  @Test
  void aSecondConditionMustHoldToo() {
    assertThat(three().where(where("id").gt(1)).where(where("id").lt(3)).list()).hasSize(1);
  }

  @Test
  @Case("C089")
  void oneGivesTheOnlyRow() {
    assertThat(three().where(where("content").eq("b")).one().getLong("id")).isEqualTo(2);
  }

  @Test
  @Case("C089")
  void oneRefusesToGiveNothing() {
    Query query = three().where(where("content").eq(CANARY));
    assertThat(failure(ErrorKind.NO_ROW, query::one).table()).contains("samples");
  }

  @Test
  @Case("C089")
  void oneRefusesToChoose() {
    Query query = three();
    failure(ErrorKind.TOO_MANY_ROWS, query::one);
    failure(ErrorKind.TOO_MANY_ROWS, query::findOne);
  }

  @Test
  @Case("C089")
  void findOneOfNoneIsEmpty() {
    assertThat(three().where(where("id").eq(9)).findOne()).isEmpty();
  }

  @Test
  void findFirstGivesTheFirstOfTheOrder() {
    Query query = three();
    assertThat(query.orderBy(desc("id")).findFirst().orElseThrow().getLong("id")).isEqualTo(3);
    assertThat(query.where(where("id").eq(9)).findFirst()).isEmpty();
  }

  @Test
  @Clause("D03")
  @Case("C090")
  void countIsTheNumberOfMatchesWhateverTheLimit() {
    Query query = three().limit(1).offset(2);
    assertThat(query.count()).isEqualTo(3);
    assertThat(query.where(where("id").gt(1)).count()).isEqualTo(2);
    assertThat(query.where(where("id").gt(3)).count()).isZero();
  }

  @Test
  void existsTellsWhetherARowMatches() {
    Query query = three();
    assertThat(query.where(where("content").eq("c")).exists()).isTrue();
    assertThat(query.where(where("content").eq("d")).exists()).isFalse();
  }

  @Test
  void selectWithoutConditionGivesAllRows() {
    assertThat(three().list()).hasSize(3);
    assertThat(records().select("samples")).hasSize(3);
  }

  @Test
  void anEmptyTableGivesNoRows() {
    createSamples(LogicalType.TEXT);
    assertThat(records().select("samples")).isEmpty();
    assertThat(records().from("samples").count()).isZero();
  }

  @Test
  void aViewIsReadLikeATable() {
    three();
    bench().createView("later_samples", "select id, content from samples where id > 1");
    assertThat(records().from("later_samples").orderBy(asc("id")).list())
        .containsExactly(Row.of("id", 2L, "content", "b"), Row.of("id", 3L, "content", "c"));
  }

  @Test
  @Clause("D84")
  @Case("C138")
  void aStreamGivesEveryRowInOrder() {
    createMany(2_500);
    try (Stream<Row> rows = records().from("samples").orderBy(asc("id")).stream()) {
      assertThat(rows.map(row -> row.getLong("id")))
          .isEqualTo(IntStream.rangeClosed(1, 2_500).mapToObj(id -> (long) id).toList());
    }
  }

  @Test
  @Clause("D84")
  @Case("C138")
  void aStreamThatIsLeftEarlyGivesItsConnectionBack() {
    createMany(50);
    for (int i = 0; i < 60; i++) {
      try (Stream<Row> rows = records().from("samples").stream()) {
        assertThat(rows.findFirst()).isPresent();
      }
    }
    assertThat(records().healthCheck().pool().active()).isZero();
  }

  @Test
  void forEachHandsOverEveryRow() {
    three();
    List<String> contents = new ArrayList<>();
    records()
        .from("samples")
        .orderBy(asc("id"))
        .forEach(row -> contents.add(String.valueOf(row.get("content"))));
    assertThat(contents).containsExactly("a", "b", "c");
  }

  @Test
  void aStreamOfAnUnknownTableFailsLikeAList() {
    failure(
        ErrorKind.UNKNOWN_TABLE,
        () -> {
          try (Stream<Row> rows = records().from("no_samples").stream()) {
            rows.count();
          }
        });
  }

  private void createMany(int rows) {
    createSamples(LogicalType.INT64);
    List<Row> many =
        IntStream.rangeClosed(1, rows).mapToObj(id -> Row.of("id", id, "content", id)).toList();
    records().batchInsert("samples", many);
  }

  @Test
  @Clause({"D69", "D84"})
  @Needs(Capability.SAVEPOINT)
  void aStreamThatLeavesItsTransactionFailsWithTheNextRow() {
    three();
    Stream<Row> rows = records().inTransaction(transaction -> transaction.from("samples").stream());
    endsWith("its transaction has ended", rows);
    Stream<Row> inner =
        records()
            .inTransaction(
                transaction -> {
                  Stream<Row> nested =
                      transaction.inTransaction(deeper -> deeper.from("samples").stream());
                  endsWith("its transaction has ended", nested);
                  return transaction.from("samples").stream();
                });
    endsWith("its transaction has ended", inner);
  }

  @Test
  @Clause("D84")
  void aClosedStreamFailsWithTheNextRow() {
    three();
    Iterator<Row> left;
    try (Stream<Row> rows = records().from("samples").stream()) {
      left = rows.iterator();
      left.next();
    }
    var failure = failure(ErrorKind.MISUSE, left::next);
    Messages.checkForm(failure);
    assertThat(failure).hasMessageContaining("the stream was closed");
  }

  @Test
  @Clause("D84")
  void aStreamAtItsEndStaysThere() {
    three();
    try (Stream<Row> rows = records().from("samples").stream()) {
      Iterator<Row> all = rows.iterator();
      all.forEachRemaining(row -> {});
      assertThat(all.hasNext()).isFalse();
    }
  }

  @Test
  @Clause("D84")
  void aStreamOfAClosedRecordsFailsWithTheNextRow() {
    if (bench().isShared()) {
      three();
      Records other = bench().open(settings -> settings);
      try (Stream<Row> rows = other.from("samples").stream()) {
        Iterator<Row> left = rows.iterator();
        left.next();
        other.close();
        assertThat(failure(ErrorKind.MISUSE, left::next)).hasMessageContaining("has been closed");
      }
    }
  }

  private void endsWith(String words, Stream<Row> rows) {
    try (rows) {
      var failure = failure(ErrorKind.MISUSE, rows::toList);
      Messages.checkForm(failure);
      assertThat(failure).hasMessageContaining(words);
    }
  }
}
