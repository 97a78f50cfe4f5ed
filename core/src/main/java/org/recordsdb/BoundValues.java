package org.recordsdb;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    String detail = isOfSql(fault.detail(), call.sql()) ? fault.detail() : null;
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

  /** True if all that the text quotes stands in the SQL; an open quote may hold anything. */
  private static boolean isOfSql(@Nullable String text, String sql) {
    if (text == null || text.chars().filter(letter -> letter == '"').count() % 2 != 0) {
      return false;
    }
    Matcher quoted = QUOTED.matcher(text);
    while (quoted.find()) {
      String word = MARKS.matcher(quoted.group()).replaceAll("").strip();
      if (!sql.contains(word)) {
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
