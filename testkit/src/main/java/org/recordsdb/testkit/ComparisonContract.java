package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.not;
import static org.recordsdb.Where.where;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.LogicalType;

/** What comparisons keep, and with what a column is compared. */
abstract class ComparisonContract extends Contract {

  private static final LocalDate MAY = LocalDate.of(1990, 5, 17);

  ComparisonContract(Bench bench) {
    super(bench);
  }

  private long found(Where filter) {
    return records().from("samples").where(filter).count();
  }

  @Test
  @Case("C073")
  void everyComparisonKeepsItsShareOfEightBirthdays() {
    createSamples(LogicalType.DATE);
    LocalDate young = LocalDate.of(2001, 1, 31);
    LocalDate old = LocalDate.of(1958, 12, 1);
    storeSamples(
        old,
        MAY.minusDays(1),
        MAY.minusYears(3),
        MAY.minusYears(9),
        MAY.minusYears(20),
        MAY,
        young,
        young.plusDays(1));
    assertThat(found(where("content").gt(MAY))).isEqualTo(2);
    assertThat(found(where("content").lt(MAY))).isEqualTo(5);
    assertThat(found(where("content").ge(MAY))).isEqualTo(3);
    assertThat(found(where("content").le(MAY))).isEqualTo(6);
    assertThat(found(where("content").between(MAY.minusYears(20), young))).isEqualTo(6);
    assertThat(found(not(where("content").between(MAY.minusYears(20), young)))).isEqualTo(2);
    List<LocalDate> four = List.of(old, MAY, young, young.plusDays(1), LocalDate.EPOCH);
    assertThat(found(where("content").in(four))).isEqualTo(4);
    assertThat(found(where("content").notIn(four))).isEqualTo(4);
    assertThat(found(where("content").isNull())).isZero();
    assertThat(found(where("content").isNotNull())).isEqualTo(8);
  }

  @Test
  @Clause("D01")
  @Case({"C077", "bool_eq_int", "bool_text"})
  void aTruthValueIsComparedWithNothingElse() {
    createSamples(LogicalType.BOOLEAN);
    storeSamples(true, false);
    for (Object other : List.of(1, 0L, 1.0, "t", "true")) {
      failure(ErrorKind.WRONG_TYPE, () -> found(where("content").eq(other)));
      failure(ErrorKind.WRONG_TYPE, () -> found(where("content").in(true, other)));
    }
    assertThat(found(where("content").eq(true))).isOne();
  }

  @Test
  @Clause({"D18", "D30"})
  @Case("C083")
  void bytesAreNotComparedWithText() {
    createSamples(LogicalType.BYTES);
    storeSamples(new byte[0]);
    failure(ErrorKind.WRONG_TYPE, () -> found(where("content").eq("")));
    bench().cleanUp();
    createSamples(LogicalType.TEXT);
    storeSamples("");
    failure(ErrorKind.WRONG_TYPE, () -> found(where("content").eq(new byte[0])));
  }

  @Test
  @Case("C086")
  void textThatLooksLikeSqlIsDataInEveryComparison() {
    isDataInEveryComparison("'; drop table samples; --");
  }

  @Test
  @Case("C087")
  void textThatLooksLikeAPlaceholderIsDataInEveryComparison() {
    for (String text : List.of("?", ":x", "$1", "%s", "{0}", "??", "@p1", "${x}")) {
      isDataInEveryComparison(text);
      bench().cleanUp();
    }
  }

  /** Of this text, a smaller and a larger one each comparison finds those it should. */
  private void isDataInEveryComparison(String text) {
    createSamples(LogicalType.TEXT);
    storeSamples("", text, "~");
    Map<Where, Integer> expected =
        Map.ofEntries(
            Map.entry(where("content").eq(text), 1),
            Map.entry(where("content").ne(text), 2),
            Map.entry(where("content").lt(text), 1),
            Map.entry(where("content").le(text), 2),
            Map.entry(where("content").gt(text), 1),
            Map.entry(where("content").ge(text), 2),
            Map.entry(where("content").in(text, "~"), 2),
            Map.entry(where("content").notIn(text, "~"), 1),
            Map.entry(where("content").between(text, text), 1),
            Map.entry(where("content").startsWith(text), 1),
            Map.entry(where("content").endsWith(text), 1),
            Map.entry(where("content").contains(text), 1),
            Map.entry(where("content").like(text), 1));
    expected.forEach(
        (filter, count) ->
            assertThat(found(filter)).as(text + " in " + filter).isEqualTo((long) count));
    assertThat(records().delete("samples", where("content").eq(text))).isOne();
  }
}
