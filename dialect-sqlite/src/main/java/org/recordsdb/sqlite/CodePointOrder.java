package org.recordsdb.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.sqlite.Collation;

/**
 * The order of texts by code point in a file that keeps them as UTF-16, where SQLite's own BINARY
 * compares the bytes of that ("PRAGMA encoding"). No index of the file has this order.
 */
final class CodePointOrder extends Collation {

  private static final String NAME = "records_code_points";

  private static final String BINARY = " collate binary";

  /** Where verbs order by it; for being equal bytes do, and an index is used. */
  private static final Pattern ORDERED = Pattern.compile(BINARY + "(?! (?:=|<>|in|not in) )");

  /** How queries and changes of verbs begin; a definition must name no order but SQLite's own. */
  private static final Pattern OF_VERB = Pattern.compile("(?:select|with|update|delete) ");

  static void register(Connection connection) throws SQLException {
    Collation.create(connection, NAME, new CodePointOrder());
  }

  /** True if the statement may order texts. */
  static boolean concerns(String sql) {
    return sql.contains(BINARY) && OF_VERB.matcher(sql).lookingAt();
  }

  /** The statement with this order in place of BINARY. */
  static String in(String sql) {
    return ORDERED.matcher(sql).replaceAll(" collate " + NAME);
  }

  @Override
  protected int xCompare(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int i = 0; i < common; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean higher = Character.isSurrogate(a) != Character.isSurrogate(b);
        return higher ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
