package org.recordsdb.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.ConnectionSettings;

/** Opens connections to one server, set as Records needs them. */
final class PostgresServer {

  /** Names nothing: all that the driver gets is properties. */
  private static final String DRIVER_URL = "jdbc:postgresql://";

  private final ConnectionSettings settings;
  private final PostgresProperties properties;

  PostgresServer(ConnectionSettings settings) {
    this.settings = settings;
    this.properties = new PostgresProperties(settings);
  }

  /**
   * Opens a connection.
   *
   * @throws RecordsException that names the server and says why there is none
   */
  Connection open(boolean writable) throws SQLException {
    Connection connection = connect();
    try {
      prepare(connection, writable);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw new ConnectFailure(properties).of(e);
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private Connection connect() {
    ConnectFailure failure = new ConnectFailure(properties);
    failure.requireFiles();
    try {
      return connect(properties);
    } catch (SQLException e) {
      throw failure.of(e);
    }
  }

  static Connection connect(PostgresProperties properties) throws SQLException {
    Connection connection = new Driver().connect(DRIVER_URL, properties.driver());
    return Objects.requireNonNull(connection, "the driver takes its own URL");
  }

  /** What the connections will use, for people to read. */
  Map<String, String> explain() {
    return properties.explain();
  }

  /**
   * Settles the session. Behind a pooler that lends servers for one transaction, session settings
   * and prepared statements would land in other clients' sessions: then neither is used, and each
   * transaction is settled by itself.
   */
  private void prepare(Connection connection, boolean writable) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    int pid = backendPid(connection);
    if (properties.pooling().isByTransaction(postgres.getBackendPID() != pid)) {
      postgres.setPrepareThreshold(0);
      return;
    }
    String sql =
        "select pg_catalog.set_config('TimeZone', 'UTC', false),"
            + " pg_catalog.set_config('default_transaction_read_only', ?, false),"
            + " case when cast(? as pg_catalog.text) is not null then"
            + " pg_catalog.set_config('search_path', ?, false) end";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      String path = searchPath(settings);
      statement.setString(1, SessionState.readOnly(writable));
      statement.setString(2, path);
      statement.setString(3, path);
      statement.executeQuery().close();
    }
  }

  /**
   * What {@link #prepare} sets for a session of our own, for one transaction. One that only reads
   * stays so, as this is its first query (PostgreSQL manual, "SET TRANSACTION").
   */
  static void settle(Connection connection, ConnectionSettings settings) throws SQLException {
    String sql =
        "select pg_catalog.set_config('TimeZone', 'UTC', true),"
            + (settings.readOnly()
                ? " pg_catalog.set_config('transaction_read_only', 'on', true),"
                : "")
            + " case when cast(? as pg_catalog.text) is not null then"
            + " pg_catalog.set_config('search_path', ?, true) end";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      String path = searchPath(settings);
      statement.setString(1, path);
      statement.setString(2, path);
      statement.executeQuery().close();
    }
  }

  /** Otherwise a backslash in a literal would take away the meaning of the quote after it. */
  private static void requireStandardStrings(boolean on) {
    if (!on) {
      throw config(
          "The server has standard_conforming_strings = off, under which SQL that is safe"
              + " elsewhere is not. Switch it on for this database or login.");
    }
  }

  /** What the search path is set to, or null if it is left as the login has it. */
  static @Nullable String searchPath(ConnectionSettings settings) {
    String schema = settings.schema();
    if ("$user".equals(schema) || "pg_temp".equals(schema)) {
      throw config(
          "The schema "
              + schema
              + " can't be used: in a search path PostgreSQL reads this name as that of another"
              + " schema. Rename the schema.");
    }
    return schema == null ? null : '"' + schema.replace("\"", "\"\"") + '"';
  }

  private static int backendPid(Connection connection) throws SQLException {
    String sql =
        "select pg_catalog.pg_backend_pid(),"
            + " pg_catalog.current_setting('standard_conforming_strings')"
            + " operator(pg_catalog.=) 'on'";
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      answer.next();
      requireStandardStrings(answer.getBoolean(2));
      return answer.getInt(1);
    }
  }

  private static RecordsException config(String message) {
    return Failure.of(ErrorKind.CONFIG, message).exception();
  }
}
