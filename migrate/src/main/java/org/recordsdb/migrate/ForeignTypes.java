package org.recordsdb.migrate;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Types that other databases have and PostgreSQL does not, with its own. jOOQ's parser and SQLite
 * take them.
 */
final class ForeignTypes {

  private static final String WHOLE_DOUBLE = "double precision";

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("binary", "bytea"),
          Map.entry("blob", "bytea"),
          Map.entry("clob", "text"),
          Map.entry("datetime", "timestamp"),
          Map.entry("datetime2", "timestamp"),
          Map.entry("datetimeoffset", "timestamptz"),
          Map.entry("double", WHOLE_DOUBLE),
          Map.entry("float32", "real"),
          Map.entry("float64", WHOLE_DOUBLE),
          Map.entry("guid", "uuid"),
          Map.entry("int32", "integer"),
          Map.entry("int64", "bigint"),
          Map.entry("long", "bigint"),
          Map.entry("longblob", "bytea"),
          Map.entry("longtext", "text"),
          Map.entry("mediumblob", "bytea"),
          Map.entry("mediumint", "integer"),
          Map.entry("mediumtext", "text"),
          Map.entry("number", "numeric"),
          Map.entry("nvarchar", "varchar"),
          Map.entry("smalldatetime", "timestamp"),
          Map.entry("string", "text"),
          Map.entry("tinyint", "smallint"),
          Map.entry("tinytext", "text"),
          Map.entry("uniqueidentifier", "uuid"),
          Map.entry("varbinary", "bytea"),
          Map.entry("varchar2", "varchar"));

  /** What begins a part of a table that is no column. */
  private static final Set<String> PARTS =
      Set.of("check", "constraint", "exclude", "foreign", "like", "primary", "unique");

  /** Types that MySQL and SQLite take with a length. */
  private static final Set<String> WITHOUT_LENGTH =
      Set.of(
          ("bigint bigserial bool boolean bytea date int int2 int4 int8 integer json jsonb real serial"
                  + " smallint text uuid")
              .split(" "));

  private ForeignTypes() {}

  /** PostgreSQL's type for one of this name, which it does not have. */
  static Optional<Misspelling> of(String name) {
    return Optional.ofNullable(TYPES.get(name))
        .map(
            type ->
                new Misspelling(
                    name, " " + name + " is no type of PostgreSQL: write " + type + "."));
  }

  /** The first such type of a column in a statement that makes or changes a table. */
  static Optional<Misspelling> in(SqlWords words) {
    if (words.has(0, "create", "table")) {
      return inTable(words);
    }
    return words.has(0, "alter", "table")
        ? words.list(3).stream()
            .filter(change -> change.at(0).equals("add"))
            .flatMap(change -> at(change, change.has(1, "column") ? 2 : 1).stream())
            .findFirst()
        : Optional.empty();
  }

  private static Optional<Misspelling> inTable(SqlWords words) {
    Optional<Misspelling> found = Optional.empty();
    int depth = 0;
    for (int i = 0; i < words.words().size() && found.isEmpty(); i++) {
      String word = words.at(i);
      boolean column = depth == 1 && Set.of("(", ",").contains(words.at(i - 1));
      if (column) {
        found = at(words, i);
      }
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
    }
    return found;
  }

  /** The type of the column at this place. */
  private static Optional<Misspelling> at(SqlWords words, int column) {
    boolean known =
        PARTS.contains(words.at(column)) || words.has(column + 1, "double", "precision");
    return known
        ? Optional.empty()
        : of(words.at(column + 1)).or(() -> ofLength(words, column + 1));
  }

  /** A type with a length that is spelt almost as another, or that takes none. */
  private static Optional<Misspelling> ofLength(SqlWords words, int type) {
    String name = words.at(type);
    if (!words.has(type + 1, "(")) {
      return Optional.empty();
    }
    return WITHOUT_LENGTH.contains(name)
        ? Optional.of(new Misspelling("(", " The type " + name + " takes no length: leave it out."))
        : Misspelling.ofType(name);
  }
}
