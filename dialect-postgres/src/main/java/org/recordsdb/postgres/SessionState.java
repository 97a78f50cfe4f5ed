package org.recordsdb.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.recordsdb.spi.ConnectionSettings;

/**
 * What a session must be like when its connection is given back. The server tells the driver of
 * each change of the settings that most depends on, so that a look at them costs nothing
 * (PostgreSQL manual, "Asynchronous Operations"); for the rest it has to be asked.
 */
final class SessionState {

  /**
   * One row, true if nothing of the session is different: no settings but those of Records, the
   * login's own role, and nothing that outlives a transaction. Whatever is in the temporary schema
   * depends on it: tables, types, functions and what else there may be. Who logged in is what the
   * server shows to others, which SET SESSION AUTHORIZATION does not change.
   */
  private static final String UNCHANGED =
      BuiltIn.sql(
          "select current_user = session_user"
              + " and (select r.rolname from pg_catalog.pg_stat_get_activity(pg_catalog.pg_backend_pid()) a"
              + " join pg_catalog.pg_roles r on r.oid = a.usesysid) = session_user"
              + " and not exists (select from pg_catalog.pg_settings where source = 'session'"
              + " and name <> all ('{application_name,TimeZone,default_transaction_read_only}')"
              + " and not (name = 'search_path' and coalesce(setting = ?, false)))"
              + " and pg_catalog.current_setting('search_path') = coalesce(?, pg_catalog.current_setting('search_path'))"
              + " and not exists (select from pg_catalog.pg_depend where refobjid = pg_catalog.pg_my_temp_schema()"
              + " and refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass)"
              + " and not exists (select from pg_catalog.pg_cursors where is_holdable)"
              + " and not exists (select from pg_catalog.pg_prepared_statements where from_sql)"
              + " and not exists (select from pg_catalog.pg_listening_channels())"
              + " and not exists (select from pg_catalog.pg_locks"
              + " where locktype = 'advisory' and pid = pg_catalog.pg_backend_pid())");

  private final ConnectionSettings settings;
  private final boolean writable;

  SessionState(ConnectionSettings settings, boolean writable) {
    this.settings = settings;
    this.writable = writable;
  }

  /** What the setting {@code default_transaction_read_only} is. */
  static String readOnly(boolean writable) {
    return writable ? "off" : "on";
  }

  /**
   * True if the session is as it was when it was opened. Behind a pooler that lends servers for one
   * transaction there is no session of ours to look at.
   *
   * @param ask whether the server is to be asked about what it does not tell by itself
   */
  boolean isAsOpened(Connection connection, boolean ask) throws SQLException {
    BaseConnection driver = connection.unwrap(BaseConnection.class);
    if (driver.getTransactionState() != TransactionState.IDLE) {
      return false;
    }
    if (driver.getPrepareThreshold() == 0) {
      return true;
    }
    return tells(driver, "default_transaction_read_only", readOnly(writable))
        && tells(driver, "TimeZone", "UTC")
        && tells(driver, "standard_conforming_strings", "on")
        && (!ask || (isUnchanged(connection) && namesItself(driver)));
  }

  /**
   * Puts back the name that the server shows for the session. A pooler may have changed it, so that
   * another is no reason to close the connection.
   */
  private boolean namesItself(BaseConnection driver) throws SQLException {
    if (!tells(driver, "application_name", settings.applicationName())) {
      String sql = "select pg_catalog.set_config('application_name', ?, false)";
      try (PreparedStatement statement = driver.prepareStatement(sql)) {
        statement.setString(1, settings.applicationName());
        statement.executeQuery().close();
      }
    }
    return true;
  }

  /** A server that does not tell is one before PostgreSQL 14, or no PostgreSQL. */
  private static boolean tells(BaseConnection driver, String setting, String expected) {
    @Nullable String value = driver.getParameterStatus(setting);
    return value == null || value.equals(expected);
  }

  private boolean isUnchanged(Connection connection) throws SQLException {
    String path = PostgresServer.searchPath(settings);
    try (PreparedStatement statement = connection.prepareStatement(UNCHANGED)) {
      statement.setString(1, path);
      statement.setString(2, path);
      try (ResultSet answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }
}
