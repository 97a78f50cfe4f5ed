package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.recordsdb.migrate.schema.GuardedQuery;

/**
 * Settings on which it depends how PostgreSQL writes and reads values and definitions, how long it
 * waits, and how it plans: without one of its ways each small query of the catalog seems so dear
 * that it is compiled. They hold for a transaction, so that a pooler for transactions keeps them.
 */
final class PostgresSettings {

  /** Unknown names are those of other versions. */
  private static final String SETTLE =
      "select set_config(s.name, w.value, true) from (values"
          + " ('DateStyle', 'ISO, YMD'), ('IntervalStyle', 'postgres'), ('TimeZone', 'UTC'),"
          + " ('extra_float_digits', '1'), ('bytea_output', 'hex'), ('xmloption', 'content'),"
          + " ('lc_monetary', 'C'), ('quote_all_identifiers', 'off'), ('row_security', 'off'),"
          + " ('statement_timeout', '0'), ('lock_timeout', '0'), ('transaction_timeout', '0'),"
          + " ('idle_in_transaction_session_timeout', '0'),"
          + " ('jit', 'off'), ('enable_seqscan', 'on'), ('enable_indexscan', 'on'),"
          + " ('enable_nestloop', 'on'), ('enable_hashjoin', 'on'), ('enable_sort', 'on'),"
          + " ('array_nulls', 'on'), ('transform_null_equals', 'off'),"
          + " ('search_path', ?)) w (name, value)"
          + " join pg_settings s on s.name = w.name";

  /** Since 12.20, 13.16, 14.13, 15.8, 16.4 and 17; others know tables by their locks alone. */
  private static final String TABLES_ONLY =
      "select set_config(s.name, 'view,foreign-table', true) from pg_settings s"
          + " where s.name = 'restrict_nonsystem_relation_kind'";

  private PostgresSettings() {}

  /**
   * Settles the transaction at hand.
   *
   * @param schemas those whose names need no qualification, the first one first
   */
  static void settle(Connection connection, String... schemas) throws SQLException {
    GuardedQuery.builtIn(connection); // whatever a login has: the next statement calls functions
    try (PreparedStatement statement = connection.prepareStatement(SETTLE)) {
      statement.setString(1, list(schemas));
      statement.executeQuery().close();
    }
  }

  /** Lets the transaction at hand read tables and the catalog, and nothing that runs functions. */
  static void readTablesOnly(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery(TABLES_ONLY).close();
    }
  }

  /** Changes only the search path. */
  static void path(Connection connection, String... schemas) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local search_path = " + list(schemas));
    }
  }

  private static String list(String... schemas) {
    return Stream.of(schemas)
        .map(schema -> '"' + schema.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(", "));
  }
}
