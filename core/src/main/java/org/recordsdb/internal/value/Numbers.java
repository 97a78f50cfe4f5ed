package org.recordsdb.internal.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Decimals;

/** Numbers into the class and range of a column: exactly, or not at all. */
final class Numbers {

  /** Whole numbers up to here are exact in a double of 8 bytes. */
  private static final long EXACT_IN_DOUBLE = 1L << 53;

  private Numbers() {}

  static Object integer(Object value, long min, long max) {
    if (value instanceof BigInteger big) {
      if (big.bitLength() > 63) {
        throw between(min, max);
      }
      return integer(big.longValue(), min, max);
    }
    if (!isWhole(value)) {
      throw Values.refused(value, "a whole number (Long or Integer)");
    }
    long number = ((Number) value).longValue();
    if (number < min || number > max) {
      throw between(min, max);
    }
    return number;
  }

  static Object single(Object value) {
    double wide = floating(value);
    float narrow = (float) wide;
    if (Float.isInfinite(narrow)) {
      throw ValueException.range(
          "takes numbers up to 3.4e38. Give a smaller one, or declare the column double precision");
    }
    return shortest(narrow);
  }

  static Double floating(Object value) {
    double number;
    if (value instanceof Double d) {
      number = d;
    } else if (value instanceof Float f) {
      number = Float.isFinite(f) ? shortest(f) : f;
    } else if (isWhole(value) && isExactInDouble(((Number) value).longValue())) {
      number = ((Number) value).longValue();
    } else {
      throw Values.refused(value, "a number (Double)");
    }
    if (!Double.isFinite(number)) {
      throw ValueException.invalid(
          "takes neither NaN nor an infinity. Give a finite number, or null");
    }
    if (number == 0) {
      return 0d;
    }
    return value instanceof Double same ? same : (Double) number;
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
      throw Values.refused(value, "an exact number (BigDecimal or Long)");
    }
    boolean limited = type.precision() > 0;
    int fraction = limited ? type.scale() : Decimals.MAX_FRACTION_DIGITS;
    int whole = limited ? type.precision() - type.scale() : Decimals.MAX_WHOLE_DIGITS;
    if (!Decimals.fitsBefore(decimal, whole)) {
      throw tooLong(whole, fraction);
    }
    int shown = Math.max(0, fraction);
    if (decimal.signum() == 0) {
      return BigDecimal.ZERO.setScale(limited ? shown : 0);
    }
    BigDecimal bare = decimal.scale() > Math.min(0, fraction) ? Decimals.bare(decimal) : decimal;
    if (bare.scale() > fraction) {
      throw limited ? tooFine(fraction) : tooLong(whole, fraction);
    }
    return bare.setScale(limited ? shown : Math.max(0, bare.scale()));
  }

  /** A negative scale counts digits before the point that have to be zeros. */
  private static ValueException tooFine(int fraction) {
    return ValueException.invalid(
        fraction < 0
            ? "takes only numbers that end in "
                + -fraction
                + " zeros before the point. Round the number first"
            : "takes at most " + fraction + " digits after the point. Round the number first");
  }

  /** The double with the same shortest decimal as the float, so that 0.1f is 0.1. */
  static double shortest(float narrow) {
    return Double.parseDouble(Float.toString(narrow)) + 0d;
  }

  private static boolean isExactInDouble(long number) {
    return number >= -EXACT_IN_DOUBLE && number <= EXACT_IN_DOUBLE;
  }

  private static boolean isWhole(Object value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte;
  }

  private static ValueException between(long min, long max) {
    return ValueException.range(
        "takes " + min + " to " + max + ". Give a number between, or declare the column wider");
  }

  /** More digits after the point than in all, as DECIMAL(5, 9) says, leave only small numbers. */
  private static ValueException tooLong(int whole, int fraction) {
    String before =
        whole < 0
            ? "takes only numbers below 0." + "0".repeat(-whole - 1) + "1, with at most "
            : "takes at most " + whole + " digits before the point and ";
    String after = whole < 0 ? " digits after the point" : " after it";
    return ValueException.range(
        before
            + Math.max(0, fraction)
            + after
            + ". Give a number of these, or declare the column wider");
  }
}
