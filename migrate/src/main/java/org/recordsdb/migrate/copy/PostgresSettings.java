package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settings on which it depends how PostgreSQL writes and reads values and definitions, and how long
 * it waits. They hold for a transaction, so that a pooler for transactions keeps them.
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
          + " ('search_path', ?)) w (name, value)"
          + " join pg_settings s on s.name = w.name";

  /** A search path on which there are built-in functions only. */
  private static final String BUILT_IN = "set local search_path = pg_catalog";

  private PostgresSettings() {}

  /**
   * Settles the transaction at hand.
   *
   * @param schemas those whose names need no qualification, the first one first
   */
  static void settle(Connection connection, String... schemas) throws SQLException {
    String path =
        Stream.of(schemas)
            .map(schema -> '"' + schema.replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      statement.execute(BUILT_IN); // whatever path a login has: the next statement calls functions
    }
    try (PreparedStatement statement = connection.prepareStatement(SETTLE)) {
      statement.setString(1, path);
      statement.executeQuery().close();
    }
  }
}
