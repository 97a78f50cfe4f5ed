package org.recordsdb.migrate.schema;

import java.util.List;

/**
 * A random UUID in the words of SQLite, which has no function for one. What writes it as a default
 * and what reads it again share these words, so that it becomes a function where there is one.
 */
public final class RandomUuid {

  /**
   * Version 4, in lower case: random but for the digit of the version and two bits of the variant.
   */
  private static final String EXPRESSION =
      "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)"
          + " || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2)"
          + " || '-' || hex(randomblob(6)))";

  /** As the default of a column. */
  public static final String DEFAULT = "(" + EXPRESSION + ")";

  private static final List<String> WORDS = words(EXPRESSION);

  private RandomUuid() {}

  /**
   * True for this expression, whatever its blanks and its case: all of it becomes lower case.
   *
   * @param sql without parentheses around it
   */
  public static boolean is(String sql) {
    return words(sql).equals(WORDS);
  }

  private static List<String> words(String sql) {
    return SqlTokens.of(sql).stream().map(SqlTokens.Token::lower).toList();
  }
}
