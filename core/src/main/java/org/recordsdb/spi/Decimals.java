package org.recordsdb.spi;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Decimals within the digits that every database keeps. A short text such as 1e1000000000 can stand
 * for more digits than there is memory, so the digits are counted before they are written out.
 */
public final class Decimals {

  /** The digits before the point that PostgreSQL's NUMERIC keeps at most. */
  public static final int MAX_WHOLE_DIGITS = 131_072;

  /** The digits after the point that PostgreSQL's NUMERIC keeps at most. */
  public static final int MAX_FRACTION_DIGITS = 16_383;

  private static final int MAX_DIGITS = MAX_WHOLE_DIGITS + MAX_FRACTION_DIGITS;

  /** Decimals of more bits than this have more digits than can be kept: a digit is 3.3 bits. */
  private static final int MAX_BITS = MAX_DIGITS * 10 / 3;

  /** The longest text of a number: its digits, and some room for zeros, sign and exponent. */
  private static final int MAX_TEXT = MAX_DIGITS + 1_000;

  /** Up to so many digits, BigDecimal's own way of cutting zeros is fast. */
  private static final int FEW_DIGITS = 100;

  private Decimals() {}

  /** True if the decimal has no more digits before and after the point, zeros at its end aside. */
  public static boolean fits(BigDecimal value, int wholeDigits, int fractionDigits) {
    return fitsBefore(value, wholeDigits)
        && (value.scale() <= fractionDigits || bare(value).scale() <= fractionDigits);
  }

  /** True if the decimal has no more digits before the point. */
  public static boolean fitsBefore(BigDecimal value, int wholeDigits) {
    return value.signum() == 0
        || (value.unscaledValue().bitLength() <= MAX_BITS
            && (long) value.precision() - value.scale() <= wholeDigits);
  }

  /** True if every database keeps all of the decimal's digits. */
  public static boolean isKept(BigDecimal value) {
    return fits(value, MAX_WHOLE_DIGITS, MAX_FRACTION_DIGITS);
  }

  /**
   * The decimal of the text, in any form that {@link BigDecimal} takes.
   *
   * @throws IllegalArgumentException if the text is no number, or one of too many digits
   */
  public static BigDecimal parse(String text) {
    if (text.length() > MAX_TEXT) {
      throw tooLong();
    }
    BigDecimal value;
    try {
      value = new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("text that is no number", e);
    }
    if (!isKept(value)) {
      throw tooLong();
    }
    return value;
  }

  /**
   * The decimal without zeros at its end. As {@link BigDecimal#stripTrailingZeros}, which takes
   * seconds for a hundred thousand zeros: it divides once for each of them.
   */
  public static BigDecimal bare(BigDecimal value) {
    if (value.signum() == 0) {
      return BigDecimal.ZERO;
    }
    if (value.scale() < Integer.MIN_VALUE + MAX_DIGITS) {
      return value; // its scale has no room for the zeros
    }
    if (value.precision() <= FEW_DIGITS) {
      return value.stripTrailingZeros();
    }
    String digits = value.unscaledValue().toString();
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    int zeros = digits.length() - end;
    return zeros == 0
        ? value
        : new BigDecimal(new BigInteger(digits.substring(0, end)), value.scale() - zeros);
  }

  /** The decimal without zeros at the end of its fraction, and with no exponent. */
  public static BigDecimal plain(BigDecimal value) {
    BigDecimal bare = value.scale() > 0 ? bare(value) : value;
    return bare.scale() < 0 ? bare.setScale(0) : bare;
  }

  private static IllegalArgumentException tooLong() {
    return new IllegalArgumentException("a number of more digits than any database keeps");
  }
}
