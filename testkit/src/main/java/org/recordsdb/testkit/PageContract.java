package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Order.desc;
import static org.recordsdb.Where.where;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.Order;
import org.recordsdb.Query;
import org.recordsdb.Row;
import org.recordsdb.Where;
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
  @Case("C045")
  void limitKeepsTheFirstRows() {
    assertThat(ids(five().limit(2))).containsExactly(1L, 2L);
  }

  @Test
  @Clause("D53")
  @Case({"C045", "offset_only"})
  void offsetLeavesOutTheFirstRows() {
    assertThat(ids(five().offset(3))).containsExactly(4L, 5L);
  }

  @Test
  @Clause("D53")
  @Case("C045")
  void limitAndOffsetWorkTogether() {
    assertThat(ids(five().limit(2).offset(1))).containsExactly(2L, 3L);
  }

  @Test
  @Clause("D53")
  @Case({"C046", "limit_0"})
  void aLimitOfZeroGivesNothing() {
    assertThat(ids(five().limit(0))).isEmpty();
  }

  @Test
  @Clause("D53")
  @Case({"C047", "limit_neg", "offset_neg"})
  void aNegativeLimitOrOffsetIsRefused() {
    Query query = five();
    failure(ErrorKind.ARGUMENT, () -> query.limit(-1));
    failure(ErrorKind.ARGUMENT, () -> query.offset(-1));
  }

  @Test
  @Clause("D53")
  @Case("C046")
  void theLargestLimitGivesEverything() {
    assertThat(ids(five().limit(Long.MAX_VALUE).offset(0))).hasSize(5);
  }

  @Test
  @Case("offset_big")
  void anOffsetBeyondTheEndGivesNothing() {
    assertThat(ids(five().offset(5))).isEmpty();
  }

  @Test
  @Case("C050")
  void aQueryCanBeKeptAndVaried() {
    Query query = five();
    assertThat(ids(query.limit(1))).containsExactly(1L);
    assertThat(ids(query.limit(3))).containsExactly(1L, 2L, 3L);
    assertThat(ids(query)).hasSize(5);
  }

  @Test
  @Case("C050")
  void limitAndOffsetMayChangeFromCallToCall() {
    Query query = five();
    assertThat(ids(query.limit(2).offset(1))).containsExactly(2L, 3L);
    assertThat(ids(query.limit(1).offset(4))).containsExactly(5L);
    assertThat(ids(query.limit(2).offset(1))).containsExactly(2L, 3L);
  }

  @Test
  @Case("C049")
  void aRangeIsAnOffsetAndALimit() {
    createSamples(LogicalType.INT64);
    storeSamples(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    Query query = records().from("samples").orderBy(asc("content")).offset(2).limit(5 - 2 + 1);
    assertThat(query.list()).extracting(row -> row.get("content")).containsExactly(2L, 3L, 4L, 5L);
  }

  @Test
  @Case("C051")
  void aHundredRowsHaveSevenPagesOnwardsAndBackwards() {
    createSamples(LogicalType.INT64);
    for (int i = 1; i <= 100; i++) {
      store("samples", Row.of("id", i, "content", i % 7));
    }
    Query onwards = records().from("samples").orderBy(asc("content"), asc("id"));
    Query backwards = records().from("samples").orderBy(desc("content"), desc("id"));
    List<Long> all = ids(onwards);
    assertThat(pages(onwards.limit(15))).isEqualTo(all);
    List<Long> reversed = new ArrayList<>(all);
    Collections.reverse(reversed);
    assertThat(pages(backwards.limit(15))).isEqualTo(reversed);
    assertThat(ids(onwards.limit(15).offset(6 * 15))).isEqualTo(all.subList(90, 100));
    assertThat(ids(onwards.limit(15).offset(7 * 15))).isEmpty();
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
  void goingOnAfterARowNeedsAnOrderWithAKeyOfTheTable() {
    createSamples(LogicalType.TEXT);
    storeSamples("a", "a", "a");
    Query byContent = records().from("samples").orderBy(asc("content"));
    Row first = byContent.limit(1).list().get(0);
    var failure = failure(ErrorKind.ARGUMENT, () -> byContent.after(first));
    Messages.checkForm(failure);
    assertThat(failure).hasMessageContaining("End the order with a key of the table, as id.");
  }

  @Test
  void aUniqueKeyThatTakesNoNullIsEnoughForGoingOn() {
    create(
        TestTable.named("members")
            .column("id", LogicalType.INT32)
            .notNull()
            .column("team", LogicalType.INT32)
            .notNull()
            .column("place", LogicalType.INT32)
            .notNull()
            .column("badge", LogicalType.INT32)
            .primaryKey("id")
            .unique("team", "place")
            .unique("badge"));
    store(
        "members", Row.of("id", 2, "team", 1, "place", 1), Row.of("id", 1, "team", 1, "place", 2));
    Query members = records().from("members").limit(1);
    assertThat(pages(members.orderBy(asc("place"), desc("team")))).containsExactly(2L, 1L);
    Query byBadge = members.orderBy(asc("badge"));
    failure(ErrorKind.ARGUMENT, () -> byBadge.after(byBadge.list().get(0)));
  }

  private Query ofTenants() {
    create(
        TestTable.named("notes")
            .column("tenant", LogicalType.INT32)
            .notNull()
            .column("id", LogicalType.INT32)
            .notNull()
            .primaryKey("tenant", "id"));
    for (int id = 1; id <= 3; id++) {
      store("notes", Row.of("tenant", 1, "id", id), Row.of("tenant", 2, "id", id));
    }
    return records().from("notes").columns("id").orderBy(asc("id")).limit(2);
  }

  @Test
  void aColumnThatTheFilterHoldsEqualToOneValueCompletesTheKey() {
    Query byId = ofTenants();
    assertThat(pages(byId.where(where("tenant").eq(2)))).containsExactly(1L, 2L, 3L);
    Query narrower = byId.where(where("id").gt(1)).where(where("tenant").eq(2).and("id").lt(4));
    assertThat(pages(narrower)).containsExactly(2L, 3L);
  }

  @Test
  void aColumnThatTheFilterLetsVaryDoesNotCompleteTheKey() {
    Query byId = ofTenants();
    Row first = byId.list().get(0);
    for (Where varying :
        List.of(
            where("tenant").eq(1).or("tenant").eq(2),
            where("tenant").in(1, 2),
            where("tenant").le(2),
            Where.not(where("tenant").eq(3)))) {
      var failure = failure(ErrorKind.ARGUMENT, () -> byId.where(varying).after(first));
      assertThat(failure).hasMessageContaining("End the order with a key of the table, as tenant");
    }
  }

  /** Nothing tells whether its rows are unique. */
  @Test
  void aViewIsGoneOnWithByTheOrderThatIsGiven() {
    createSamples(LogicalType.TEXT);
    storeSamples("a", "b", "c");
    bench().createView("seen", "select id, content from samples");
    assertThat(pages(records().from("seen").orderBy(asc("content")).limit(1)))
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void goingOnAfterARowNeedsItsOrderColumns() {
    Query query = five();
    failure(ErrorKind.UNKNOWN_COLUMN, () -> query.after(Row.of("content", "a")));
  }

  @Test
  void aColumnThatTheOrderNeedsIsAddedToTheColumns() {
    Query query = five().columns("id").orderBy(desc("content"), asc("id"));
    var failure = failure(ErrorKind.UNKNOWN_COLUMN, () -> query.after(query.list().get(0)));
    Messages.checkForm(failure);
    assertThat(failure).hasMessageContaining("no column content");
    assertThat(failure).hasMessageContaining("Add it to columns(..).");
  }

  @Test
  void aRowWhoseKeyIsNullIsNoRowToGoOnAfter() {
    Query query = five();
    var failure = failure(ErrorKind.ARGUMENT, () -> query.after(Row.of("id", null)));
    Messages.checkForm(failure);
    assertThat(failure.columns()).containsExactly("id");
  }
}
