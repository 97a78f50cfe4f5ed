package org.recordsdb.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A constraint of a table, as it is written.
 *
 * @param kind the first word of what it is: primary, unique, foreign or check
 * @param columns the columns that it names first, bare
 * @param sql all of it
 */
record SqliteConstraint(String kind, List<String> columns, String sql) {

  private static final Set<String> KINDS = Set.of("primary", "unique", "foreign", "check");

  /** A name without quotes, or a word of the condition. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*+");

  /** The words of a condition as it is written for SQLite; a type stands behind AS only. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "as",
          "between",
          "case",
          "cast",
          "check",
          "constraint",
          "distinct",
          "else",
          "end",
          "false",
          "from",
          "in",
          "is",
          "not",
          "null",
          "or",
          "then",
          "true",
          "when");

  /** PostgreSQL takes names of so many bytes. */
  private static final int LONGEST = 63;

  /** What this text, perhaps with a name before it, is. */
  static SqliteConstraint of(String sql) {
    SqlWords words = SqlWords.of(sql);
    int kind = words.has(0, "constraint") ? 2 : 0;
    if (!KINDS.contains(words.at(kind))) {
      throw new IllegalArgumentException("No constraint: " + words.at(kind));
    }
    List<String> columns = new ArrayList<>();
    int open = kind;
    while (!words.at(open).equals("(")) {
      open++;
    }
    for (int i = open + 1; !words.at(i).equals(")") && !words.at(i).isEmpty(); i++) {
      if (!words.at(i).equals(",")) {
        columns.add(SqlWords.bare(words.at(i)));
      }
    }
    return new SqliteConstraint(words.at(kind), columns, sql);
  }

  /**
   * A check with the name that PostgreSQL gives one without: of the table, and of the column if it
   * is of one.
   *
   * @param before the constraints that come before it in the table
   */
  SqliteConstraint named(String table, List<SqliteConstraint> before) {
    if (!sql.startsWith("check")) {
      return this;
    }
    List<String> names = before.stream().map(SqliteConstraint::name).toList();
    String label = "check";
    for (int i = 1; names.contains(name(table, label)); i++) {
      label = "check" + i;
    }
    String quoted = name(table, label).replace("\"", "\"\"");
    return new SqliteConstraint(kind, columns, "constraint \"" + quoted + "\" " + sql);
  }

  /** Its name, or empty text. */
  private String name() {
    SqlWords words = SqlWords.of(sql);
    return words.has(0, "constraint") ? SqlWords.bare(words.at(1)) : "";
  }

  /** PostgreSQL shortens the longer of the names of table and column (its makeObjectName). */
  private String name(String table, String label) {
    List<String> of = checked(table);
    String column = of.size() == 1 ? "_" + of.get(0) : "";
    int most = LONGEST - label.length() - 1;
    String first = table;
    while (first.length() + column.length() > most) {
      if (first.length() > column.length() - 1) {
        first = first.substring(0, first.length() - 1);
      } else {
        column = column.substring(0, column.length() - 1);
      }
    }
    return first + column + "_" + label;
  }

  /** The names in a check but that of the table before its columns. */
  private List<String> checked(String table) {
    SqlWords words = SqlWords.of(sql);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < words.words().size(); i++) {
      String name = SqlWords.bare(words.at(i));
      boolean qualifies = name.equals(table) && words.has(i + 1, ".");
      if (isColumn(words, i) && !qualifies && !names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  private static boolean isColumn(SqlWords words, int place) {
    String word = words.at(place);
    boolean quoted = word.startsWith("`") || word.startsWith("\"");
    boolean plain =
        PLAIN.matcher(word).matches()
            && !KEYWORDS.contains(word)
            && !words.has(place + 1, "(")
            && !words.has(place - 1, "as")
            && !words.has(place - 1, "constraint");
    return quoted || plain;
  }

  boolean isKey() {
    return kind.equals("primary");
  }

  /** As it stands behind a column of its own, without the names that only stand before columns. */
  String behindColumn() {
    return kind.equals("foreign") ? sql.substring(sql.indexOf("references ")) : sql;
  }
}
