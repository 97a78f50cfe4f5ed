package org.recordsdb.migrate.copy;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.recordsdb.migrate.schema.RandomUuid;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;

/**
 * Defaults of SQLite columns as PostgreSQL takes them: literals, the current time in the ways that
 * people write it, and the random UUID that Records writes. An SQLite default that is none of these
 * has no translation.
 */
final class DefaultTranslation {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?\\s*(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern STRING = Pattern.compile("'(?:[^']++|'')*+'", Pattern.DOTALL);
  private static final Pattern BLOB = Pattern.compile("[xX]'([0-9a-fA-F]*)'");
  private static final Pattern NOW =
      Pattern.compile("(?i)current_timestamp|datetime\\s*\\(\\s*'now'\\s*\\)");
  private static final Pattern FORMATTED =
      Pattern.compile("(?i)strftime\\s*\\(\\s*'([^']*)'\\s*,\\s*'now'\\s*\\)");
  private static final Pattern TODAY =
      Pattern.compile("(?i)current_date|date\\s*\\(\\s*'now'\\s*\\)");

  private static final Set<LogicalType> NUMBERS =
      Set.of(
          LogicalType.INT16,
          LogicalType.INT32,
          LogicalType.INT64,
          LogicalType.FLOAT32,
          LogicalType.FLOAT64,
          LogicalType.DECIMAL);

  private static final Set<LogicalType> TIMES =
      Set.of(LogicalType.DATE, LogicalType.TIME, LogicalType.TIMESTAMP, LogicalType.INSTANT);

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
    if (logical == LogicalType.BOOLEAN) {
      return truth(sql);
    }
    if (NUMBER.matcher(sql).matches()) {
      return number(sql, logical);
    }
    var blob = BLOB.matcher(sql);
    if (blob.matches() && logical == LogicalType.BYTES) {
      return Optional.of("'\\x" + blob.group(1) + "'::bytea");
    }
    return STRING.matcher(sql).matches() ? string(sql, logical) : Optional.empty();
  }

  private static String bare(String sql) {
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

  private static Optional<String> truth(String sql) {
    return switch (sql.toLowerCase(Locale.ROOT)) {
      case "0", "false" -> Optional.of("false");
      case "1", "true" -> Optional.of("true");
      default -> Optional.empty();
    };
  }

  private static Optional<String> number(String sql, LogicalType logical) {
    if (NUMBERS.contains(logical)) {
      return Optional.of(sql);
    }
    return logical == LogicalType.TEXT ? Optional.of("'" + sql + "'") : Optional.empty();
  }

  /** PostgreSQL would take 'now' for the time at which the column is made. */
  private static Optional<String> string(String sql, LogicalType logical) {
    boolean digits = sql.matches("'[0-9T :.+-]*Z?'");
    boolean fits =
        logical == LogicalType.TEXT
            || logical == LogicalType.JSON
            || logical == LogicalType.UUID
            || (TIMES.contains(logical) && digits)
            || (NUMBERS.contains(logical)
                && NUMBER.matcher(sql.substring(1, sql.length() - 1)).matches());
    return fits ? Optional.of(sql) : Optional.empty();
  }
}
