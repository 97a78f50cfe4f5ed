package org.recordsdb.migrate;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables, views and columns that a file's statements create, by their words: those that are
 * undone with the statement that failed.
 */
final class CreatedNames {

  /** What begins a part of a table that is no column. */
  private static final Set<String> PARTS =
      Set.of("check", "constraint", "exclude", "foreign", "like", "primary", "unique");

  private final Map<String, Set<String>> tables = new LinkedHashMap<>();

  /** What these statements create, in their order. */
  CreatedNames(List<SqlStatement> statements) {
    statements.forEach(statement -> note(SqlWords.of(statement.sql())));
  }

  Set<String> tables() {
    return tables.keySet();
  }

  /** The columns that a table was created with, or was given. */
  Set<String> columns(String table) {
    return tables.getOrDefault(table, Set.of());
  }

  private void note(SqlWords words) {
    if (words.has(0, "create") && (words.has(1, "table") || words.has(1, "view"))) {
      int name = words.has(2, "if", "not", "exists") ? 5 : 2;
      Set<String> columns = of(words.at(name));
      if (words.has(1, "table") && words.has(name + 1, "(")) {
        String inside = words.between(name + 2, words.closing(name + 1));
        SqlWords.of(inside).list(0).forEach(part -> noteColumn(columns, part, 0));
      }
    } else if (words.has(0, "alter", "table")) {
      Set<String> columns = of(words.at(2));
      words.list(3).stream()
          .filter(change -> change.has(0, "add"))
          .forEach(change -> noteColumn(columns, change, change.has(1, "column") ? 2 : 1));
    }
  }

  private Set<String> of(String table) {
    return tables.computeIfAbsent(SqlWords.bare(table), name -> new LinkedHashSet<>());
  }

  private static void noteColumn(Set<String> columns, SqlWords part, int index) {
    if (!PARTS.contains(part.at(index))) {
      columns.add(SqlWords.bare(part.at(index)));
    }
  }
}
