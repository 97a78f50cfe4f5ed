package org.recordsdb.migrate.copy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.recordsdb.migrate.schema.PragmaNames;
import org.recordsdb.migrate.schema.SqliteFunctions;
import org.recordsdb.migrate.schema.SqliteSchemaText;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.DatabaseUrl;
import org.recordsdb.spi.Dialect;

/**
 * How a copy opens SQLite files. It takes what is stored, up to the longest value that SQLite can
 * hold, where a usual connection has a limit. That limit stays where reading or storing rows
 * evaluates expressions that make values: SQLite can't be interrupted while it makes one.
 */
final class SqliteConnections {

  private static final String STATEMENTS =
      "select sql from sqlite_schema where sql is not null and type in ('table', 'index')";

  private SqliteConnections() {}

  /** The given settings for this file. */
  static ConnectionSettings settings(ConnectionSettings given, String file) {
    return settings(given, file, given.url().options());
  }

  /** The same, with the longest values that SQLite can hold unless the URL says otherwise. */
  static ConnectionSettings longest(ConnectionSettings given, String file) {
    Map<String, String> options = new LinkedHashMap<>(given.url().options());
    options.putIfAbsent("max_length", Integer.toString(Integer.MAX_VALUE));
    return settings(given, file, options);
  }

  private static ConnectionSettings settings(
      ConnectionSettings given, String file, Map<String, String> options) {
    return new ConnectionSettings(
        new DatabaseUrl(given.url().scheme(), List.of(), null, null, file, options),
        null,
        given.applicationName(),
        given.connectTimeout(),
        given.readOnly());
  }

  /** A connection that only reads this file, in a transaction that sees what is there now. */
  static Connection reading(Dialect dialect, ConnectionSettings given, String file)
      throws SQLException {
    Connection reader = begun(dialect, longest(given, file));
    if (!makesLonger(reader)) {
      return reader;
    }
    reader.close();
    return begun(dialect, settings(given, file));
  }

  /** A read transaction begins with the first read, not with BEGIN. */
  private static Connection begun(Dialect dialect, ConnectionSettings settings)
      throws SQLException {
    Connection reader = dialect.connect(settings, false);
    try {
      dialect.begin(reader, false);
      try (Statement statement = reader.createStatement();
          ResultSet first = statement.executeQuery("select count(*) from sqlite_schema")) {
        first.next();
      }
      return reader;
    } catch (SQLException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /** Rejects a file whose schema would be read as another one than it is. */
  static void requireReadable(Connection reader, Path file) throws SQLException {
    SqliteSchemaText.require(reader, file.toString());
    PragmaNames.requireNone(reader, file.toString());
  }

  private static boolean makesLonger(Connection reader) throws SQLException {
    try (Statement statement = reader.createStatement();
        ResultSet rows = statement.executeQuery(STATEMENTS)) {
      while (rows.next()) {
        if (SqliteFunctions.makeLonger(rows.getString(1))) {
          return true;
        }
      }
      return false;
    }
  }

  /** True if storing or reading the rows of a plan evaluates expressions that make values. */
  static boolean makesLonger(CopyPlan plan) {
    return plan.tables().stream()
        .flatMap(table -> Stream.concat(Stream.of(table.create()), table.after().stream()))
        .map(SchemaStep::sql)
        .anyMatch(SqliteFunctions::makeLonger);
  }
}
