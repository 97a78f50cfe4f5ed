package org.recordsdb.sqlite;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Decimals;

/** How decimals are kept: as SQLite's own numbers, or digit by digit as text. */
final class SqliteDecimals {

  /** Whole numbers of this many digits fit into a long. */
  private static final int LONG_DIGITS = 18;

  private static final MathContext EXACT = new MathContext(DeclaredType.EXACT_DIGITS);

  /** Decimals of at most {@link DeclaredType#EXACT_DIGITS} digits are fewer units than this. */
  private static final long EXACT_UNITS = 1_000_000_000_000_000L;

  /** Powers of ten: doubles that are exact, so that dividing by one gives the nearest double. */
  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

  private SqliteDecimals() {}

  /** True if decimals of this declaration are kept as text, digit by digit. */
  static boolean isText(ColumnType type) {
    return type.declared().endsWith("_TEXT");
  }

  /**
   * Text keeps every digit; a number compares as one, in expressions too, where no affinity makes
   * one of a text.
   */
  static Object encode(ColumnType type, BigDecimal value) {
    if (isText(type)) {
      return value.toPlainString();
    }
    BigDecimal bare = Decimals.bare(value);
    if (bare.precision() > DeclaredType.EXACT_DIGITS || Double.isInfinite(bare.doubleValue())) {
      throw new IllegalArgumentException(
          "a decimal of more than "
              + DeclaredType.EXACT_DIGITS
              + " digits or of a size that SQLite's numbers don't have");
    }
    boolean whole = bare.scale() <= 0 && bare.precision() - bare.scale() <= LONG_DIGITS;
    return whole ? (Object) bare.longValueExact() : (Object) bare.doubleValue();
  }

  static BigDecimal decode(ColumnType type, Object stored) {
    if (stored instanceof Double number) {
      BigDecimal value = nearest(type, number);
      if (value != null) {
        return value;
      }
      requireKept(type, number);
    }
    BigDecimal bare = rounded(stored);
    if (type.precision() == 0) {
      return Decimals.plain(bare);
    }
    if (bare.scale() > type.scale()) {
      throw new IllegalArgumentException("a number with more fractional digits");
    }
    return bare.setScale(Math.max(0, type.scale()), RoundingMode.UNNECESSARY);
  }

  /**
   * A stored number without zeros at its end. A double keeps 15 digits of a decimal; the ones
   * behind them are noise of its arithmetic, or what is left of a longer number.
   */
  static BigDecimal rounded(Object stored) {
    if (stored instanceof Double number) {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("an infinity");
      }
      return new BigDecimal(number).round(EXACT).stripTrailingZeros();
    }
    return stored instanceof String digits
        ? Decimals.bare(Decimals.parse(digits))
        : BigDecimal.valueOf(SqliteCodecs.whole(stored)).stripTrailingZeros();
  }

  /**
   * The decimal of the type's scale to which the double is the nearest one, so that its 15 digits
   * are those of the decimal; null if there is none. Takes a tenth of the time of rounding.
   */
  private static @Nullable BigDecimal nearest(ColumnType type, double number) {
    if (type.precision() == 0 || type.scale() < 0 || type.scale() >= POWERS.length) {
      return null;
    }
    double power = POWERS[type.scale()];
    long units = Math.round(number * power);
    return Math.abs(units) < EXACT_UNITS && units / power == number
        ? BigDecimal.valueOf(units, type.scale())
        : null;
  }

  /** Rejects a number that shows more digits than are kept exactly, if the type takes them. */
  private static void requireKept(ColumnType type, double number) {
    if (!Double.isFinite(number)) {
      return;
    }
    BigDecimal shortest = BigDecimal.valueOf(number);
    boolean takesMore =
        type.precision() == 0
            || shortest.precision() - shortest.scale() + type.scale() > DeclaredType.EXACT_DIGITS;
    if (shortest.precision() > DeclaredType.EXACT_DIGITS && takesMore) {
      throw new IllegalArgumentException(
          "a floating point number of more digits than those that are kept exactly");
    }
  }
}
