package org.recordsdb.migrate;

import java.util.Optional;
import java.util.Set;

/**
 * Words before a parenthesis: functions, types and clauses. Functions are known by a closed list,
 * as one that is not on it may exist on both databases and differ.
 */
final class CallWords {

  /** Functions that mean the same, or are translated so that they do. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "abs",
          "char_length",
          "coalesce",
          "count",
          "gen_random_uuid",
          "length",
          "max",
          "min",
          "now",
          "nullif",
          "replace");

  /** Words before a parenthesis that are no functions. */
  private static final Set<String> STRUCTURE =
      Set.of(
          "all",
          "and",
          "any",
          "as",
          "between",
          "by",
          "case",
          "char",
          "character",
          "check",
          "conflict",
          "decimal",
          "default",
          "distinct",
          "else",
          "except",
          "exists",
          "filter",
          "float",
          "from",
          "having",
          "in",
          "include",
          "intersect",
          "is",
          "join",
          "key",
          "limit",
          "not",
          "numeric",
          "offset",
          "on",
          "or",
          "over",
          "select",
          "set",
          "then",
          "time",
          "timestamp",
          "timestamptz",
          "union",
          "unique",
          "using",
          "values",
          "varchar",
          "varying",
          "when",
          "where",
          "with");

  /** Words before the name of a table or of columns, which a parenthesis may follow. */
  private static final Set<String> BEFORE_NAMES =
      Set.of("exists", "into", "on", "only", "references", "table", "view", "with");

  /** Other words before a parenthesis that are no functions, and have no translation. */
  private static final Set<String> CLAUSES =
      Set.of(
          "array",
          "cube",
          "list",
          "range",
          "returning",
          "rollup",
          "row",
          "sets",
          "some",
          "tablespace");

  private CallWords() {}

  /** Why this word, if it stands before a parenthesis, can't be translated. */
  static Optional<String> refusal(SqlWords sql, int index) {
    String word = sql.at(index);
    boolean known =
        FUNCTIONS.contains(word)
            || STRUCTURE.contains(word)
            || BEFORE_NAMES.contains(sql.at(index - 1));
    return known || !sql.has(index + 1, "(") || !Character.isLetter(word.charAt(0))
        ? Optional.empty()
        : Optional.of(reason(sql, index));
  }

  private static String reason(SqlWords sql, int index) {
    String word = sql.at(index);
    if (IndexMethod.isAt(sql, index)) {
      return "SQLite has indexes of the kind btree only, and " + word + " is another";
    }
    if (word.equals("identity")) {
      return "SQLite numbers from 1 on, one by one; an identity column has no options there";
    }
    if (word.equals("cast")) {
      return SqliteText.CAST;
    }
    if (isType(sql, index)) {
      return "SQLite has no type like " + word;
    }
    return CLAUSES.contains(word)
        ? word + " (..) has no translation for SQLite"
        : "the function " + word + " is none of those that mean the same on SQLite";
  }

  /** True behind the name of a column that is made. */
  private static boolean isType(SqlWords sql, int index) {
    String column = sql.at(index - 1);
    String before = sql.at(index - 2);
    boolean made = sql.has(0, "create", "table") && Set.of("(", ",").contains(before);
    boolean added =
        sql.has(0, "alter", "table") && Set.of("add", "column", "exists").contains(before);
    return (made || added) && isName(column);
  }

  private static boolean isName(String word) {
    boolean name = word.startsWith("\"") || Character.isLetter((word + " ").charAt(0));
    return name && !ReservedWords.isReserved(word);
  }
}
