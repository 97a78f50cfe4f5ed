package org.recordsdb.sqlite;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Decimals;
import org.sqlite.Function;

/**
 * The SQL function that brings a decimal that is kept as text into the digits in which Records
 * writes it, so that equal numbers are equal texts: a column's default is stored as it is written.
 */
final class Digits extends Function {

  private static final String NAME = "records_digits";

  /** In place of a scale, for columns without one. */
  private static final int ANY_SCALE = -1;

  static void register(Connection connection) throws SQLException {
    Function.create(connection, NAME, new Digits(), 2, FLAG_DETERMINISTIC);
  }

  static String of(ColumnType type, String column) {
    int scale = type.precision() == 0 ? ANY_SCALE : type.scale();
    return NAME + "(" + column + ", " + scale + ")";
  }

  @Override
  protected void xFunc() throws SQLException {
    String text = value_text(0);
    if (text == null) {
      result();
    } else {
      result(written(text, value_int(1)));
    }
  }

  /** Text that is no number of this scale stays as it is; reading its row tells. */
  private static String written(String text, int scale) {
    try {
      BigDecimal bare = Decimals.bare(Decimals.parse(text));
      int digits = scale == ANY_SCALE ? Math.max(0, bare.scale()) : scale;
      return bare.setScale(digits, RoundingMode.UNNECESSARY).toPlainString();
    } catch (ArithmeticException | IllegalArgumentException e) {
      return text;
    }
  }
}
