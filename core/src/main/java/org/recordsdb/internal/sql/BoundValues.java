package org.recordsdb.internal.sql;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Fault;

/**
 * Keeps bound values, and passwords that SQL spells out, out of what is said of a fault. A dialect
 * tells names and SQL only; databases may take a value for a name, so that names that do not stand
 * in the SQL as it is shown, or in what is done without, are not told.
 */
public final class BoundValues {

  private BoundValues() {}

  /**
   * The fault without texts and names that may be values.
   *
   * @param sql as it is shown ({@link SpelledSecrets}); or what is done, if it is none
   */
  public static Fault without(Fault fault, String sql) {
    String detail = shown(fault.detail(), sql);
    if (fault.kind() != ErrorKind.UNKNOWN_TABLE && fault.kind() != ErrorKind.UNKNOWN_COLUMN) {
      return fault.withDetail(detail);
    }
    List<String> columns = fault.columns().stream().filter(name -> names(sql, name)).toList();
    String table = named(fault.table(), sql);
    String near = named(fault.near(), sql);
    return new Fault(fault.kind(), detail, table, columns, null, fault.at(), near);
  }

  /** The text if all that it quotes stands in the SQL, or its words before a colon, or nothing. */
  private static @Nullable String shown(@Nullable String text, String sql) {
    if (text == null) {
      return null;
    }
    String[] parts = text.replace('\u00a0', ' ').split("[\"«»„“‹「”›」]", -1);
    boolean ofSql = parts.length % 2 != 0; // an open quote may hold anything
    for (int i = 1; i < parts.length; i += 2) {
      String name = parts[i].strip();
      ofSql &= names(sql, name) || Stream.of(name.split("[.]")).allMatch(part -> names(sql, part));
    }
    String words = parts[0];
    return ofSql ? text : words.endsWith(": ") ? words.substring(0, words.length() - 2) : null;
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
