package org.recordsdb.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A constraint of a table, as it is written.
 *
 * @param kind the first word of what it is: primary, unique, foreign or check
 * @param columns the columns that it names first, bare
 * @param sql all of it
 */
record SqliteConstraint(String kind, List<String> columns, String sql) {

  private static final Set<String> KINDS = Set.of("primary", "unique", "foreign", "check");

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

  boolean isKey() {
    return kind.equals("primary");
  }

  /** As it stands behind a column of its own, without the names that only stand before columns. */
  String behindColumn() {
    return kind.equals("foreign") ? sql.substring(sql.indexOf("references ")) : sql;
  }
}
