package org.recordsdb.sqlite;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;

/**
 * The CHECK by which SQLite itself keeps a column's values in the form that Records writes. A
 * column that has it compares as it is stored, so that an index serves; one without it may hold
 * other forms, and compares through {@link StoredForm}.
 */
final class UniformCheck {

  /**
   * Strings, which stay, one with a quote in it as two; comments, blanks and quotes of names, which
   * mean nothing.
   */
  private static final Pattern TOKENS =
      Pattern.compile("('[^']*+')|--[^\\n]*|/\\*.*?\\*/|[\\s\"`\\[\\]]", Pattern.DOTALL);

  private UniformCheck() {}

  /** The condition for a column of this name and type, if its type has one. */
  static Optional<String> condition(String name, ColumnType type) {
    return switch (type.logical()) {
      case TIME -> Optional.of(name + " glob '??:??:??.??????'");
      case TIMESTAMP -> Optional.of(name + " glob '????-??-?? ??:??:??.??????'");
      case INSTANT -> Optional.of(name + " glob '????-??-?? ??:??:??.??????+00:00'");
      case DECIMAL ->
          type.precision() == 0 || type.precision() > DeclaredType.EXACT_DIGITS
              ? Optional.empty()
              : Optional.of(name + " = round(" + name + ", " + type.scale() + ")");
      default -> Optional.empty();
    };
  }

  /** True if the CREATE statement has the column's check. */
  static boolean isIn(String createStatement, ColumnInfo column) {
    return condition(column.name(), column.type())
        .filter(condition -> bare(createStatement).contains(bare("check (" + condition + ")")))
        .isPresent();
  }

  private static String bare(String sql) {
    return TOKENS
        .matcher(sql)
        .replaceAll(token -> token.group(1) == null ? "" : Matcher.quoteReplacement(token.group(1)))
        .toLowerCase(Locale.ROOT);
  }
}
