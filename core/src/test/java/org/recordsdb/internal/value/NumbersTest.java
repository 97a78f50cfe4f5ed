package org.recordsdb.internal.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

class NumbersTest {

  private static final ColumnType DECIMAL = ColumnType.of(LogicalType.DECIMAL);

  @ParameterizedTest
  @CsvSource({
    "INT16, -32768, 32767",
    "INT32, -2147483648, 2147483647",
    "INT64, -9223372036854775808, 9223372036854775807",
  })
  void wholeNumbersHaveTheRangeOfTheirWidth(LogicalType logical, BigInteger min, BigInteger max) {
    ColumnType type = ColumnType.of(logical);
    for (BigInteger edge : List.of(min, max)) {
      assertThat(Values.canonical(type, edge)).isEqualTo(edge.longValueExact());
      assertThat(Values.canonical(type, edge.longValueExact())).isEqualTo(edge.longValueExact());
    }
    assertThat(kind(type, min.subtract(BigInteger.ONE))).isEqualTo(ErrorKind.OUT_OF_RANGE);
    assertThat(kind(type, max.add(BigInteger.ONE))).isEqualTo(ErrorKind.OUT_OF_RANGE);
    assertThat(kind(type, BigInteger.TEN.pow(100))).isEqualTo(ErrorKind.OUT_OF_RANGE);
  }

  @ParameterizedTest
  @ValueSource(classes = {Byte.class, Short.class, Integer.class, Long.class})
  void everyWholeNumberBecomesALong(Class<? extends Number> box) throws Exception {
    Number seven = (Number) box.getMethod("valueOf", String.class).invoke(null, "7");
    assertThat(Values.canonical(ColumnType.of(LogicalType.INT16), seven)).isEqualTo(7L);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, -1.5, 1e300, Double.MIN_VALUE, Double.MAX_VALUE})
  void doublesStayAsTheyAre(double number) {
    assertThat(Values.canonical(ColumnType.of(LogicalType.FLOAT64), number)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNoNumberIsRefused(double number) {
    for (LogicalType type : List.of(LogicalType.FLOAT32, LogicalType.FLOAT64)) {
      assertThat(kind(ColumnType.of(type), number)).isEqualTo(ErrorKind.INVALID_VALUE);
      assertThat(kind(ColumnType.of(type), (float) number)).isEqualTo(ErrorKind.INVALID_VALUE);
    }
    assertThat(kind(ColumnType.of(LogicalType.JSON), List.of(number)))
        .isEqualTo(ErrorKind.INVALID_VALUE);
  }

  @Test
  void negativeZeroIsZero() {
    for (LogicalType type : List.of(LogicalType.FLOAT32, LogicalType.FLOAT64)) {
      assertThat(Values.canonical(ColumnType.of(type), -0.0)).isEqualTo(0.0);
      assertThat(Values.canonical(ColumnType.of(type), -0.0f)).isEqualTo(0.0);
    }
    assertThat(Values.canonical(ColumnType.of(LogicalType.FLOAT32), -1e-60)).isEqualTo(0.0);
  }

  @Test
  void floatIsTheDoubleOfItsShortestDecimal() {
    assertThat(Values.canonical(ColumnType.of(LogicalType.FLOAT64), 0.1f)).isEqualTo(0.1);
    assertThat(Values.canonical(ColumnType.of(LogicalType.FLOAT32), 0.1f)).isEqualTo(0.1);
    assertThat(Values.canonical(ColumnType.of(LogicalType.FLOAT32), 0.1)).isEqualTo(0.1);
    assertThat(Values.canonical(ColumnType.of(LogicalType.FLOAT32), 0.123456789))
        .isEqualTo(0.12345679);
    assertThat(Numbers.shortest(3.4028235E38f)).isEqualTo(3.4028235E38);
  }

  @Test
  void floatHasItsRange() {
    ColumnType type = ColumnType.of(LogicalType.FLOAT32);
    assertThat(kind(type, 1e39)).isEqualTo(ErrorKind.OUT_OF_RANGE);
    assertThat(kind(type, -1e39)).isEqualTo(ErrorKind.OUT_OF_RANGE);
    assertThat(Values.canonical(type, (double) Float.MAX_VALUE)).isEqualTo(3.4028235E38);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1L << 53, -(1L << 53)})
  void wholeNumberThatADoubleKeepsIsTaken(long number) {
    assertThat(Values.canonical(ColumnType.of(LogicalType.FLOAT64), number))
        .isEqualTo((double) number);
  }

  @ParameterizedTest
  @ValueSource(longs = {(1L << 53) + 1, -(1L << 53) - 1, Long.MAX_VALUE, Long.MIN_VALUE})
  void wholeNumberBeyondADoubleIsRefused(long number) {
    assertThat(kind(ColumnType.of(LogicalType.FLOAT64), number)).isEqualTo(ErrorKind.WRONG_TYPE);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 2, 1, 1.00",
    "10, 2, 1.5, 1.50",
    "10, 2, 1.500000, 1.50",
    "10, 2, -0.01, -0.01",
    "10, 2, 99999999.99, 99999999.99",
    "10, 2, 1E+7, 10000000.00",
    "10, 0, 9999999999, 9999999999",
    "2, 2, 0.99, 0.99",
    "2, 2, 0, 0.00",
    "2, 2, 0.00, 0.00",
    "2, 2, -0.05, -0.05",
    "38, 10, 1234567890123456789012345678.0123456789, 1234567890123456789012345678.0123456789",
  })
  void decimalGetsTheScaleOfItsColumn(int precision, int scale, BigDecimal given, BigDecimal kept) {
    assertThat(Values.canonical(ColumnType.decimal(precision, scale), given)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 2, 1.001, INVALID_VALUE",
    "10, 2, 1E-3, INVALID_VALUE",
    "10, 2, 1E-2000000000, INVALID_VALUE",
    "10, 2, 100000000, OUT_OF_RANGE",
    "10, 2, -100000000, OUT_OF_RANGE",
    "10, 2, 1E+8, OUT_OF_RANGE",
    "10, 2, 1E+2000000000, OUT_OF_RANGE",
    "10, 0, 10000000000, OUT_OF_RANGE",
    "2, 2, 1, OUT_OF_RANGE",
  })
  void decimalThatItsColumnCannotKeepIsRefused(
      int precision, int scale, BigDecimal given, ErrorKind kind) {
    assertThat(kind(ColumnType.decimal(precision, scale), given)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "1.500, 1.5",
    "0.000, 0",
    "1E+3, 1000",
    "100, 100",
    "-1.10, -1.1",
    "12345678901234567890.12345678901234567890, 12345678901234567890.1234567890123456789",
  })
  void decimalWithoutLimitsIsKeptPlain(BigDecimal given, BigDecimal kept) {
    assertThat(Values.canonical(DECIMAL, given)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+131072", "1E+2000000000", "1E-16384", "1E-2000000000"})
  void decimalWithoutLimitsEndsWherePostgresEnds(BigDecimal given) {
    assertThat(kind(DECIMAL, given)).isEqualTo(ErrorKind.OUT_OF_RANGE);
  }

  @Test
  void decimalTakesWholeNumbersAndNoFloats() {
    assertThat(Values.canonical(DECIMAL, 7)).isEqualTo(new BigDecimal("7"));
    assertThat(Values.canonical(DECIMAL, BigInteger.TEN)).isEqualTo(new BigDecimal("10"));
    assertThat(kind(DECIMAL, 0.1)).isEqualTo(ErrorKind.WRONG_TYPE);
    assertThat(kind(DECIMAL, 0.1f)).isEqualTo(ErrorKind.WRONG_TYPE);
  }

  private static ErrorKind kind(ColumnType type, Object value) {
    return Refusals.kind(() -> Values.canonical(type, value));
  }
}
