package org.recordsdb.migrate;

import java.util.Optional;
import java.util.Set;

/** Schemas before the names of tables, indexes and views, which SQLite does not have. */
final class SchemaNames {

  /** Words before such a name. */
  private static final Set<String> BEFORE =
      Set.of("exists", "from", "index", "into", "join", "references", "table", "update", "view");

  private SchemaNames() {}

  /** Why the statement can't be translated, if it names a schema. */
  static Optional<String> refusal(SqlWords words) {
    for (int i = 1; i < words.words().size(); i++) {
      if (words.has(i + 1, ".") && isObject(words, i)) {
        return Optional.of(
            "SQLite has no schemas: leave the schema before the name "
                + SqlWords.bare(words.at(i + 2))
                + " out; for PostgreSQL, DB_SCHEMA or the option schema of the URL names it");
      }
    }
    return Optional.empty();
  }

  private static boolean isObject(SqlWords words, int i) {
    String before = words.at(i - 1);
    boolean compared = before.equals("from") && words.has(i - 2, "distinct");
    boolean indexed = before.equals("on") && words.has(0, "create") && isIndex(words);
    boolean commented = words.has(0, "comment", "on", "column") && i == 3 && words.has(6, ".");
    return (BEFORE.contains(before) && !compared) || indexed || commented;
  }

  private static boolean isIndex(SqlWords words) {
    return words.has(1, "index") || words.has(1, "unique", "index");
  }
}
