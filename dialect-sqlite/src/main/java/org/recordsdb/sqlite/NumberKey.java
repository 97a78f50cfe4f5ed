package org.recordsdb.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.Function;

/**
 * The SQL function that makes of a number, as JSON writes it, a text such that texts compare as the
 * numbers do, with every digit: SQLite itself makes of a long number the nearest double.
 *
 * <p>The text is a sign, the place of the point as ten digits, and the digits themselves; behind a
 * minus each digit is the difference to nine, and a colon, which sorts behind all digits, ends it.
 */
final class NumberKey extends Function {

  private static final String NAME = "records_number_key";

  private static final String ZERO = "1";

  /** The middle of the places that ten digits tell; JSON has no limit of its own. */
  private static final long MIDDLE = 5_000_000_000L;

  /** Longer exponents are taken for this one. */
  private static final int EXPONENT_DIGITS = 9;

  static void register(Connection connection) throws SQLException {
    Function.create(connection, NAME, new NumberKey(), 1, FLAG_DETERMINISTIC);
  }

  /** The call for the JSON text of a number. */
  static String call(String number) {
    return NAME + "(" + number + ")";
  }

  /** The key of a number of digits, perhaps with a sign, a point and an exponent. */
  static String of(String number) {
    boolean negative = number.startsWith("-");
    int end = exponentAt(number);
    int point = number.indexOf('.');
    int whole = (point < 0 ? end : point) - (negative ? 1 : 0); // digits before the point
    String digits = number.substring(negative ? 1 : 0, end).replace(".", "");
    int first = 0;
    while (first < digits.length() && digits.charAt(first) == '0') {
      first++;
    }
    int last = digits.length();
    while (last > first && digits.charAt(last - 1) == '0') {
      last--;
    }
    if (first == last) {
      return ZERO;
    }
    long place = MIDDLE + whole - first + exponent(number, end);
    String key = String.format("%010d", place) + digits.substring(first, last);
    return negative ? "0" + complement(key) + ':' : "2" + key;
  }

  private static int exponentAt(String number) {
    int at = Math.max(number.indexOf('e'), number.indexOf('E'));
    return at < 0 ? number.length() : at;
  }

  private static long exponent(String number, int at) {
    if (at == number.length()) {
      return 0;
    }
    boolean negative = number.charAt(at + 1) == '-';
    String digits = number.substring(at + 1).replaceFirst("^[+-]?0*", "");
    long size =
        digits.isEmpty()
            ? 0
            : digits.length() > EXPONENT_DIGITS ? 1_000_000_000L : Long.parseLong(digits);
    return negative ? -size : size;
  }

  private static String complement(String digits) {
    StringBuilder text = new StringBuilder(digits);
    for (int i = 0; i < digits.length(); i++) {
      text.setCharAt(i, (char) ('0' + '9' - digits.charAt(i)));
    }
    return text.toString();
  }

  @Override
  protected void xFunc() throws SQLException {
    String number = value_text(0);
    if (number == null) {
      result();
    } else {
      result(of(number));
    }
  }
}
