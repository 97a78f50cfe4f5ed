package org.recordsdb.sqlite;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;

/**
 * The CHECK by which SQLite itself keeps a column's values in the form that Records writes. A
 * column that has it compares as it is stored, so that an index serves; one without it may hold
 * other forms, and compares through {@link StoredForm}.
 */
final class UniformCheck {

  /**
   * Strings, which stay, one with a quote in it as two; names in quotes, of which the quotes and
   * blanks mean nothing; comments and blanks. What has no end goes to the end of the text, so that
   * each character is looked at once.
   */
  private static final Pattern TOKENS =
      Pattern.compile(
          "('[^']*+'?+)|(\"[^\"]*+\"?+|`[^`]*+`?+|\\[[^\\]]*+\\]?+)|--[^\\n]*+"
              + "|/\\*(?:[^*]|\\*(?!/))*+(?:\\*/)?+|\\s++",
          Pattern.DOTALL);

  private static final Pattern OF_QUOTES = Pattern.compile("[\\s\"`\\[\\]]++");

  private UniformCheck() {}

  /**
   * The condition for a column of this name and type, if its type has one. It begins with no quote:
   * of one that does SQLite tells only the name in quotes.
   */
  static Optional<String> condition(String name, ColumnType type) {
    return condition("(" + name + ")", name, type);
  }

  private static Optional<String> condition(String first, String name, ColumnType type) {
    return switch (type.logical()) {
      case TIME -> Optional.of(first + " glob '??:??:??.??????'");
      case TIMESTAMP -> Optional.of(first + " glob '????-??-?? ??:??:??.??????'");
      case INSTANT -> Optional.of(first + " glob '????-??-?? ??:??:??.??????+00:00'");
      case DECIMAL ->
          type.precision() == 0 || type.precision() > DeclaredType.EXACT_DIGITS
              ? Optional.empty()
              : Optional.of(first + " = round(" + name + ", " + type.scale() + ")");
      default -> Optional.empty();
    };
  }

  /**
   * True if the CREATE statement has the column's check, with its name in brackets or without.
   *
   * @param bareStatement the statement as {@link #bare} gives it
   */
  static boolean isIn(String bareStatement, ColumnInfo column) {
    String name = '"' + column.name().replace("\"", "\"\"") + '"';
    return Stream.of("(" + name + ")", name)
        .flatMap(first -> condition(first, name, column.type()).stream())
        .anyMatch(condition -> bareStatement.contains(bare("check (" + condition + ")")));
  }

  /** The text without what means nothing, in small letters. */
  static String bare(String sql) {
    return TOKENS
        .matcher(sql)
        .replaceAll(token -> Matcher.quoteReplacement(kept(token)))
        .toLowerCase(Locale.ROOT);
  }

  private static String kept(MatchResult token) {
    if (token.group(2) != null) {
      return OF_QUOTES.matcher(token.group(2)).replaceAll("");
    }
    return token.group(1) == null ? "" : token.group(1);
  }
}
