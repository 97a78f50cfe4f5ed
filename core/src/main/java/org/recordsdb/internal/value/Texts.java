package org.recordsdb.internal.value;

/** Text that every database can keep: no NUL, and well-formed UTF-16. */
final class Texts {

  private Texts() {}

  static void check(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw ValueException.invalid("takes no text with the character U+0000");
      }
      if (Character.isSurrogate(c)) {
        boolean paired =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          throw ValueException.invalid("takes no text with half of a surrogate pair");
        }
        i++;
      }
    }
  }
}
