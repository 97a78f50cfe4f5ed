package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.not;
import static org.recordsdb.Where.where;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.LogicalType;

/** Calls that are deep or long: they work, or end at a limit that is the same everywhere. */
abstract class DepthContract extends Contract {

  private static final List<Long> MILLION = LongStream.range(0, 1_000_000).boxed().toList();

  DepthContract(Bench bench) {
    super(bench);
  }

  /** Contents 10, 20, 30 and NULL under the ids 1 to 4. */
  private void createNumbers() {
    createSamples(LogicalType.INT64);
    storeSamples(10, 20, 30, null);
  }

  private long count(Where filter) {
    return records().from("samples").where(filter).count();
  }

  private long count(String condition, Row parameters) {
    return records()
        .executeQuery("select count(*) as n from samples where " + condition, parameters)
        .get(0)
        .getLong("n");
  }

  @Test
  void aChainOfConditionsMayBeLong() {
    createNumbers();
    Where any = where("content").eq(20);
    Where all = where("content").gt(10);
    Where builtFromTheRight = where("content").eq(20);
    for (int i = 0; i < 5_000; i++) {
      any = any.or("content").eq(-i);
      all = all.and("content").ne(100 + i);
      builtFromTheRight = where("content").eq(-i).or(builtFromTheRight);
    }
    assertThat(count(any)).isOne();
    assertThat(count(all)).isEqualTo(2);
    assertThat(count(builtFromTheRight)).isOne();
  }

  @Test
  void groupsInALongChainWork() {
    createNumbers();
    Where any = where("content").eq(20);
    for (int i = 0; i < 1_200; i++) {
      any = any.or(where("content").gt(i).and("id").eq(3)).or(not(where("content").gt(0)));
    }
    assertThat(count(any)).isEqualTo(2);
  }

  @Test
  void conditionsTooDeepInsideOfEachOtherEndAtTheLimit() {
    createNumbers();
    Where groups = where("content").eq(20);
    for (int i = 0; i < 498; i++) {
      groups = i % 2 == 0 ? groups.and("id").gt(0) : groups.or("id").lt(0);
    }
    assertThat(count(groups)).isOne();
    failure(ErrorKind.LIMIT, () -> negated(5_000));
    failure(ErrorKind.LIMIT, () -> grouped(900));
  }

  private static Where negated(int times) {
    Where filter = where("content").eq(20);
    for (int i = 0; i < times; i++) {
      filter = not(filter);
    }
    return filter;
  }

  private static Where grouped(int times) {
    Where filter = where("content").eq(20);
    for (int i = 0; i < times; i++) {
      filter = i % 2 == 0 ? filter.and("id").gt(0) : filter.or("id").lt(0);
    }
    return filter;
  }

  @Test
  @Clause("D50")
  void semicolonsWithoutEndAreTheEndOfOneStatement() {
    createNumbers();
    assertThat(count("id = 1" + " ;".repeat(50_000), Row.empty())).isOne();
    records().executeScript(";".repeat(50_000) + "delete from samples" + "; ".repeat(50_000));
    assertThat(count(Where.allRows())).isZero();
  }

  @Test
  void parenthesesTooDeepInsideOfEachOtherEndAtTheLimit() {
    createNumbers();
    assertThat(count("(".repeat(300) + "id = 1" + ")".repeat(300), Row.empty())).isOne();
    String deep = "(".repeat(50_000) + "id = 1" + ")".repeat(50_000);
    failure(ErrorKind.LIMIT, () -> count(deep, Row.empty()));
    failure(
        ErrorKind.LIMIT, () -> records().executeScript("delete from samples where " + deep + ";"));
  }

  @Test
  @Clause("D52")
  void aStatementMayHaveManyNames() {
    createNumbers();
    StringBuilder condition = new StringBuilder("content in (0");
    Map<String, Long> values = new LinkedHashMap<>();
    for (long i = 1; i <= 20_000; i++) {
      condition.append(", :p").append(i);
      values.put("p" + i, i);
    }
    assertThat(count(condition.append(')').toString(), Row.from(values))).isEqualTo(3);
  }

  @Test
  @Clause("D52")
  void aListThatIsTooLongIsRefusedBeforeItIsLookedAt() {
    createNumbers();
    Row numbers = Row.of("p", MILLION);
    Row objects = Row.of("p", Collections.nCopies(1_000_000, new Object()));
    Instant start = Instant.now();
    for (Row list : List.of(numbers, objects)) {
      failure(ErrorKind.LIMIT, () -> count("content in (:p)", list));
      failure(
          ErrorKind.LIMIT,
          () -> records().executeUpdate("delete from samples where id in (:p)", list));
    }
    failure(ErrorKind.LIMIT, () -> count(where("content").in(MILLION)));
    failure(ErrorKind.LIMIT, () -> records().delete("samples", where("id").notIn(MILLION)));
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
  }
}
