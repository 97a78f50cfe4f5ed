package org.recordsdb.internal.text;

import java.util.Locale;

/**
 * Parts of a URL for people to read, percent-encoded where they would be taken for another part.
 * What stands behind a separator that was encoded is most likely a misplaced secret, and is not
 * shown.
 */
public final class UrlText {

  private UrlText() {}

  /** A login without what a colon in it cuts off, which may be the password. */
  public static String login(String user) {
    return cut(user, ':', "%/?#@");
  }

  /** A server's database without what a question mark in it cuts off, which may be options. */
  public static String database(String name) {
    return cut(name, '?', "%#@");
  }

  /** The path of a file. */
  public static String file(String path) {
    return encoded(path, "%?#");
  }

  private static String cut(String text, char separator, String reserved) {
    int end = text.indexOf(separator);
    return end < 0
        ? encoded(text, reserved)
        : encoded(text.substring(0, end + 1), reserved + separator) + "***";
  }

  private static String encoded(String text, String reserved) {
    StringBuilder encoded = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (reserved.indexOf(letter) < 0) {
        encoded.append(letter);
      } else {
        encoded.append('%').append(Integer.toHexString(letter).toUpperCase(Locale.ROOT));
      }
    }
    return encoded.toString();
  }
}
