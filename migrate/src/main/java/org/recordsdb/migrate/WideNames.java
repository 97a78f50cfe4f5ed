package org.recordsdb.migrate;

/**
 * Names of letters beyond ASCII or with dollars, which need no quotes on PostgreSQL, and which
 * jOOQ's parser reads in parts or folds in another way.
 */
final class WideNames {

  private WideNames() {}

  /** The same statement with such names in quotes, as PostgreSQL folds them. */
  static SqlStatement quoted(SqlStatement statement) {
    StringBuilder sql = new StringBuilder();
    int kept = 0;
    for (SqlWords.Word word : SqlWords.of(statement.sql()).words()) {
      if (isWide(word.text())) {
        sql.append(statement.sql(), kept, word.start()).append('"').append(word.text()).append('"');
        kept = word.end();
      }
    }
    return kept == 0 ? statement : statement.withSql(sql + statement.sql().substring(kept));
  }

  private static boolean isWide(String word) {
    char first = word.charAt(0);
    boolean name = first == '_' || first >= 0x80 || (first >= 'a' && first <= 'z');
    return name && word.chars().anyMatch(c -> c >= 0x80 || c == '$');
  }
}
