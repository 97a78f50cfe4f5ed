package org.recordsdb.internal.value;

import java.util.UUID;

/** Text that every database can keep: no NUL, and well-formed UTF-16. */
final class Texts {

  private Texts() {}

  /**
   * The UUID that the text writes in its usual form; the JDK also takes digits in other places.
   *
   * @throws IllegalArgumentException if it is none
   */
  static UUID uuid(String text) {
    UUID uuid = UUID.fromString(text);
    if (!uuid.toString().equalsIgnoreCase(text)) {
      throw new IllegalArgumentException("not a UUID");
    }
    return uuid;
  }

  static void check(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw ValueException.invalid(
            "takes no text with the character U+0000. Remove it, or store bytes");
      }
      if (Character.isSurrogate(c)) {
        boolean paired =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          throw ValueException.invalid(
              "takes no text with half of a surrogate pair. Correct the text, or store bytes");
        }
        i++;
      }
    }
  }
}
