package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.not;
import static org.recordsdb.Where.where;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.LogicalType;

/** Which rows a filter keeps. */
abstract class WhereContract extends Contract {

  WhereContract(Bench bench) {
    super(bench);
  }

  /** Contents 10, 20, 30 and NULL under the ids 1 to 4. */
  private void createNumbers() {
    createSamples(LogicalType.INT64);
    storeSamples(10, 20, 30, null);
  }

  private List<Long> ids(Where filter) {
    return records().select("samples", filter).stream()
        .map(row -> row.getLong("id"))
        .sorted()
        .toList();
  }

  @Test
  void comparisonsKeepWhatTheySay() {
    createNumbers();
    assertThat(ids(where("content").eq(20))).containsExactly(2L);
    assertThat(ids(where("content").lt(20))).containsExactly(1L);
    assertThat(ids(where("content").le(20))).containsExactly(1L, 2L);
    assertThat(ids(where("content").gt(20))).containsExactly(3L);
    assertThat(ids(where("content").ge(20))).containsExactly(2L, 3L);
  }

  @Test
  @Case({"C066", "neq_null"})
  void nullIsNotDifferentFromAValue() {
    createNumbers();
    assertThat(ids(where("content").ne(20))).containsExactly(1L, 3L);
  }

  @Test
  @Case("is_not_distinct")
  void nullsAreAskedForByName() {
    createNumbers();
    assertThat(ids(where("content").isNull())).containsExactly(4L);
    assertThat(ids(where("content").isNotNull())).containsExactly(1L, 2L, 3L);
  }

  @Test
  @Case({"C065", "eq_null"})
  void comparingWithNullIsRefused() {
    createNumbers();
    @SuppressWarnings("NullAway") // what a caller without a null checker does
    var failure = failure(ErrorKind.ARGUMENT, () -> ids(where("content").eq(null)));
    assertThat(failure).hasMessageContaining("isNull()");
    assertThat(failure.columns()).containsExactly("content");
  }

  @Test
  void betweenIncludesBothEnds() {
    createNumbers();
    assertThat(ids(where("content").between(10, 20))).containsExactly(1L, 2L);
  }

  @Test
  @Case({"C074", "between_rev"})
  void betweenInTheWrongOrderKeepsNothing() {
    createNumbers();
    assertThat(ids(where("content").between(30, 10))).isEmpty();
  }

  @Test
  void inKeepsTheListed() {
    createNumbers();
    assertThat(ids(where("content").in(10, 30, 99))).containsExactly(1L, 3L);
    assertThat(ids(where("content").in(List.of(10L, 30)))).containsExactly(1L, 3L);
  }

  @Test
  void notInLeavesOutTheListedAndNull() {
    createNumbers();
    assertThat(ids(where("content").notIn(10, 99))).containsExactly(2L, 3L);
  }

  @Test
  @Clause("D51")
  @Case({"C067", "in_empty"})
  void inAnEmptyListKeepsNothing() {
    createNumbers();
    assertThat(ids(where("content").in(List.of()))).isEmpty();
  }

  @Test
  @Clause("D51")
  @Case("C067")
  void notInAnEmptyListKeepsEverything() {
    createNumbers();
    assertThat(ids(where("content").notIn(List.of()))).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void anEmptyListDoesNotHideAMistypedColumn() {
    createNumbers();
    failure(ErrorKind.UNKNOWN_COLUMN, () -> ids(where("contents").in(List.of())));
  }

  @Test
  @Case({"C069", "in_null", "not_in_null"})
  void aListWithNullIsRefused() {
    createNumbers();
    failure(ErrorKind.ARGUMENT, () -> ids(where("content").notIn(Arrays.asList(10, null))));
  }

  @Test
  @Clause("D52")
  void aListMayBeLong() {
    createNumbers();
    List<Long> many = LongStream.rangeClosed(20, 30_019).boxed().toList();
    assertThat(ids(where("content").in(many))).containsExactly(2L, 3L);
  }

  @Test
  void conditionsReadFromLeftToRight() {
    createNumbers();
    assertThat(ids(where("id").eq(1).or("id").eq(2).and("content").eq(20))).containsExactly(2L);
    assertThat(ids(where("id").eq(1).and("content").eq(99).or("id").eq(2))).containsExactly(2L);
  }

  @Test
  void joinedFiltersKeepTheirParentheses() {
    createNumbers();
    Where either = where("id").eq(2).or("id").eq(3);
    assertThat(ids(where("content").eq(20).and(either))).containsExactly(2L);
    assertThat(ids(where("content").eq(10).or(where("id").gt(1).and("content").lt(30))))
        .containsExactly(1L, 2L);
  }

  @Test
  void aNegationDoesNotKeepTheUnknown() {
    createNumbers();
    assertThat(ids(not(where("content").eq(20)))).containsExactly(1L, 3L);
    assertThat(ids(not(where("content").isNull()))).containsExactly(1L, 2L, 3L);
  }

  @Test
  @Case("C075")
  void deMorganHoldsWithNulls() {
    createNumbers();
    Where left = not(where("content").eq(20).or("id").eq(4));
    Where right = not(where("content").eq(20)).and(not(where("id").eq(4)));
    assertThat(ids(left)).isEqualTo(ids(right)).containsExactly(1L, 3L);
  }

  @Test
  void noConditionKeepsEverything() {
    createNumbers();
    assertThat(ids(Where.none())).hasSize(4);
    assertThat(ids(Where.allRows())).hasSize(4);
  }

  @Test
  void aFilterPutTogetherStepByStepBeginsEmpty() {
    createNumbers();
    assertThat(ids(Where.none().and("content").gt(10).and("content").lt(30))).containsExactly(2L);
  }

  @Test
  @Clause("D43")
  @Case("dq_literal")
  void aMistypedColumnIsRefusedWithTheNearestName() {
    createNumbers();
    var failure = failure(ErrorKind.UNKNOWN_COLUMN, () -> ids(where("contemt").ne(CANARY)));
    assertThat(failure).hasMessageContaining("Did you mean content?");
    assertThat(failure.table()).contains("samples");
    assertThat(failure.columns()).containsExactly("contemt");
  }

  @Test
  @Clause({"D18", "D39"})
  @Case({"C078", "int_eq_text", "int_eq_badtext"})
  void aNumberIsNotComparedWithText() {
    createNumbers();
    var failure = failure(ErrorKind.WRONG_TYPE, () -> ids(where("content").eq("20")));
    assertThat(failure.columns()).containsExactly("content");
    failure(ErrorKind.WRONG_TYPE, () -> ids(where("content").in(20, CANARY)));
    failure(ErrorKind.WRONG_TYPE, () -> ids(where("content").between(1, "30")));
  }

  @Test
  @Clause({"D18", "D39"})
  @Case({"C078", "text_eq_int"})
  void textIsNotComparedWithANumber() {
    createSamples(LogicalType.TEXT);
    storeSamples("12");
    failure(ErrorKind.WRONG_TYPE, () -> ids(where("content").eq(12)));
  }

  @Test
  void aFilterOutsideTheRangeIsRefused() {
    createSamples(LogicalType.INT16);
    storeSamples(1);
    failure(ErrorKind.OUT_OF_RANGE, () -> ids(where("content").lt(40_000)));
  }

  @Test
  void twoColumnsOfOneRowCanBeFiltered() {
    createNumbers();
    store("samples", Row.of("id", 5, "content", 10));
    assertThat(ids(where("content").eq(10).and("id").gt(1))).containsExactly(5L);
  }

  @Test
  void conditionsInsideOfEachOtherWorkUpToTheLimit() {
    createNumbers();
    Where negated = where("content").eq(20);
    Where alternating = where("content").eq(20);
    for (int i = 1; i < 499; i++) {
      negated = not(negated);
      alternating =
          i % 2 == 0 ? where("id").gt(0).and(alternating) : where("id").lt(0).or(alternating);
    }
    assertThat(ids(negated)).containsExactly(2L);
    assertThat(ids(alternating)).containsExactly(2L);
  }

  /** Java takes a null alone for the array of the further values. */
  @Test
  @SuppressWarnings({"NullAway", "varargs"})
  void aNullAmongTheValuesOfAListIsToldHoweverTheyAreGiven() {
    String words = "Can't compare id with null";
    Object[] none = null;
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> where("id").in(Arrays.asList(1, null)),
            () -> where("id").in(1, none),
            () -> where("id").notIn(1, none),
            () -> where("id").in(1, 2, null))) {
      assertThat(failure(ErrorKind.ARGUMENT, call)).hasMessageContaining(words);
    }
    failure(ErrorKind.ARGUMENT, () -> Row.of("id", 1, none));
  }
}
