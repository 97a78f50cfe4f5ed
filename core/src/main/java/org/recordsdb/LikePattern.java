package org.recordsdb;

import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;

/** LIKE patterns, in which a backslash takes away the meaning of the character after it. */
final class LikePattern {

  /**
   * The most characters of a pattern: SQLite nests its own code once per wildcard, and so would end
   * the whole program when the stack of a thread is full.
   */
  static final int MAX_LENGTH = 500;

  private LikePattern() {}

  /** True if the pattern is not too long for every database. */
  static boolean fits(String pattern) {
    return pattern.length() <= MAX_LENGTH
        || pattern.codePointCount(0, pattern.length()) <= MAX_LENGTH;
  }

  /**
   * The pattern itself, if it is not too long; one that ends in a single backslash means different
   * things on different databases.
   */
  static String checked(String pattern) {
    Given.notNull(pattern, "pattern");
    if (!fits(pattern)) {
      throw Failure.of(
              ErrorKind.LIMIT,
              "Can't match a LIKE pattern: it has more than "
                  + MAX_LENGTH
                  + " characters. Shorten it, or look for a text of any length with startsWith,"
                  + " endsWith or contains.")
          .exception();
    }
    int backslashes = 0;
    while (backslashes < pattern.length()
        && pattern.charAt(pattern.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    if (backslashes % 2 != 0) {
      throw Failure.of(
              ErrorKind.ARGUMENT,
              "Can't match a LIKE pattern: it must not end in a single backslash. Write \\\\ for one.")
          .exception();
    }
    return pattern;
  }
}
