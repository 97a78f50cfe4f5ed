package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Order.desc;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.Order;
import org.recordsdb.Query;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.LogicalType;

/** Limits, offsets and pages. */
abstract class PageContract extends Contract {

  PageContract(Bench bench) {
    super(bench);
  }

  private Query five() {
    createSamples(LogicalType.TEXT);
    storeSamples("a", "b", "c", "d", "e");
    return records().from("samples").orderBy(asc("id"));
  }

  private static List<Long> ids(Query query) {
    return query.list().stream().map(row -> row.getLong("id")).toList();
  }

  @Test
  @Clause("D53")
  void limitKeepsTheFirstRows() {
    assertThat(ids(five().limit(2))).containsExactly(1L, 2L);
  }

  @Test
  @Clause("D53")
  void offsetLeavesOutTheFirstRows() {
    assertThat(ids(five().offset(3))).containsExactly(4L, 5L);
  }

  @Test
  @Clause("D53")
  void limitAndOffsetWorkTogether() {
    assertThat(ids(five().limit(2).offset(1))).containsExactly(2L, 3L);
  }

  @Test
  @Clause("D53")
  void aLimitOfZeroGivesNothing() {
    assertThat(ids(five().limit(0))).isEmpty();
  }

  @Test
  @Clause("D53")
  void aNegativeLimitOrOffsetIsRefused() {
    Query query = five();
    failure(ErrorKind.ARGUMENT, () -> query.limit(-1));
    failure(ErrorKind.ARGUMENT, () -> query.offset(-1));
  }

  @Test
  @Clause("D53")
  void theLargestLimitGivesEverything() {
    assertThat(ids(five().limit(Long.MAX_VALUE).offset(0))).hasSize(5);
  }

  @Test
  void anOffsetBeyondTheEndGivesNothing() {
    assertThat(ids(five().offset(5))).isEmpty();
  }

  @Test
  void aQueryCanBeKeptAndVaried() {
    Query query = five();
    assertThat(ids(query.limit(1))).containsExactly(1L);
    assertThat(ids(query.limit(3))).containsExactly(1L, 2L, 3L);
    assertThat(ids(query)).hasSize(5);
  }

  @Test
  void afterGoesOnWithTheNextPage() {
    Query query = five().limit(2);
    List<Row> first = query.list();
    assertThat(ids(query.after(first.get(1)))).containsExactly(3L, 4L);
  }

  @Test
  @Clause({"D33", "D34"})
  void pagesGiveEveryRowOnceInEveryOrder() {
    createSamples(LogicalType.TEXT);
    storeSamples("b", null, "a", "B", "b", null, "_", "é", "a");
    List<Order> firstKeys =
        List.of(
            asc("content"),
            desc("content"),
            asc("content").nullsFirst(),
            desc("content").nullsLast());
    for (Order key : firstKeys) {
      Query ordered = records().from("samples").orderBy(key, desc("id"));
      assertThat(pages(ordered.limit(2))).as(key.toString()).isEqualTo(ids(ordered));
    }
  }

  private static List<Long> pages(Query query) {
    List<Long> ids = new ArrayList<>();
    List<Row> page = query.list();
    while (!page.isEmpty() && ids.size() < 100) {
      page.forEach(row -> ids.add(row.getLong("id")));
      page = query.after(page.get(page.size() - 1)).list();
    }
    return ids;
  }

  @Test
  void goingOnAfterARowNeedsAnOrder() {
    createSamples(LogicalType.TEXT);
    failure(ErrorKind.ARGUMENT, () -> records().from("samples").after(Row.of("id", 1)));
  }

  @Test
  void goingOnAfterARowNeedsItsOrderColumns() {
    Query query = five();
    failure(ErrorKind.UNKNOWN_COLUMN, () -> query.after(Row.of("content", "a")));
  }
}
