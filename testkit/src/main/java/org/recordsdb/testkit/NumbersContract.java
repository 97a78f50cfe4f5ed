package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.where;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.LogicalType;

/** Whole and floating point numbers, and booleans. */
abstract class NumbersContract extends Contract {

  NumbersContract(Bench bench) {
    super(bench);
  }

  private void keeps(LogicalType type, List<?> given, List<?> expected) {
    createSamples(type);
    storeSamples(given.toArray());
    assertThat(records().from("samples").list())
        .extracting(row -> row.get("content"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  @Clause("D03")
  void smallIntegersKeepTheirWholeRangeAndAreLong() {
    keeps(LogicalType.INT16, List.of(-32_768, 0, 32_767), List.of(-32_768L, 0L, 32_767L));
  }

  @Test
  @Clause("D03")
  void integersKeepTheirWholeRangeAndAreLong() {
    keeps(
        LogicalType.INT32,
        List.of(Integer.MIN_VALUE, 7, Integer.MAX_VALUE),
        List.of((long) Integer.MIN_VALUE, 7L, (long) Integer.MAX_VALUE));
  }

  @Test
  @Clause({"D03", "D87"})
  void longsKeepTheirWholeRange() {
    keeps(
        LogicalType.INT64,
        List.of(Long.MIN_VALUE, -1, Long.MAX_VALUE),
        List.of(Long.MIN_VALUE, -1L, Long.MAX_VALUE));
  }

  @Test
  @Clause("D05")
  void everyClassOfWholeNumberIsTakenWhereItFits() {
    keeps(
        LogicalType.INT16,
        List.of((byte) 1, (short) 2, 3, 4L, BigInteger.valueOf(5)),
        List.of(1L, 2L, 3L, 4L, 5L));
  }

  @Test
  @Clause("D03")
  void aSmallIntegerBeyondItsRangeIsRefused() {
    refused(ErrorKind.OUT_OF_RANGE, LogicalType.INT16, 32_768);
  }

  @Test
  @Clause("D03")
  @Case({"C025", "int_range"})
  void anIntegerBeyondItsRangeIsRefused() {
    refused(ErrorKind.OUT_OF_RANGE, LogicalType.INT32, 3_000_000_000L);
  }

  @Test
  @Clause("D05")
  void aLongBeyondItsRangeIsRefused() {
    refused(ErrorKind.OUT_OF_RANGE, LogicalType.INT64, BigInteger.ONE.shiftLeft(63));
  }

  @Test
  @Clause("D17")
  @Case({"C026", "text_in_int"})
  void textIsNoNumber() {
    refused(ErrorKind.WRONG_TYPE, LogicalType.INT64, CANARY);
  }

  @Test
  @Clause({"D16", "D17"})
  void textOfDigitsIsNoNumberEither() {
    refused(ErrorKind.WRONG_TYPE, LogicalType.INT32, "12");
  }

  @Test
  @Case({"C027", "real_in_int", "real_in_int2"})
  void aFractionIsNoWholeNumber() {
    refused(ErrorKind.WRONG_TYPE, LogicalType.INT32, 2.5);
  }

  @Test
  void aDecimalIsNoWholeNumberEvenWithoutFraction() {
    refused(ErrorKind.WRONG_TYPE, LogicalType.INT32, new BigDecimal("2"));
  }

  @Test
  @Case("C115")
  void doublesKeepEveryBit() {
    List<Double> values =
        List.of(0.1, 1 / 3.0, 8.0, 1e-30, -1.5, Double.MAX_VALUE, Double.MIN_VALUE, 1e22);
    keeps(LogicalType.FLOAT64, values, values);
  }

  @Test
  @Clause("D08")
  @Case({"C115", "nan_cmp"})
  void whatIsNoNumberIsRefused() {
    refused(ErrorKind.INVALID_VALUE, LogicalType.FLOAT64, Double.NaN);
  }

  @Test
  @Clause("D08")
  @Case({"C115", "inf"})
  void infinityIsRefused() {
    refused(ErrorKind.INVALID_VALUE, LogicalType.FLOAT64, Double.NEGATIVE_INFINITY);
  }

  @Test
  @Clause("D09")
  @Case({"C115", "neg_zero"})
  void negativeZeroBecomesZero() {
    assertThat(stored(LogicalType.FLOAT64, -0.0)).isEqualTo(0.0);
  }

  @Test
  @Clause("D09")
  void negativeZeroOfASingleBecomesZero() {
    assertThat(stored(LogicalType.FLOAT32, -0.0f)).isEqualTo(0.0);
  }

  @Test
  void aWholeNumberIsTakenAsADouble() {
    keeps(LogicalType.FLOAT64, List.of(3, 1L << 53), List.of(3.0, 9_007_199_254_740_992.0));
  }

  @Test
  void aWholeNumberThatADoubleCannotKeepIsRefused() {
    refused(ErrorKind.WRONG_TYPE, LogicalType.FLOAT64, (1L << 53) + 1);
  }

  @Test
  @Case("C081")
  void aDoubleIsFoundByItsValue() {
    createSamples(LogicalType.FLOAT64);
    storeSamples(0.1, 0.3);
    assertThat(records().from("samples").where(where("content").eq(0.1)).count()).isOne();
    assertThat(records().from("samples").where(where("content").eq(0.1 + 0.2)).count()).isZero();
  }

  @Test
  @Clause({"D03", "D10"})
  void aSingleIsReadAsItsShortestDecimal() {
    keeps(
        LogicalType.FLOAT32,
        List.of(0.1f, 16_777_216f, Float.MAX_VALUE, 0.1),
        List.of(0.1, 16_777_216.0, 3.4028235E38, 0.1));
  }

  @Test
  @Clause("D10")
  void aDefaultOfASingleComparesAsWhatItIsReadAs() {
    String table =
        create(
            TestTable.named("samples")
                .column("id", LogicalType.INT32)
                .notNull()
                .column("content", LogicalType.FLOAT32)
                .defaultsTo("0.1234567890123")
                .primaryKey("id"));
    store(table, Row.of("id", 1));
    assertThat(records().from(table).where(where("content").eq(0.12345679)).one().get("content"))
        .isEqualTo(0.12345679);
  }

  @Test
  @Clause("D10")
  void aSingleIsFoundByItsValue() {
    createSamples(LogicalType.FLOAT32);
    storeSamples(0.1f, 0.3f);
    assertThat(records().from("samples").where(where("content").eq(0.1)).count()).isOne();
    assertThat(records().from("samples").where(where("content").in(0.1f, 0.3f)).count())
        .isEqualTo(2);
    assertThat(records().from("samples").where(where("content").gt(0.1f)).count()).isOne();
  }

  @Test
  @Clause("D10")
  void aSingleBeyondItsRangeIsRefused() {
    refused(ErrorKind.OUT_OF_RANGE, LogicalType.FLOAT32, 1e39);
  }

  @Test
  @Clause("D01")
  void truthValuesAreBoolean() {
    keeps(LogicalType.BOOLEAN, List.of(true, false), List.of(true, false));
  }

  @Test
  @Clause("D01")
  void anUnknownTruthIsNull() {
    assertThat(stored(LogicalType.BOOLEAN, null)).isNull();
  }

  @Test
  @Clause("D01")
  @Case({"C063", "C077", "bool_bare"})
  void truthValuesAreFound() {
    createSamples(LogicalType.BOOLEAN);
    storeSamples(true, false, null);
    assertThat(records().from("samples").where(where("content").eq(true)).count()).isOne();
    assertThat(records().from("samples").where(where("content").isNull()).count()).isOne();
    assertThat(records().from("samples").where(where("content").ne(true)).count()).isOne();
    assertThat(records().from("samples").where(where("content").in(true, false)).count())
        .isEqualTo(2);
  }

  @Test
  @Clause("D01")
  @Case({"int_in_bool", "two_in_bool"})
  void aNumberIsNoTruthValue() {
    refused(ErrorKind.WRONG_TYPE, LogicalType.BOOLEAN, 1);
  }

  @Test
  @Clause("D01")
  @Case("yes_in_bool")
  void aWordIsNoTruthValue() {
    refused(ErrorKind.WRONG_TYPE, LogicalType.BOOLEAN, "true");
  }

  @Test
  @Clause("D01")
  void aTruthValueIsNoNumber() {
    refused(ErrorKind.WRONG_TYPE, LogicalType.INT32, true);
  }
}
