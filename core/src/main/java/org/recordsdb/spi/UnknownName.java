package org.recordsdb.spi;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;

/**
 * The table or column that a database says it does not know. The name stands first in the message,
 * in the quotes of the server's language, or without quotes if it has a qualifier, as in {@code
 * column d.titel does not exist}; then it is told as it is written, too.
 */
final class UnknownName {

  private static final Pattern QUOTED = Pattern.compile("[\"«»„“‹「]([^\"«»„“‹「”›」]+)[\"«»“”›」]");
  private static final Pattern QUALIFIED =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_])[\\p{L}_][\\p{L}\\p{N}_$]*+\\.([\\p{L}_][\\p{L}\\p{N}_$]*)");

  private UnknownName() {}

  /** True if the kind is about such a name. */
  static boolean appliesTo(ErrorKind kind) {
    return kind == ErrorKind.UNKNOWN_TABLE || kind == ErrorKind.UNKNOWN_COLUMN;
  }

  /** The fault with the name, if the message has one. */
  static Fault fault(ErrorKind kind, String message) {
    List<String> names = QUOTED.matcher(message).results().map(UnknownName::bare).toList();
    @Nullable String written = null;
    if (names.isEmpty()) {
      written =
          QUALIFIED.matcher(message).results().map(MatchResult::group).findFirst().orElse(null);
      names = QUALIFIED.matcher(message).results().map(found -> found.group(1)).toList();
    }
    if (names.isEmpty()) {
      return Fault.of(kind);
    }
    return kind == ErrorKind.UNKNOWN_TABLE
        ? new Fault(kind, null, names.get(0), List.of(), null)
        : new Fault(kind, null, null, names.subList(0, 1), null, 0, written);
  }

  /** Without the schema; a name with a dot of its own is cut too, which only suggests less. */
  private static String bare(MatchResult quoted) {
    String name = quoted.group(1).replace('\u00a0', ' ').strip();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
