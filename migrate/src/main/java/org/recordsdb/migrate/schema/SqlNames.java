package org.recordsdb.migrate.schema;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Names that SQL of an SQLite schema mentions. */
public final class SqlNames {

  private SqlNames() {}

  /** All that may be the name of a table, in small letters, without quotes and schema. */
  public static Set<String> of(String sql) {
    return SqlTokens.of(sql).stream()
        .filter(token -> !token.text().startsWith("'"))
        .map(SqlTokens.Token::name)
        .map(name -> name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
