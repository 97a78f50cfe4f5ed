package org.recordsdb.migrate;

/** The words USING and a method in CREATE INDEX. BTREE is what an index is without them. */
final class IndexMethod {

  private IndexMethod() {}

  /** True if the word at this place is the method of an index. */
  static boolean isAt(SqlWords words, int index) {
    boolean created = words.has(0, "create", "index") || words.has(0, "create", "unique", "index");
    return created && words.has(index - 1, "using") && words.has(index + 1, "(");
  }

  /** The same statement, with blanks in place of USING BTREE. */
  static SqlStatement implied(SqlStatement statement) {
    SqlWords words = SqlWords.of(statement.sql());
    for (int i = 0; i < words.words().size(); i++) {
      if (words.has(i, "btree") && isAt(words, i)) {
        int start = words.words().get(i - 1).start();
        int end = words.words().get(i).end();
        String sql = statement.sql();
        String blanks = sql.substring(start, end).replaceAll("\\S", " ");
        return statement.withSql(sql.substring(0, start) + blanks + sql.substring(end));
      }
    }
    return statement;
  }
}
