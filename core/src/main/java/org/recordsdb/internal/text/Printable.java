package org.recordsdb.internal.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that is safe to show on a terminal, in a log or on a page: one line, and nothing in it that
 * steers the terminal, hides itself or turns the direction of what follows. Names, SQL and the
 * texts of servers come from others; every message goes through here. Letters of every script stay
 * as they are.
 */
public final class Printable {

  /** The plane of tags and of selectors of variants, none of which shows by itself. */
  private static final int SPECIAL_PLANE = 0xE;

  /** A tab, a line feed, or a carriage return that belongs to a line feed. */
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n]++");

  private static final Pattern LAYOUT = Pattern.compile("\\t|\\r?\\n");

  /** What a message has at most, and the middle of what is longer. */
  private static final int LONGEST = 10_000;

  /** A word that no people read: its start, what is left out, and the mark that ends it. */
  private static final Pattern LONG_WORD = Pattern.compile("(\\S{100})\\S{400,}(\\S)");

  /** Letters and marks that nothing is drawn for, as fillers of Hangul. */
  private static final String INVISIBLE =
      "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0";

  private Printable() {}

  /**
   * The text, each of its unsafe characters in the form of a Java escape, as {@code \}{@code
   * u202e}.
   */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (isUnsafe(text.codePointAt(i))) {
        return escaped(text, i);
      }
    }
    return text;
  }

  /**
   * The same of a whole message, which may hold names and SQL of any length: of a word of more than
   * 500 characters it has the first 100, of a text of more than 10,000 its start and its end.
   */
  public static String message(String text) {
    if (text.length() <= 500) {
      return of(text);
    }
    int half = LONGEST / 2;
    String kept =
        text.length() <= LONGEST
            ? text
            : text.substring(0, half) + "…" + text.substring(text.length() - half);
    return of(LONG_WORD.matcher(kept).replaceAll("$1…$2"));
  }

  /**
   * The same of several lines, as those of SQL: every break with the blanks around it is a blank.
   */
  public static String line(String text) {
    return of(
        BLANKS
            .matcher(text.strip())
            .replaceAll(run -> breaks(run.group()) ? " " : run.group())); // each blank is read once
  }

  private static boolean breaks(String blanks) {
    return blanks.indexOf('\n') >= 0 || blanks.indexOf('\r') >= 0;
  }

  /** The same of a text whose own tabs and line breaks stay. */
  public static String lines(String text) {
    StringBuilder safe = new StringBuilder();
    Matcher layout = LAYOUT.matcher(text);
    int from = 0;
    while (layout.find()) {
      safe.append(of(text.substring(from, layout.start()))).append(layout.group());
      from = layout.end();
    }
    return safe.append(of(text.substring(from))).toString();
  }

  private static String escaped(String text, int from) {
    StringBuilder safe = new StringBuilder(text.substring(0, from));
    text.substring(from)
        .codePoints()
        .forEach(
            point -> {
              if (isUnsafe(point)) {
                for (char unit : Character.toChars(point)) {
                  safe.append(String.format("\\u%04x", (int) unit));
                }
              } else {
                safe.appendCodePoint(point);
              }
            });
    return safe.toString();
  }

  private static boolean isUnsafe(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> point >> 16 == SPECIAL_PLANE || INVISIBLE.indexOf(point) >= 0;
    };
  }
}
