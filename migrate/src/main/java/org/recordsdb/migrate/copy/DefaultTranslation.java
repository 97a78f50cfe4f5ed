package org.recordsdb.migrate.copy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.recordsdb.migrate.schema.RandomUuid;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;

/**
 * Defaults of SQLite columns that are no constants ({@link SqliteConstants}) as PostgreSQL takes
 * them: the current time in the ways that people write it, and the random UUID that Records writes.
 * An SQLite default that is none of these has no translation.
 */
final class DefaultTranslation {

  private static final Pattern NOW =
      Pattern.compile("(?i)current_timestamp|datetime\\s*\\(\\s*'now'\\s*\\)");
  private static final Pattern FORMATTED =
      Pattern.compile("(?i)strftime\\s*\\(\\s*'([^']*)'\\s*,\\s*'now'\\s*\\)");
  private static final Pattern TODAY =
      Pattern.compile("(?i)current_date|date\\s*\\(\\s*'now'\\s*\\)");

  private final Syntax syntax;

  /**
   * @param syntax PostgreSQL's
   */
  DefaultTranslation(Syntax syntax) {
    this.syntax = syntax;
  }

  /** The default for a column of this type, empty if it has no translation. */
  Optional<String> of(String sqlite, ColumnType type) {
    String sql = bare(sqlite);
    LogicalType logical = type.logical();
    if (sql.equalsIgnoreCase("null")) {
      return Optional.of("null");
    }
    if (NOW.matcher(sql).matches()) {
      return now(StrftimeFormat.PLAIN, type);
    }
    Matcher formatted = FORMATTED.matcher(sql);
    if (formatted.matches()) {
      return now(formatted.group(1), type);
    }
    if (TODAY.matcher(sql).matches() && logical == LogicalType.DATE) {
      return Optional.of("((now() at time zone 'UTC')::date)");
    }
    if (RandomUuid.is(sql)) {
      return uuid(logical);
    }
    return Optional.empty();
  }

  /** Without parentheses around it. */
  static String bare(String sql) {
    String bare = sql.strip();
    while (bare.startsWith("(") && bare.endsWith(")")) {
      bare = bare.substring(1, bare.length() - 1).strip();
    }
    return bare;
  }

  /** A column of text keeps the form, which programs may compare; one of times keeps the time. */
  private Optional<String> now(String format, ColumnType type) {
    return switch (type.logical()) {
      case TIMESTAMP, INSTANT ->
          StrftimeFormat.isTimestamp(format) ? Optional.of(syntax.now(type)) : Optional.empty();
      case TEXT ->
          StrftimeFormat.template(format)
              .map(template -> "to_char(now() at time zone 'UTC', '" + template + "')");
      default -> Optional.empty();
    };
  }

  private static Optional<String> uuid(LogicalType logical) {
    return switch (logical) {
      case UUID -> Optional.of("gen_random_uuid()");
      case TEXT -> Optional.of("(gen_random_uuid()::text)");
      default -> Optional.empty();
    };
  }
}
