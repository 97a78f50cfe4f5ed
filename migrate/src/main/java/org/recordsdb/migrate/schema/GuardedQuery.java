package org.recordsdb.migrate.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks PostgreSQL's catalog about a schema that may hold hostile code. What names in the question
 * mean is decided when it is parsed, and then only built-in functions and operators are on the
 * search path: nobody can add one that is meant in their place. In the answer names are written as
 * the schema sees them, as the answer is fetched with the schema on the path. In the transaction at
 * hand; not thread-safe.
 */
public final class GuardedQuery {

  private static final String BUILT_IN = "set local search_path = pg_catalog";
  private static final String CURSOR = "records_catalog";

  private final Connection connection;
  private final String path;

  /** Asks about the schema on this connection, which must be in a transaction. */
  public GuardedQuery(Connection connection, String schema) {
    this.connection = connection;
    this.path = '"' + schema.replace("\"", "\"\"") + '"';
  }

  /** Makes something of a row. */
  public interface Reader<T> {
    /** The row that the results are at. */
    T read(ResultSet row) throws SQLException;
  }

  /** All rows of the answer. */
  public <T> List<T> list(String sql, Reader<T> reader, Object... parameters) throws SQLException {
    builtIn(connection);
    try (PreparedStatement statement =
        connection.prepareStatement("declare " + CURSOR + " no scroll cursor for " + sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    }
    List<T> all = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local search_path = " + path);
      try (ResultSet rows = statement.executeQuery("fetch all from " + CURSOR)) {
        while (rows.next()) {
          all.add(reader.read(rows));
        }
      }
      statement.execute("close " + CURSOR);
    }
    builtIn(connection);
    return all;
  }

  /** Leaves nothing but built-in functions and operators on the search path. */
  public static void builtIn(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(BUILT_IN);
    }
  }
}
