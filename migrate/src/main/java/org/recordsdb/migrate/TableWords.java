package org.recordsdb.migrate;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Words of CREATE TABLE and CREATE INDEX that are misspelt, and that a parser takes for the name or
 * the type of a column, so that it stops behind them or not at all.
 */
final class TableWords {

  private static final List<String> PARTS = List.of("check", "foreign", "primary", "unique");

  private static final Set<String> WITH_KEY = Set.of("foreign", "primary");

  private static final String TWO_KEYS =
      " The table has two primary keys; one of several columns is written primary key (a, b).";

  private TableWords() {}

  /** The first such word. */
  static Optional<Misspelling> in(SqlWords words) {
    if (words.has(0, "create", "table")) {
      return inTable(words);
    }
    boolean unique = words.has(0, "create", "unique");
    return words.has(0, "create") && words.has(unique ? 2 : 1, "index")
        ? inIndex(words, unique ? 3 : 2)
        : Optional.empty();
  }

  /** The word ON behind the name of an index. */
  private static Optional<Misspelling> inIndex(SqlWords words, int index) {
    int name = words.has(index, "if", "not", "exists") ? index + 3 : index;
    boolean others = words.has(name, "on") || words.has(name, "concurrently");
    String on = words.at(name + 1);
    return others || on.equals("on") || on.isEmpty()
        ? Optional.empty()
        : Optional.of(new Misspelling(on, " Write on and the table here."));
  }

  private static Optional<Misspelling> inTable(SqlWords words) {
    int open = words.has(2, "if", "not", "exists") ? 6 : 3;
    if (!words.has(open, "(")) {
      return Optional.empty();
    }
    SqlWords inside = SqlWords.of(words.between(open + 1, words.closing(open)));
    return inside.list(0).stream()
        .flatMap(part -> inPart(part).stream())
        .findFirst()
        .or(() -> keys(inside) > 1 ? misspelling("primary", TWO_KEYS) : Optional.empty());
  }

  private static long keys(SqlWords inside) {
    return inside.list(0).stream().filter(part -> part.contain("primary", "key")).count();
  }

  private static Optional<Misspelling> inPart(SqlWords part) {
    String first = part.at(0);
    if (first.equals("constraint")) {
      return PARTS.contains(part.at(1))
          ? misspelling(part.at(1), " Name the constraint, or leave the word constraint out.")
          : inNamed(part.at(2));
    }
    if (PARTS.contains(first)) {
      boolean key = part.has(1, "key");
      return key == WITH_KEY.contains(first) || part.at(1).isEmpty()
          ? Optional.empty()
          : misspelling(part.at(1), key ? ForeignWords.hint("key") : " Did you mean key?");
    }
    boolean key = Set.of("index", "key").contains(first);
    if (key && part.has(2, "(") && Character.isJavaIdentifierStart((part.at(3) + " ").charAt(0))) {
      return misspelling(first, ForeignWords.hint(first));
    }
    if (part.has(1, "key") || part.has(1, "(")) {
      return misspelling(first, suggestion(first, PARTS));
    }
    if (PARTS.contains(part.at(2)) && Misspelling.of(first, List.of("constraint")).isHinted()) {
      return misspelling(first, suggestion(first, List.of("constraint")));
    }
    return inColumn(part);
  }

  private static Optional<Misspelling> inNamed(String kind) {
    boolean known = PARTS.contains(kind) || kind.equals("exclude") || kind.isEmpty();
    return known ? Optional.empty() : misspelling(kind, suggestion(kind, PARTS));
  }

  /** The word KEY behind PRIMARY, and there only. */
  private static Optional<Misspelling> inColumn(SqlWords part) {
    int depth = 0;
    for (int i = 2; i < part.words().size(); i++) {
      depth += part.has(i, "(") ? 1 : part.has(i, ")") ? -1 : 0;
      if (depth == 0
          && part.has(i, "key")
          && !Set.of("primary", "unique").contains(part.at(i - 1))) {
        return misspelling("key", " Did you mean primary key?");
      }
      if (part.has(i, "key") && part.has(i - 1, "unique")) {
        return misspelling("key", " Leave it out: unique stands alone.");
      }
      if (part.has(i, "primary") && !part.has(i + 1, "key")) {
        return misspelling(
            part.at(i + 1).isEmpty() ? "primary" : part.at(i + 1), " Did you mean primary key?");
      }
    }
    return Optional.empty();
  }

  private static String suggestion(String word, List<String> meant) {
    Misspelling known = Misspelling.of(word, meant);
    return known.isHinted() ? known.hint() : ForeignWords.hint(word);
  }

  private static Optional<Misspelling> misspelling(String word, String hint) {
    return Optional.of(new Misspelling(word, hint));
  }
}
