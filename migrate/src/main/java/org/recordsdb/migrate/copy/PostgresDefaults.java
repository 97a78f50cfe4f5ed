package org.recordsdb.migrate.copy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.recordsdb.migrate.expression.Translation;
import org.recordsdb.migrate.schema.RandomUuid;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TableInfo;

/**
 * Defaults of PostgreSQL's columns that are no constants of built-in types ({@link
 * PostgresConstants}), as it prints them, for SQLite: the current time, a random UUID, texts of
 * other types, and expressions that mean the same. All others have no translation.
 */
final class PostgresDefaults {

  private static final String CLOCK =
      "(?:now\\(\\)|current_timestamp|localtimestamp|(?:transaction|statement|clock)_timestamp\\(\\))";

  /** The session's zone is UTC, so a time without a zone is the same with it and without. */
  private static final Pattern NOW =
      Pattern.compile(
          "(?i)\\(*(?:"
              + CLOCK
              + "|timezone\\('utc'::text, "
              + CLOCK
              + "\\)|"
              + CLOCK
              + " at time zone 'utc'::text)\\)*");

  private static final Pattern TODAY =
      Pattern.compile("(?i)current_date|\\(*" + CLOCK + "(?: at time zone 'utc'::text)?\\)*::date");

  /** The time as a text, in a form that SQLite may have had before. */
  private static final Pattern FORMATTED =
      Pattern.compile("(?i)to_char\\(\\(now\\(\\) at time zone 'utc'::text\\), '([^']*)'::text\\)");

  private static final Pattern RANDOM_UUID =
      Pattern.compile("\\(?(?:\\w+\\.)?(?:gen_random_uuid|uuid_generate_v4)\\(\\)\\)?(?:::text)?");

  private static final Pattern STRING =
      Pattern.compile("('(?:[^']++|'')*+')(?:::[^']+)?", Pattern.DOTALL);

  private static final Pattern EMPTY_LIST = Pattern.compile("(?i)array\\[\\](?:::.+)?");

  private static final TableInfo NO_TABLE =
      TableInfo.of(null, "", List.of(), List.of(), List.of(), Map.of());

  private final Syntax sqlite;
  private final Translation translation;

  PostgresDefaults(Syntax sqlite, Translation translation) {
    this.sqlite = sqlite;
    this.translation = translation;
  }

  /**
   * The default for a column of this type on SQLite, empty if it has no translation.
   *
   * @param asText whether the column holds the text that PostgreSQL writes for values
   */
  Optional<String> of(String postgres, ColumnType type, boolean asText) {
    if (asText) {
      return EMPTY_LIST.matcher(postgres).matches() ? Optional.of("'{}'") : string(postgres);
    }
    return switch (type.logical()) {
      case TIMESTAMP, INSTANT ->
          NOW.matcher(postgres).matches()
              ? Optional.of(sqlite.now(type))
              : expression(postgres, type);
      case DATE ->
          TODAY.matcher(postgres).matches()
              ? Optional.of("(date('now'))")
              : expression(postgres, type);
      case UUID, TEXT ->
          RANDOM_UUID.matcher(postgres).matches()
              ? Optional.of(RandomUuid.DEFAULT)
              : formatted(postgres, type).or(() -> expression(postgres, type));
      default -> expression(postgres, type);
    };
  }

  private static Optional<String> formatted(String sql, ColumnType type) {
    return type.logical() == LogicalType.TEXT
        ? group(FORMATTED, sql)
            .flatMap(StrftimeFormat::of)
            .map(format -> "(strftime('" + format + "', 'now'))")
        : Optional.empty();
  }

  private static Optional<String> string(String sql) {
    return group(STRING, sql);
  }

  private static Optional<String> group(Pattern pattern, String sql) {
    Matcher matcher = pattern.matcher(sql);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private Optional<String> expression(String sql, ColumnType type) {
    if (sql.matches("(?i)null(::.*)?")) {
      return Optional.of("null");
    }
    return translation.value(sql, NO_TABLE, type).map(value -> "(" + value + ")");
  }
}
