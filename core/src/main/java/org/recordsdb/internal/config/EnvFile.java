package org.recordsdb.internal.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in a {@code .env} file what its library leaves out or reads as something else, as a setting
 * that is lost without a word may be one of safety.
 */
final class EnvFile {

  private static final Pattern ASSIGNMENT = Pattern.compile("\\s*[\\w.\\-]+\\s*=\\s*(.*?)\\s*");

  /** A quoted value, and a comment at most behind it. */
  private static final Pattern QUOTED =
      Pattern.compile("\"[^\"]*+\"\\s*(?:#.*)?|'[^']*+'\\s*(?:#.*)?");

  /** A line of a value in quotes that is a line of its own, so that the quote was forgotten. */
  private static final Pattern OTHER = Pattern.compile("\\s*[\\w.\\-]+\\s*=\\s*[^\\s=].*");

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private EnvFile() {}

  /** What is wrong with it and where, as the rest of a sentence that shows no value. */
  static Optional<String> mistake(List<String> lines) {
    if (!lines.isEmpty() && lines.get(0).startsWith(BYTE_ORDER_MARK)) {
      return Optional.of(
          "it begins with a byte order mark, which editors don't show. Save it as UTF-8 without one");
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.stripLeading().startsWith("#")) {
        continue;
      }
      Matcher assignment = ASSIGNMENT.matcher(line);
      if (!assignment.matches()) {
        return at(i, "is not NAME=value, without export before it, a comment, or empty");
      }
      String value = assignment.group(1);
      if (value.startsWith("\"") && value.indexOf('"', 1) < 0) {
        int end = end(lines, i);
        if (end < 0) {
          return at(i, "has a quote that is not closed. Close it");
        }
        i = end;
      } else if (isQuote(value) && !QUOTED.matcher(value).matches() && !isWhole(value)) {
        return at(
            i,
            value.indexOf(value.charAt(0), 1) < 0
                ? "has a quote that is not closed. Close it"
                : "has text behind a closing quote. Leave it out, or begin a comment with #");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> at(int index, String mistake) {
    return Optional.of("line " + (index + 1) + " " + mistake);
  }

  private static boolean isQuote(String value) {
    return value.startsWith("\"") || value.startsWith("'");
  }

  /** With quotes inside, and no comment that would cut it. */
  private static boolean isWhole(String value) {
    return value.length() > 1
        && value.charAt(value.length() - 1) == value.charAt(0)
        && value.indexOf('#') < 0;
  }

  /** The line in which a value of several lines ends; -1 if it does not. */
  private static int end(List<String> lines, int start) {
    for (int i = start + 1; i < lines.size(); i++) {
      String line = lines.get(i).stripTrailing();
      if (OTHER.matcher(line).matches()) {
        return -1;
      }
      int quote = line.indexOf('"');
      if (quote >= 0) {
        return quote == line.length() - 1 ? i : -1;
      }
    }
    return -1;
  }
}
