package org.recordsdb;

import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;

/** LIKE patterns, in which a backslash takes away the meaning of the character after it. */
final class LikePattern {

  private LikePattern() {}

  /** The pattern that matches exactly this text. */
  static String literal(String text) {
    return Given.notNull(text, "text")
        .replace("\\", "\\\\")
        .replace("%", "\\%")
        .replace("_", "\\_");
  }

  /**
   * The pattern itself; one that ends in a single backslash means different things on different
   * databases.
   */
  static String checked(String pattern) {
    Given.notNull(pattern, "pattern");
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
