package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Order.desc;
import static org.recordsdb.Where.where;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.recordsdb.Query;
import org.recordsdb.Row;
import org.recordsdb.Transaction;
import org.recordsdb.Where;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** A stream in a transaction gives the rows as they were when it began, whatever is written. */
abstract class StreamContract extends Contract {

  /** More than the first group of rows that is fetched. */
  private static final int ROWS = 1_500;

  StreamContract(Bench bench) {
    super(bench);
  }

  private interface Reading {
    Stream<Row> of(Transaction transaction);
  }

  private interface Writing {
    void after(Row row, Transaction transaction);
  }

  /** The rows 1 to {@link #ROWS}, whose contents are their numbers. */
  private static List<Row> stored() {
    return LongStream.rangeClosed(1, ROWS).mapToObj(id -> Row.of("id", id, "content", id)).toList();
  }

  private void createMany() {
    createSamples(LogicalType.INT64);
    records().batchInsert("samples", stored());
  }

  /** Reads to the end and writes after some of the rows; fails where there are more than stored. */
  private List<Row> read(Reading reading, Writing writing) {
    createMany();
    return records()
        .inTransaction(
            transaction -> {
              List<Row> seen = new ArrayList<>();
              try (Stream<Row> rows = reading.of(transaction)) {
                rows.forEach(
                    row -> {
                      seen.add(row);
                      assertThat(seen).hasSizeLessThanOrEqualTo(ROWS);
                      if (row.getLong("id") % 100 == 1) {
                        writing.after(row, transaction);
                      }
                    });
              }
              return seen;
            });
  }

  private static Reading all(Where where) {
    return transaction -> transaction.from("samples").where(where).orderBy(asc("id")).stream();
  }

  private static Reading raw(String end) {
    String sql = "select id, content from samples where id > :least " + end;
    return transaction -> transaction.streamQuery(sql, Row.of("least", 0));
  }

  private static void insertBehind(Row row, Transaction transaction) {
    long id = row.getLong("id") + 10_000;
    transaction.batchInsert("samples", List.of(Row.of("id", id, "content", id)));
  }

  private static void updateAll(Row row, Transaction transaction) {
    transaction.update("samples", Row.of("content", 0), Where.allRows());
  }

  private static void deleteBehind(Row row, Transaction transaction) {
    transaction.delete("samples", where("id").gt(row.getLong("id")));
  }

  private static void renumberRow(Row row, Transaction transaction) {
    long id = row.getLong("id");
    transaction.update("samples", Row.of("id", id + 10_000), where("id").eq(id));
  }

  @Test
  @Clause("D84")
  void aStreamDoesNotGiveRowsThatItsTransactionInsertsMeanwhile() {
    assertThat(read(all(where("id").gt(0)), StreamContract::insertBehind)).isEqualTo(stored());
    assertThat(records().from("samples").count()).isEqualTo(ROWS + 15);
  }

  @Test
  @Clause("D84")
  void aStreamGivesTheValuesThatItsTransactionChangesMeanwhile() {
    assertThat(read(all(where("content").gt(0)), StreamContract::updateAll)).isEqualTo(stored());
    assertThat(records().from("samples").where(where("content").eq(0)).count()).isEqualTo(ROWS);
  }

  @Test
  @Clause("D84")
  void aStreamGivesTheRowsThatItsTransactionDeletesMeanwhile() {
    assertThat(read(all(where("id").gt(0)), StreamContract::deleteBehind)).isEqualTo(stored());
    assertThat(records().from("samples").count()).isEqualTo(1);
  }

  @Test
  @Clause("D84")
  void aStreamGivesEachRowOnceWhenItsOrderIsChangedMeanwhile() {
    assertThat(read(all(where("id").gt(0)), StreamContract::renumberRow)).isEqualTo(stored());
  }

  @Test
  @Clause("D84")
  void aStreamWithoutAnOrderGivesEachRowOnce() {
    Reading any = transaction -> transaction.from("samples").stream();
    assertThat(read(any, StreamContract::renumberRow))
        .containsExactlyInAnyOrderElementsOf(stored());
  }

  @Test
  @Clause("D84")
  void aStreamForUpdateGivesTheRowsAsTheyWereToo() {
    Reading locking =
        transaction -> transaction.from("samples").orderBy(asc("id")).forUpdate().stream();
    assertThat(read(locking, StreamContract::updateAll)).isEqualTo(stored());
  }

  @Test
  @Clause("D84")
  void aStreamForUpdateKeepsItsLimitAndOrder() {
    createMany();
    records()
        .useTransaction(
            transaction -> {
              Query last = transaction.from("samples").orderBy(desc("content")).limit(3).offset(1);
              try (Stream<Row> rows = last.forUpdate().stream()) {
                assertThat(rows.map(row -> row.getLong("id"))).containsExactly(1499L, 1498L, 1497L);
              }
              try (Stream<Row> rows = last.columns("id").stream()) {
                assertThat(rows.map(row -> row.get("id"))).containsExactly(1499L, 1498L, 1497L);
              }
            });
  }

  @Test
  @Clause("D84")
  void forEachGivesTheRowsAsTheyWere() {
    createMany();
    List<Row> seen = new ArrayList<>();
    records()
        .useTransaction(
            transaction ->
                transaction
                    .from("samples")
                    .orderBy(asc("id"))
                    .forEach(
                        row -> {
                          seen.add(row);
                          assertThat(seen).hasSizeLessThanOrEqualTo(ROWS);
                          insertBehind(row, transaction);
                        }));
    assertThat(seen).isEqualTo(stored());
    assertThat(records().from("samples").count()).isEqualTo(2 * ROWS);
  }

  @Test
  @Clause("D84")
  void aStreamOfRawSqlGivesTheRowsAsTheyWere() {
    assertThat(read(raw("order by id"), StreamContract::insertBehind)).isEqualTo(stored());
  }

  @Test
  @Clause("D84")
  void aStreamOfRawSqlIsNotTouchedByUpdates() {
    assertThat(read(raw("order by id -- to the end"), StreamContract::updateAll))
        .isEqualTo(stored());
  }

  @Test
  @Clause("D84")
  @Needs(Capability.SAVEPOINT)
  void aStreamIsNotTouchedByAnotherOneNorByWhatIsRolledBack() {
    Writing nested =
        (row, transaction) -> {
          try {
            transaction.useTransaction(
                inner -> {
                  inner.from("samples").forEach(each -> {});
                  updateAll(row, inner);
                  insertBehind(row, inner);
                  throw new IllegalStateException("not meant");
                });
          } catch (IllegalStateException e) {
            assertThat(e).hasMessage("not meant");
          }
        };
    assertThat(read(all(where("id").gt(0)), nested)).isEqualTo(stored());
    assertThat(records().from("samples").orderBy(asc("id")).list()).isEqualTo(stored());
  }

  @Test
  @Clause("D84")
  void aTableCanBeStoredIntoItselfRowByRow() {
    createMany();
    records()
        .useTransaction(
            transaction -> {
              try (Stream<Row> rows = transaction.from("samples").stream()) {
                Iterator<Row> copies =
                    rows.map(row -> Row.of("id", row.getLong("id") + ROWS, "content", 0))
                        .iterator();
                assertThat(transaction.batchInsert("samples", () -> copies)).isEqualTo(ROWS);
              }
            });
    assertThat(records().from("samples").count()).isEqualTo(2 * ROWS);
  }

  @Test
  @Clause({"D48", "D84"})
  void namesOfAStreamsColumnsAreThoseOfTheSql() {
    createMany();
    records()
        .useTransaction(
            transaction -> {
              String sql = "select id as \"a b\", content as records_rows from samples";
              try (Stream<Row> rows = transaction.streamQuery(sql, Row.empty())) {
                assertThat(rows.findFirst().orElseThrow().columns())
                    .containsExactly("a b", "records_rows");
              }
            });
    String twice = "select id, content as id from samples";
    var failure =
        failure(
            () ->
                records()
                    .useTransaction(
                        transaction -> transaction.streamQuery(twice, Row.empty()).close()));
    assertThat(failure(() -> records().executeQuery(twice)).kind()).isEqualTo(failure.kind());
  }
}
