package org.recordsdb.migrate;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The columns of a CREATE TABLE that the database computes, cut out of it, as jOOQ's free parser
 * does not read them.
 *
 * @param sql the statement without what they are computed from
 * @param expressions what each is computed from, by its bare name
 */
record ComputedColumns(String sql, Map<String, String> expressions) {

  /** Reads the statement. */
  static ComputedColumns of(SqlWords words) {
    Map<String, String> expressions = new LinkedHashMap<>();
    StringBuilder rest = new StringBuilder();
    int kept = 0;
    int depth = 0;
    String column = "";
    for (int i = 0; i < words.words().size(); i++) {
      String word = words.at(i);
      if (depth == 1 && (words.at(i - 1).equals("(") || words.at(i - 1).equals(","))) {
        column = SqlWords.bare(word);
      }
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
      if (words.has(i, "generated", "always", "as", "(")) {
        int end = words.closing(i + 3);
        expressions.put(column, words.between(i + 4, end));
        boolean said = words.has(end + 1, "stored") || words.has(end + 1, "virtual");
        rest.append(words.sql(), kept, words.words().get(i).start());
        i = said ? end + 1 : end;
        kept = words.words().get(i).end();
      }
    }
    return new ComputedColumns(rest.append(words.sql().substring(kept)).toString(), expressions);
  }
}
