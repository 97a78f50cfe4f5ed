package org.recordsdb.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Order.asc;

import java.util.List;
import net.jqwik.api.Example;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.fuzz.Schema.Column;
import org.recordsdb.fuzz.Schema.Table;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.sqlite.SqliteDialect;

/** The third opinion objects to what both databases could say wrongly. */
class JudgeTest {

  private static final Table TABLE =
      new Table(
          "t0", List.of(Column.of("n", ColumnType.of(LogicalType.INT64))), List.of("n"), List.of());
  private static final List<Row> RIGHT = List.of(Row.of("n", 1L), Row.of("n", 2L));

  @Example
  void rowsInTheWrongOrderAreNoticed() {
    assertThat(opinion(RIGHT)).isEmpty();
    assertThat(opinion(List.of(RIGHT.get(1), RIGHT.get(0)))).hasSize(1);
  }

  @Example
  void aRowTooFewIsNoticed() {
    assertThat(opinion(RIGHT.subList(0, 1))).hasSize(1);
  }

  @Example
  void aValueThatWasNotGivenIsNoticed() {
    assertThat(opinion(List.of(RIGHT.get(0), Row.of("n", 3L)))).hasSize(1);
  }

  /** What is said of an answer to: all rows, the smallest first. */
  private static List<String> opinion(List<Row> answer) {
    try (Database database = Database.open(new SqliteDialect(), "sqlite::memory:")) {
      Records records = database.records();
      Side side = new Side(database, new Schema(List.of(TABLE)), new Tally(), true);
      side.create();
      records.batchInsert("t0", RIGHT);
      Reads.Select all =
          new Reads.Select(
              "t0",
              List.of(),
              new Filter.All(),
              List.of(asc("n")),
              null,
              null,
              true,
              Reads.End.LIST);
      side.judge().orElseThrow().select(all, answer, records);
      return side.trace();
    }
  }
}
