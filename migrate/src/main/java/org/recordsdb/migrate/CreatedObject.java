package org.recordsdb.migrate;

import java.util.Optional;
import java.util.Set;

/** What a statement creates that is none of the tables, indexes and views that SQLite has, too. */
final class CreatedObject {

  private static final Set<String> TRANSLATED = Set.of("index", "table", "unique", "view");

  /** Words before the word for an object. */
  private static final Set<String> KINDS =
      Set.of(
          "constraint",
          "event",
          "foreign",
          "global",
          "local",
          "materialized",
          "recursive",
          "temp",
          "temporary",
          "trusted",
          "unlogged");

  private CreatedObject() {}

  /** Why it can't be created on SQLite. */
  static Optional<String> refusal(SqlWords words) {
    int first = words.has(1, "or", "replace") ? 3 : 1;
    if (!words.has(0, "create") || TRANSLATED.contains(words.at(first))) {
      return Optional.empty();
    }
    int last = first;
    StringBuilder object = new StringBuilder(words.at(first));
    while (KINDS.contains(words.at(last))) {
      last++;
      object.append(' ').append(words.at(last));
    }
    int name = words.has(last + 1, "if", "not", "exists") ? last + 4 : last + 1;
    return Optional.of(
        "the "
            + object
            + " "
            + SqlWords.bare(words.at(name))
            + " can't be had on SQLite, which has none like PostgreSQL's");
  }
}
