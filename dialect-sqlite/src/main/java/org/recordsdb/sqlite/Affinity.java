package org.recordsdb.sqlite;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.recordsdb.spi.ColumnType;

/**
 * What SQLite does to values that it stores in a column of NUMERIC affinity ("Datatypes In SQLite",
 * section 3): text that looks like a number becomes one, and 00123 is 123 from then on. Such values
 * are rejected where the column's type promises them back as they were given.
 */
final class Affinity {

  /** Text that SQLite takes for a number. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "[ \\t\\n\\x0B\\f\\r]*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?[ \\t\\n\\x0B\\f\\r]*");

  /** Declared names of the other affinities. */
  private static final Pattern OTHER = Pattern.compile("INT|CHAR|CLOB|TEXT|BLOB|REAL|FLOA|DOUB");

  /** From here on, a double is never stored as a whole number. */
  private static final double WHOLE_LIMIT = 0x1p63;

  private Affinity() {}

  /** True if the declared name gives the column NUMERIC affinity, by SQLite's rules. */
  static boolean isNumeric(ColumnType type) {
    String name = type.declared();
    return !name.isEmpty() && !OTHER.matcher(name).find();
  }

  /** The text, if it stays text in a column of NUMERIC affinity. */
  static String keptText(ColumnType type, String text) {
    if (NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "text that looks like a number, which SQLite turns into one in a column declared "
              + type.declared()
              + "; declare it TEXT");
    }
    return text;
  }

  /**
   * The value for a column without a logical type, if it comes back in its own class.
   *
   * @param numeric whether the column has NUMERIC affinity
   */
  static Object kept(ColumnType type, boolean numeric, Object value) {
    if (value instanceof String text) {
      return numeric ? keptText(type, text) : text;
    }
    boolean becomesWhole =
        value instanceof Double number
            && number.equals(Math.rint(number))
            && Math.abs(number) < WHOLE_LIMIT;
    if (becomesWhole && numeric) {
      throw new IllegalArgumentException(
          "a double without a fraction, which SQLite turns into a whole number in a column declared "
              + type.declared());
    }
    if (value instanceof Long || value instanceof Double || value instanceof byte[]) {
      return value;
    }
    throw new IllegalArgumentException(
        "a "
            + value.getClass().getSimpleName()
            + ", and a column without a type keeps whole numbers, doubles, text and bytes only");
  }

  /** What is stored of a number that is given as text. */
  static Object converted(String number) {
    BigDecimal exact = new BigDecimal(number);
    boolean whole = exact.stripTrailingZeros().scale() <= 0;
    double near = exact.doubleValue();
    if (whole && Math.abs(near) < WHOLE_LIMIT) {
      return exact.longValueExact();
    }
    return near;
  }
}
