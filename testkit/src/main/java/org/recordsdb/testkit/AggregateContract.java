package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.LogicalType;

/** What raw SQL computes from many rows. */
abstract class AggregateContract extends Contract {

  AggregateContract(Bench bench) {
    super(bench);
  }

  private Row onlyRow(String sql) {
    List<Row> rows = records().executeQuery(sql);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  @Test
  @Case({"C091", "agg_empty"})
  void ofNoRowsOnlyTheCountIsKnown() {
    createSamples(LogicalType.INT64);
    Row row =
        onlyRow(
            "select sum(content) as total, max(content) as largest, avg(content) as mean,"
                + " count(content) as n from samples");
    assertThat(row.isNull("total")).isTrue();
    assertThat(row.isNull("largest")).isTrue();
    assertThat(row.isNull("mean")).isTrue();
    assertThat(row.getLong("n")).isZero();
  }

  @Test
  @Clause("D04")
  @Case({"C093", "sum_overflow"})
  void aSumBeyondTheRangeOfLongsIsNeverReadAsAnotherNumber() {
    createSamples(LogicalType.INT64);
    storeSamples(Long.MAX_VALUE, 1);
    var failure =
        failure(() -> onlyRow("select sum(content) as total from samples").getLong("total"));
    assertThat(failure.kind())
        .isIn(ErrorKind.OUT_OF_RANGE, ErrorKind.INVALID_VALUE, ErrorKind.WRONG_TYPE);
  }

  @Test
  @Case("C094")
  void rowsAreCountedByGroup() {
    createSamples(LogicalType.TEXT);
    storeSamples("b", "a", "b", null);
    assertThat(
            records()
                .executeQuery(
                    "select content, count(*) as n from samples where content is not null"
                        + " group by content order by n"))
        .containsExactly(Row.of("content", "a", "n", 1L), Row.of("content", "b", "n", 2L));
  }

  @Test
  @Case({"C095", "distinct_null", "count_distinct_null"})
  void nullIsOneOfTheDistinctValuesAndIsNotCounted() {
    createSamples(LogicalType.INT64);
    storeSamples(1, null, 1, null, 2);
    assertThat(records().executeQuery("select distinct content from samples"))
        .extracting(row -> row.get("content"))
        .containsExactlyInAnyOrder(1L, 2L, null);
    assertThat(onlyRow("select count(distinct content) as n from samples").getLong("n"))
        .isEqualTo(2);
  }

  @Test
  @Case("C167")
  void rowsAreInsertedFromAQuery() {
    createSamples(LogicalType.INT64);
    storeSamples(10, 20);
    assertThat(
            records()
                .executeUpdate(
                    "insert into samples (id, content) select id + :by, content from samples",
                    Row.of("by", 100)))
        .isEqualTo(2);
    assertThat(records().select("samples"))
        .extracting(row -> row.get("id"))
        .containsExactlyInAnyOrder(1L, 2L, 101L, 102L);
  }
}
