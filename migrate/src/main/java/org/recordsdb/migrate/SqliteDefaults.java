package org.recordsdb.migrate;

import java.math.BigDecimal;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.recordsdb.migrate.schema.RandomUuid;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.JsonText;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TemporalText;

/**
 * Defaults of PostgreSQL as SQLite takes them, in the form in which Records writes the column's
 * type.
 */
final class SqliteDefaults {

  private static final Pattern CAST =
      Pattern.compile("cast\\((.+) as [\\w ]+(?:\\([\\d, ]+\\))?(?: with(?:out)? time zone)?\\)");

  /** A string, perhaps with the name of its type before it. */
  private static final Pattern TEXT =
      Pattern.compile(
          "(?:(?:date|time|timestamp|timestamp with time zone|timestamptz) )?'((?:[^']|'')*+)'",
          Pattern.DOTALL);

  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");

  private static final Pattern NOW = Pattern.compile("current_timestamp(?:\\(6?\\))?|now\\(\\)");

  private static final Pattern NEW_UUID = Pattern.compile("(?:gen_random_uuid|uuid)\\(\\)");

  private final Syntax syntax;

  SqliteDefaults(Syntax syntax) {
    this.syntax = syntax;
  }

  /**
   * The default of a column, if it has one in SQLite's words.
   *
   * @param postgres as PostgreSQL writes it
   */
  Optional<String> of(ColumnType type, String postgres) {
    String sql = bare(postgres.strip());
    String lower = sql.toLowerCase(Locale.ROOT);
    LogicalType logical = type.logical();
    if (NOW.matcher(lower).matches()) {
      return logical == LogicalType.TIMESTAMP || logical == LogicalType.INSTANT
          ? Optional.of(syntax.now(type))
          : Optional.empty();
    }
    if (NEW_UUID.matcher(lower).matches()) {
      return logical == LogicalType.UUID ? Optional.of(RandomUuid.DEFAULT) : Optional.empty();
    }
    if (lower.equals("current_date")) {
      return logical == LogicalType.DATE ? Optional.of(lower) : Optional.empty();
    }
    if (lower.equals("true") || lower.equals("false")) {
      return logical == LogicalType.BOOLEAN ? Optional.of(lower) : Optional.empty();
    }
    if (NUMBER.matcher(sql).matches()) {
      boolean stored = isNumber(logical) && ConstantForm.isStored(type, new BigDecimal(sql));
      return stored ? Optional.of(sql) : Optional.empty();
    }
    Matcher text = TEXT.matcher(sql);
    if (!text.matches()) {
      return Optional.empty();
    }
    String value = text.group(1).replace("''", "'");
    return ConstantForm.isTooLong(type, value)
        ? Optional.empty()
        : text(logical, value).map(SqliteDefaults::literal);
  }

  /** The value of PostgreSQL's default, if that is a number, a text or a boolean. */
  static Optional<Object> constant(String postgres) {
    String sql = bare(postgres.strip());
    if (NUMBER.matcher(sql).matches()) {
      return Optional.of(new BigDecimal(sql));
    }
    Matcher text = TEXT.matcher(sql);
    if (text.matches()) {
      return Optional.of(text.group(1));
    }
    boolean truth = sql.equalsIgnoreCase("true") || sql.equalsIgnoreCase("false");
    return truth ? Optional.of(Boolean.valueOf(sql)) : Optional.empty();
  }

  private static String bare(String sql) {
    String bare = sql;
    for (Matcher cast = CAST.matcher(bare); cast.matches(); cast = CAST.matcher(bare)) {
      bare = cast.group(1);
    }
    return bare;
  }

  private static boolean isNumber(LogicalType type) {
    return switch (type) {
      case INT16, INT32, INT64, FLOAT32, FLOAT64, DECIMAL -> true;
      default -> false;
    };
  }

  /** The text in the form of its type, if it is one of it. */
  private static Optional<String> text(LogicalType type, String text) {
    try {
      return switch (type) {
        case TEXT -> Optional.of(text);
        case JSON -> Optional.of(JsonText.write(JsonText.parse(text)));
        case UUID -> Optional.of(UUID.fromString(text).toString());
        case DATE -> Optional.of(TemporalText.write(TemporalText.date(text)));
        case TIME -> Optional.of(TemporalText.write(TemporalText.time(text)));
        case TIMESTAMP -> Optional.of(TemporalText.write(TemporalText.timestamp(text)));
        case INSTANT -> Optional.of(TemporalText.write(TemporalText.instant(withMinutes(text))));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** An offset as PostgreSQL writes it, of hours alone, with its minutes. */
  private static String withMinutes(String text) {
    return text.replaceFirst("([+-]\\d\\d)$", "$1:00");
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
