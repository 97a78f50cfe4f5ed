package org.recordsdb.postgres;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Fault;

/**
 * The table or column that PostgreSQL does not know. It stands in the message alone, in the quotes
 * of the server's language, or without quotes if it has a qualifier, as in {@code column d.titel
 * does not exist}.
 */
final class UnknownName {

  private static final Pattern QUOTED = Pattern.compile("[\"«»„“‹「](.+?)[\"«»“”›」]");
  private static final Pattern QUALIFIED =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_])[\\p{L}_][\\p{L}\\p{N}_$]*\\.([\\p{L}_][\\p{L}\\p{N}_$]*)");

  private UnknownName() {}

  /** The fault with the name, unless the message has none or more than one. */
  static Fault fault(ErrorKind kind, String message) {
    List<String> names = QUOTED.matcher(message).results().map(UnknownName::bare).toList();
    if (names.isEmpty()) {
      names = QUALIFIED.matcher(message).results().map(found -> found.group(1)).toList();
    }
    boolean column = kind == ErrorKind.UNKNOWN_COLUMN;
    if (names.isEmpty()) {
      return Fault.of(kind, message);
    }
    return column
        ? new Fault(
            kind, message, names.size() > 1 ? names.get(1) : null, names.subList(0, 1), null)
        : new Fault(kind, message, names.get(0), List.of(), null);
  }

  /** Without the schema; a name with a dot of its own is cut too, which only suggests less. */
  private static String bare(MatchResult quoted) {
    String name = quoted.group(1);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
