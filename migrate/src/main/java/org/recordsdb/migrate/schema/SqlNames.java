package org.recordsdb.migrate.schema;

import java.util.Set;
import java.util.stream.Collectors;

/** Names of an SQLite schema, and those that its SQL mentions. */
public final class SqlNames {

  private SqlNames() {}

  /** All that may be the name of a table, folded, without quotes and schema. */
  public static Set<String> of(String sql) {
    return SqlTokens.of(sql).stream()
        .filter(token -> !token.text().startsWith("'"))
        .map(SqlTokens.Token::name)
        .map(name -> folded(name.substring(name.lastIndexOf('.') + 1)))
        .collect(Collectors.toSet());
  }

  /** The name as SQLite compares it: the case of ASCII letters alone means nothing. */
  public static String folded(String name) {
    StringBuilder folded = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c);
    }
    return folded.toString();
  }

  /** True if SQLite takes the one for the other. */
  public static boolean same(String name, String other) {
    return folded(name).equals(folded(other));
  }
}
