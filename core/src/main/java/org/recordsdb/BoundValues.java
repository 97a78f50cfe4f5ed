package org.recordsdb;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.Fault;

/**
 * Keeps bound values out of what is told of a fault. Drivers quote names and pieces of the SQL, and
 * values too, as a database may take a value for a name: {@code cast(:p as regclass)}. What does
 * not stand in the SQL is not shown.
 */
final class BoundValues {

  /** What a driver quotes, in the marks of its language, or says behind a colon at the end. */
  private static final Pattern QUOTED =
      Pattern.compile(
          "\"[^\"]*\"|'[^']*'|[«»„“‹「][^«»“”›」]*[«»“”›」]|: (?!syntax error)[^\"'«»„“‹「]*$");

  private static final Pattern MARKS = Pattern.compile("^: |[\"'«»„“”‹›「」]");

  private BoundValues() {}

  /** The fault without texts and names that may be values. */
  static Fault without(Fault fault, Call call) {
    if (call.sql() == null) {
      return fault;
    }
    String detail = shown(fault.detail(), call.sql());
    return switch (fault.kind()) {
      case UNKNOWN_TABLE ->
          new Fault(fault.kind(), detail, named(fault.table(), call.sql()), List.of(), null);
      case UNKNOWN_COLUMN ->
          new Fault(
              fault.kind(),
              detail,
              named(fault.table(), call.sql()),
              fault.columns().stream().filter(name -> names(call.sql(), name)).toList(),
              null);
      default -> fault.withDetail(detail);
    };
  }

  /** The text, its words before a colon where what follows may be a value, or nothing. */
  private static @Nullable String shown(@Nullable String text, String sql) {
    if (text == null || isOfSql(text, sql)) {
      return text;
    }
    String words = text.substring(0, Math.max(0, text.indexOf(": ")));
    return words.indexOf(' ') > 0 && isOfSql(words, sql) ? words : null;
  }

  /** True if all that the text quotes stands in the SQL; an open quote may hold anything. */
  private static boolean isOfSql(String text, String sql) {
    if (text.chars().filter(letter -> letter == '"').count() % 2 != 0) {
      return false;
    }
    Matcher quoted = QUOTED.matcher(text);
    while (quoted.find()) {
      String word = MARKS.matcher(quoted.group()).replaceAll("").strip();
      if (!names(sql, word) && !Stream.of(word.split("[.]")).allMatch(part -> names(sql, part))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String named(@Nullable String name, String sql) {
    return name == null || !names(sql, name) ? null : name;
  }

  /** Databases tell a name in small letters where the SQL has capitals, and without the quotes. */
  private static boolean names(String sql, String name) {
    String text = sql.toLowerCase(Locale.ROOT);
    String wanted = name.toLowerCase(Locale.ROOT);
    return text.contains(wanted) || text.contains(wanted.replace("\"", "\"\""));
  }
}
