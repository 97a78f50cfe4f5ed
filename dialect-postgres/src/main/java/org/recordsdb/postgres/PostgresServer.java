package org.recordsdb.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.DatabaseUrl;
import org.recordsdb.spi.HostPort;

/**
 * Opens connections to one server. What the driver is told comes from a closed list, user and
 * password as properties only, so that no URL can load a class or leak a secret.
 */
final class PostgresServer {

  /** The options of a PostgreSQL URL. */
  static final Set<String> OPTIONS =
      Set.of(
          "sslmode",
          "sslrootcert",
          "sslcert",
          "sslkey",
          "channel_binding",
          "schema",
          "application_name",
          "target_session_attrs",
          "pgbouncer");

  private static final Set<String> SSL_MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  /** The port on which Supabase's pooler lends servers for one transaction at a time. */
  private static final int POOLER_PORT = 6543;

  /**
   * Types without a counterpart, which are read as their text: the server's, not the driver's own
   * of their binary form, which differs.
   */
  private static final String TEXT_ONLY =
      "TIMETZ,POINT,BOX,BYTEA_ARRAY,INT2_ARRAY,INT4_ARRAY,INT8_ARRAY,OID_ARRAY,FLOAT4_ARRAY,"
          + "FLOAT8_ARRAY,VARCHAR_ARRAY,TEXT_ARRAY";

  private final ConnectionSettings settings;
  private final DatabaseUrl url;

  PostgresServer(ConnectionSettings settings) {
    this.settings = settings;
    this.url = settings.url();
  }

  Connection open(boolean writable) throws SQLException {
    Connection connection = new Driver().connect(jdbcUrl(), properties());
    if (connection == null) {
      throw new SQLException("The driver does not take its own URL.", "08001");
    }
    try {
      prepare(connection, writable);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** What the connections will use, for people to read. */
  Map<String, String> explain() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("schema", settings.schema() == null ? "the login's own" : settings.schema());
    lines.put("application name", settings.applicationName());
    lines.put("encryption", "sslmode=" + sslMode());
    lines.put("server wanted", targetServerType());
    lines.put(
        "pooler",
        isKnownPooler()
            ? "for transactions: no prepared statements and no settings of the session"
            : "looked for when connecting");
    lines.put("time zone", "UTC");
    return lines;
  }

  private String jdbcUrl() {
    List<HostPort> hosts =
        url.hosts().isEmpty() ? List.of(new HostPort("localhost", 0)) : url.hosts();
    String servers = hosts.stream().map(HostPort::toString).collect(Collectors.joining(","));
    String database = url.database().isEmpty() ? String.valueOf(url.user()) : url.database();
    return "jdbc:postgresql://"
        + servers
        + "/"
        + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Properties properties() {
    Properties properties = new Properties();
    String seconds = Long.toString(settings.connectTimeout().toSeconds());
    set(properties, PGProperty.USER, url.user());
    set(properties, PGProperty.PASSWORD, url.password());
    set(properties, PGProperty.LOGIN_TIMEOUT, seconds);
    set(properties, PGProperty.CONNECT_TIMEOUT, seconds);
    set(properties, PGProperty.APPLICATION_NAME, settings.applicationName());
    set(properties, PGProperty.TCP_KEEP_ALIVE, "true");
    set(properties, PGProperty.CANCEL_SIGNAL_TIMEOUT, "2");
    set(properties, PGProperty.BINARY_TRANSFER_DISABLE, TEXT_ONLY);
    set(properties, PGProperty.LOG_SERVER_ERROR_DETAIL, "false");
    set(properties, PGProperty.CHANNEL_BINDING, url.option("channel_binding").orElse(null));
    set(properties, PGProperty.TARGET_SERVER_TYPE, targetServerType());
    if (isKnownPooler()) {
      set(properties, PGProperty.PREPARE_THRESHOLD, "0");
    }
    setSsl(properties);
    return properties;
  }

  /** Encrypted and checked unless the server is this machine or the URL says otherwise. */
  private void setSsl(Properties properties) {
    String mode = sslMode();
    set(properties, PGProperty.SSL_MODE, mode);
    set(properties, PGProperty.SSL_ROOT_CERT, url.option("sslrootcert").orElse(null));
    set(properties, PGProperty.SSL_CERT, url.option("sslcert").orElse(null));
    set(properties, PGProperty.SSL_KEY, url.option("sslkey").orElse(null));
    if (mode.startsWith("verify-") && url.option("sslrootcert").isEmpty()) {
      set(properties, PGProperty.SSL_FACTORY, "org.postgresql.ssl.DefaultJavaSSLFactory");
    }
  }

  private String sslMode() {
    boolean local = url.hosts().stream().allMatch(HostPort::isLoopback);
    String mode = url.option("sslmode").orElse(local ? "prefer" : "verify-full");
    if (!SSL_MODES.contains(mode)) {
      throw config(
          "The option sslmode of the PostgreSQL URL must be one of "
              + String.join(", ", SSL_MODES.stream().sorted().toList())
              + ".");
    }
    return mode;
  }

  private String targetServerType() {
    String wanted =
        url.option("target_session_attrs")
            .orElse(url.hosts().size() > 1 && !settings.readOnly() ? "primary" : "any");
    return switch (wanted) {
      case "any" -> "any";
      case "primary", "read-write" -> "primary";
      case "standby", "read-only" -> "secondary";
      case "prefer-standby" -> "preferSecondary";
      default ->
          throw config(
              "The option target_session_attrs of the PostgreSQL URL must be any, primary,"
                  + " standby or prefer-standby.");
    };
  }

  private boolean isKnownPooler() {
    boolean said = url.option("pgbouncer").filter("true"::equals).isPresent();
    return said || url.hosts().stream().anyMatch(PostgresServer::isPooler);
  }

  private static boolean isPooler(HostPort host) {
    return host.host().endsWith(".pooler.supabase.com") || host.port() == POOLER_PORT;
  }

  /**
   * Settles the session. Behind a pooler the process that answers is not the one that was connected
   * to, and session settings and prepared statements would land in other clients' sessions: then
   * neither is used.
   */
  private void prepare(Connection connection, boolean writable) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    int pid = backendPid(connection);
    if (isKnownPooler() || postgres.getBackendPID() != pid) {
      postgres.setPrepareThreshold(0);
      refuseSessionSettings(writable);
      return;
    }
    String sql =
        "select set_config('TimeZone', 'UTC', false),"
            + " set_config('default_transaction_read_only', ?, false),"
            + " case when cast(? as text) is not null then set_config('search_path', ?, false) end";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      String path = searchPath(settings);
      statement.setString(1, SessionState.readOnly(writable));
      statement.setString(2, path);
      statement.setString(3, path);
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
    return schema == null ? null : '"' + schema.replace("\"", "\"\"") + '"';
  }

  private static void refuseSessionSettings(boolean writable) {
    if (!writable) {
      throw config(
          "DB_READ_ONLY can't be kept behind a transaction pooler, as it is a setting of the"
              + " session. Use a login that may only read, or connect to the server directly.");
    }
  }

  private static int backendPid(Connection connection) throws SQLException {
    String sql = "select pg_backend_pid(), current_setting('standard_conforming_strings') = 'on'";
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      answer.next();
      requireStandardStrings(answer.getBoolean(2));
      return answer.getInt(1);
    }
  }

  private static void set(Properties properties, PGProperty property, @Nullable String value) {
    if (value != null) {
      property.set(properties, value);
    }
  }

  private static RecordsException config(String message) {
    return Failure.of(ErrorKind.CONFIG, message).exception();
  }
}
