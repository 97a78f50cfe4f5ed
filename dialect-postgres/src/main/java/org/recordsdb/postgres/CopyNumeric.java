package org.recordsdb.postgres;

import java.math.BigDecimal;
import java.sql.SQLException;

/**
 * Decimals as COPY's binary format has them: groups of four decimal digits, counted from the point.
 * Not the driver's own conversion, whose time grows with the square of the digits.
 */
final class CopyNumeric {

  private static final int GROUP = 4;

  /** Number of groups, weight of the first, sign, digits after the point. */
  private static final int HEADER = 4;

  private static final int NEGATIVE = 0x4000;

  private CopyNumeric() {}

  /** Writes a decimal whose scale is not negative. */
  static void write(CopyBuffer buffer, BigDecimal value) throws SQLException {
    String digits = value.unscaledValue().abs().toString();
    int whole = digits.length() - value.scale();
    int wholeGroups = groups(Math.max(whole, 0));
    int groups = wholeGroups + groups(value.scale());
    buffer.parts(HEADER + groups);
    buffer.part(groups);
    buffer.part(wholeGroups - 1);
    buffer.part(value.signum() < 0 ? NEGATIVE : 0);
    buffer.part(value.scale());
    int first = whole - wholeGroups * GROUP;
    for (int i = 0; i < groups; i++) {
      buffer.part(group(digits, first + i * GROUP));
    }
  }

  private static int groups(int digits) {
    return (digits + GROUP - 1) / GROUP;
  }

  /** The number that four digits make; outside of the text there are zeros. */
  private static int group(String digits, int start) {
    int number = 0;
    for (int i = start; i < start + GROUP; i++) {
      number = number * 10 + (i < 0 || i >= digits.length() ? 0 : digits.charAt(i) - '0');
    }
    return number;
  }
}
