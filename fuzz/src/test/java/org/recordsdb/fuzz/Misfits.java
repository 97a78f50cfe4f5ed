package org.recordsdb.fuzz;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.recordsdb.spi.ColumnType;

/** Values that a column must reject, or all but one kind of column. */
final class Misfits {

  private static final List<Object> ANY =
      List.of(
          "a",
          1,
          1L,
          true,
          1.5d,
          new BigDecimal("1.5"),
          new byte[] {1},
          LocalDate.EPOCH,
          LocalTime.NOON,
          LocalDateTime.MIN,
          Instant.MAX,
          new UUID(1, 2),
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          "a\u0000b",
          "\ud800",
          "x".repeat(21),
          'c',
          Float.NaN,
          32768,
          2147483648L,
          BigInteger.TWO.pow(63),
          new BigDecimal("1E+40"),
          new BigDecimal("0.0000001"),
          LocalDate.of(10000, 1, 1),
          LocalDate.of(0, 12, 31),
          URI.create("a"),
          new BigDecimal("1E+3"),
          "{",
          "1.5");

  private Misfits() {}

  static Object of(ColumnType type, Dice dice) {
    return dice.of(dice.chance(50) ? near(type) : ANY);
  }

  /** Just outside of what the column takes. */
  private static List<Object> near(ColumnType type) {
    return switch (type.logical()) {
      case INT16 -> List.of(32768, -32769);
      case INT32 -> List.of(1L << 31, (-1L << 31) - 1);
      case INT64 -> List.of(BigInteger.TWO.pow(63), 0.5d);
      case FLOAT32, FLOAT64 -> List.of(Double.NaN, Double.NEGATIVE_INFINITY, 1e300d);
      case DECIMAL ->
          type.precision() == 0
              ? List.of(Double.NaN, "1")
              : List.of(
                  BigDecimal.TEN.pow(type.precision() - type.scale()),
                  BigDecimal.ONE.movePointLeft(type.scale() + 1));
      case TEXT ->
          type.precision() == 0
              ? List.of("a\u0000b", "\ud800", "\udc00a")
              : List.of("x".repeat(type.precision() + 1), "😀".repeat(type.precision() + 1));
      case DATE -> List.of(LocalDate.of(10000, 1, 1), LocalDate.of(0, 12, 31));
      case TIMESTAMP -> List.of(LocalDateTime.of(10000, 1, 1, 0, 0), LocalDateTime.MIN);
      case INSTANT -> List.of(Instant.parse("+10000-01-01T00:00:00Z"), Instant.MIN);
      case JSON -> List.of("{", "", "\"\\u0000\"", "{\"a\": NaN}");
      case UUID -> List.of("12345678", "");
      case BOOLEAN, BYTES, TIME, ANY -> ANY;
    };
  }
}
