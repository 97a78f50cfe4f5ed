package org.recordsdb.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.recordsdb.spi.TemporalText;
import org.sqlite.Function;

/**
 * The SQL functions that bring a stored date and time into the one form in which Records writes it,
 * so that it compares as a time: CURRENT_TIMESTAMP and other programs write shorter ones.
 */
final class Moment extends Function {

  static final String TIMESTAMP = "records_timestamp";
  static final String INSTANT = "records_instant";

  private final boolean zoned;

  private Moment(boolean zoned) {
    this.zoned = zoned;
  }

  static void register(Connection connection) throws SQLException {
    Function.create(connection, TIMESTAMP, new Moment(false), 1, FLAG_DETERMINISTIC);
    Function.create(connection, INSTANT, new Moment(true), 1, FLAG_DETERMINISTIC);
  }

  @Override
  protected void xFunc() throws SQLException {
    String text = value_text(0);
    if (text == null) {
      result();
    } else {
      result(written(text));
    }
  }

  /** Text that is no time stays as it is; reading its row tells. */
  private String written(String text) {
    try {
      return zoned
          ? TemporalText.write(TemporalText.instant(text))
          : TemporalText.write(TemporalText.timestamp(text));
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
