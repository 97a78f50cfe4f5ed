package org.recordsdb.spi;

/** LIKE patterns as regular expressions, in the syntax that Java, ICU and PCRE share. */
final class LikeRegex {

  private LikeRegex() {}

  static String of(String pattern) {
    StringBuilder regex = new StringBuilder("(?s)\\A");
    boolean literal = false;
    for (int c : pattern.codePoints().toArray()) {
      if (c == '\\' && !literal) {
        literal = true;
        continue;
      }
      if (c == '%' && !literal) {
        regex.append(".*");
      } else if (c == '_' && !literal) {
        regex.append('.');
      } else {
        regex.append(c < 128 && !Character.isLetterOrDigit(c) ? "\\" : "").appendCodePoint(c);
      }
      literal = false;
    }
    return regex.append("\\z").toString();
  }
}
