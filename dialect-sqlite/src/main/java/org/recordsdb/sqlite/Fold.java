package org.recordsdb.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.sqlite.Function;

/**
 * The SQL function that takes away upper and lower case, for all of Unicode: SQLite's own {@code
 * lower} knows ASCII only ("Built-In Scalar SQL Functions").
 */
final class Fold extends Function {

  static final String NAME = "records_fold";

  static void register(Connection connection) throws SQLException {
    Function.create(connection, NAME, new Fold(), 1, FLAG_DETERMINISTIC);
  }

  /** A final sigma is one by its place in a word, which a pattern does not know. */
  static String fold(String text) {
    return text.toLowerCase(Locale.ROOT).replace('ς', 'σ');
  }

  @Override
  protected void xFunc() throws SQLException {
    String text = value_text(0);
    if (text == null) {
      result();
    } else {
      result(fold(text));
    }
  }
}
