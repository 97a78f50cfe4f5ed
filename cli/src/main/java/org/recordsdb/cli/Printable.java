package org.recordsdb.cli;

/**
 * Texts that a terminal shows as they are. Characters that control a terminal, or change how the
 * characters around them are shown, are written as an escape, as {@code \\u001b}, which means the
 * same in a string of JSON.
 */
final class Printable {

  private Printable() {}

  /** A text of several lines. */
  static String text(String text) {
    return escaped(text, true);
  }

  /** A text that stays in its line: a name, a value, a message of a server. */
  static String line(String text) {
    return escaped(text, false);
  }

  private static String escaped(String text, boolean lines) {
    StringBuilder printable = new StringBuilder(text.length());
    int next;
    for (int i = 0; i < text.length(); i = next) {
      int character = text.codePointAt(i);
      next = i + Character.charCount(character);
      if (isShown(character) || (lines && breaksLine(text, i))) {
        printable.appendCodePoint(character);
      } else {
        for (char unit : Character.toChars(character)) {
          printable.append(String.format("\\u%04x", (int) unit));
        }
      }
    }
    return printable.toString();
  }

  private static boolean isShown(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  /** A tab, a line feed, or a carriage return that belongs to a line feed. */
  private static boolean breaksLine(String text, int place) {
    char character = text.charAt(place);
    boolean ends = place + 1 < text.length() && text.charAt(place + 1) == '\n';
    return switch (character) {
      case '\t', '\n' -> true;
      case '\r' -> ends;
      default -> false;
    };
  }
}
