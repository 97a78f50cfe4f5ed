package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** Decimals that are stored as floating point numbers. */
class SqliteDecimalsTest {

  private static final MathContext KEPT = new MathContext(15);
  private static final int TRIES = 50_000;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 9, 10, 12})
  void everyDecimalOfFifteenDigitsComesBack(int scale) {
    ColumnType type = ColumnType.decimal(15, scale);
    Random random = new Random(scale);
    for (int i = 0; i < TRIES; i++) {
      long units = random.nextLong(-999_999_999_999_999L, 1_000_000_000_000_000L);
      BigDecimal value = BigDecimal.valueOf(units >> random.nextInt(50), scale);
      assertThat(SqliteDecimals.decode(type, value.doubleValue())).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 6, 12})
  void whatArithmeticLeftIsRoundedToFifteenDigitsOrRefused(int scale) {
    ColumnType type = ColumnType.decimal(15, scale);
    Random random = new Random(scale);
    int read = 0;
    for (int i = 0; i < TRIES; i++) {
      double number = random.nextInt(1_000_000) / 100.0 * random.nextInt(1_000) / 10.0;
      BigDecimal rounded = new BigDecimal(number).round(KEPT).stripTrailingZeros();
      BigDecimal found;
      try {
        found = SqliteDecimals.decode(type, number);
      } catch (IllegalArgumentException e) {
        boolean tooLong = BigDecimal.valueOf(number).precision() > KEPT.getPrecision();
        assertThat(rounded.scale() > scale || tooLong).as("%s", number).isTrue();
        continue;
      }
      assertThat(found).isEqualTo(rounded.setScale(scale, RoundingMode.UNNECESSARY));
      read++;
    }
    assertThat(read).isPositive();
  }

  /** A column without limits has a place for every digit, and a double shows only some of them. */
  @Test
  void moreDigitsThanAreKeptAreRefusedWhereTheyHaveAPlace() {
    ColumnType unlimited = ColumnType.of(LogicalType.DECIMAL);
    assertThat(SqliteDecimals.decode(unlimited, 0.1)).isEqualTo(new BigDecimal("0.1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SqliteDecimals.decode(unlimited, 1.0 / 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SqliteDecimals.decode(ColumnType.decimal(20, 18), 1.0 / 3));
    assertThat(SqliteDecimals.decode(ColumnType.decimal(10, 2), 0.1 + 0.2))
        .isEqualTo(new BigDecimal("0.30"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e200000000", "1e1000000000", "-1e131072", "1e-16384", "1e-2147483647"})
  void storedTextOfMoreDigitsThanAnyDatabaseKeepsIsRefused(String text) {
    for (ColumnType type :
        List.of(ColumnType.of(LogicalType.DECIMAL), ColumnType.decimal(38, 10))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SqliteDecimals.decode(type, text))
          .withMessage("a number of more digits than any database keeps");
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> SqliteDecimals.decode(type, text.replace("e", "0".repeat(200_000) + "e")));
    }
  }

  @Test
  void storedTextMayHaveAsManyDigitsAsAreKept() {
    ColumnType unlimited = ColumnType.of(LogicalType.DECIMAL);
    String zeros = "1" + "0".repeat(131_071);
    assertThat(SqliteDecimals.decode(unlimited, zeros)).isEqualTo(new BigDecimal(zeros));
    assertThat(SqliteDecimals.decode(unlimited, "0e-1000000000")).isEqualTo(BigDecimal.ZERO);
    assertThat(SqliteDecimals.decode(unlimited, "2.5" + "0".repeat(16_000)))
        .isEqualTo(new BigDecimal("2.5"));
  }
}
