package org.recordsdb.internal.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.recordsdb.spi.ColumnType;

/** Numbers into the class and range of a column: exactly, or not at all. */
final class Numbers {

  /** Whole numbers up to here are exact in a double of 8 bytes. */
  private static final long EXACT_IN_DOUBLE = 1L << 53;

  /** The most digits before and after the point that PostgreSQL keeps ("Numeric Types"). */
  private static final int WHOLE_DIGITS = 131_072;

  private static final int FRACTION_DIGITS = 16_383;

  private Numbers() {}

  static Object integer(ColumnType type, Object value, long min, long max) {
    if (value instanceof BigInteger big) {
      if (big.bitLength() > 63) {
        throw outside(type);
      }
      return integer(type, big.longValue(), min, max);
    }
    if (!isWhole(value)) {
      throw Values.refused(type, value, "Long or Integer");
    }
    long number = ((Number) value).longValue();
    if (number < min || number > max) {
      throw outside(type);
    }
    return number;
  }

  static Object single(ColumnType type, Object value) {
    double wide = floating(type, value);
    float narrow = (float) wide;
    if (Float.isInfinite(narrow)) {
      throw outside(type);
    }
    return shortest(narrow);
  }

  static Double floating(ColumnType type, Object value) {
    double number;
    if (value instanceof Double d) {
      number = d;
    } else if (value instanceof Float f) {
      number = Float.isFinite(f) ? shortest(f) : f;
    } else if (isWhole(value) && Math.abs(((Number) value).longValue()) <= EXACT_IN_DOUBLE) {
      number = ((Number) value).longValue();
    } else {
      throw Values.refused(type, value, "Double");
    }
    if (!Double.isFinite(number)) {
      throw ValueException.invalid("takes neither NaN nor an infinity");
    }
    return number == 0 ? 0d : number;
  }

  static Object decimal(ColumnType type, Object value) {
    BigDecimal decimal;
    if (value instanceof BigDecimal exact) {
      decimal = exact;
    } else if (value instanceof BigInteger whole) {
      decimal = new BigDecimal(whole);
    } else if (isWhole(value)) {
      decimal = BigDecimal.valueOf(((Number) value).longValue());
    } else {
      throw Values.refused(type, value, "BigDecimal or a whole number");
    }
    if (!isKept(decimal)) {
      throw outside(type);
    }
    return type.precision() == 0 ? plain(decimal) : fitted(type, decimal);
  }

  /** The double with the same shortest decimal as the float, so that 0.1f is 0.1. */
  static double shortest(float narrow) {
    return Double.parseDouble(Float.toString(narrow)) + 0d;
  }

  /** True if every database keeps a number of this size; asked before its zeros are written out. */
  private static boolean isKept(BigDecimal decimal) {
    BigDecimal bare = decimal.stripTrailingZeros();
    return (long) bare.precision() - bare.scale() <= WHOLE_DIGITS
        && bare.scale() <= FRACTION_DIGITS;
  }

  private static BigDecimal fitted(ColumnType type, BigDecimal decimal) {
    BigDecimal bare = plain(decimal);
    if (bare.scale() > type.scale()) {
      throw ValueException.invalid(
          "is " + type + ": the value has more than " + type.scale() + " fractional digits");
    }
    if (bare.precision() - bare.scale() > type.precision() - type.scale()) {
      throw outside(type);
    }
    return bare.setScale(type.scale(), RoundingMode.UNNECESSARY);
  }

  /** Without trailing zeros after the point, and never with an exponent. */
  private static BigDecimal plain(BigDecimal decimal) {
    BigDecimal bare = decimal.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0, RoundingMode.UNNECESSARY) : bare;
  }

  private static boolean isWhole(Object value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte;
  }

  private static ValueException outside(ColumnType type) {
    return ValueException.range("is " + type + ": the value is out of its range");
  }
}
