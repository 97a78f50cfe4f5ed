package org.recordsdb.postgres;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.DatabaseUrl;
import org.recordsdb.spi.HostPort;

/**
 * What the driver gets: a closed list of properties. Nothing of the configuration becomes a part of
 * the driver's URL, so that no text can be taken for a property, load a class or switch off TLS.
 */
final class PostgresProperties {

  /** The options of a PostgreSQL URL. */
  static final Set<String> OPTIONS =
      Set.of(
          "sslmode",
          "sslrootcert",
          "sslcert",
          "sslkey",
          "channel_binding",
          "require_auth",
          "schema",
          "application_name",
          "target_session_attrs",
          Pooling.OPTION);

  private static final int USUAL_PORT = 5432;

  /**
   * The driver cuts seconds with decimals to milliseconds: half of one keeps it from losing one.
   */
  private static final String HALF_A_MILLISECOND = "5";

  /**
   * Types without a counterpart, which are read as their text: the server's, not the driver's own
   * of their binary form, which differs. Decimals too: the driver takes ten seconds to turn the
   * longest into their binary form, and as long to read them.
   */
  private static final String TEXT_ONLY =
      "NUMERIC,TIMETZ,POINT,BOX,BYTEA_ARRAY,INT2_ARRAY,INT4_ARRAY,INT8_ARRAY,OID_ARRAY,FLOAT4_ARRAY,"
          + "FLOAT8_ARRAY,VARCHAR_ARRAY,TEXT_ARRAY";

  private final ConnectionSettings settings;
  private final List<HostPort> servers;
  private final Encryption encryption;
  private final String serverType;
  private final Pooling pooling;
  private final @Nullable String channelBinding;
  private final @Nullable String requiredAuthentication;

  /**
   * Checks all options.
   *
   * @throws RecordsException of kind CONFIG if one is wrong
   */
  PostgresProperties(ConnectionSettings settings) {
    DatabaseUrl url = settings.url();
    this.settings = settings;
    this.servers = servers(url);
    this.encryption = Encryption.of(url);
    this.serverType = serverType(url, settings.readOnly());
    this.pooling = Pooling.of(url, servers);
    url.option("channel_binding", "prefer", List.of("disable", "prefer", "require"));
    this.channelBinding = url.option("channel_binding").orElse(null);
    this.requiredAuthentication = RequiredAuthentication.of(url).orElse(null);
  }

  private PostgresProperties(PostgresProperties all, HostPort server, ConnectionSettings settings) {
    this.settings = settings;
    this.servers = List.of(server);
    this.encryption = all.encryption;
    this.serverType = all.serverType;
    this.pooling = all.pooling;
    this.channelBinding = all.channelBinding;
    this.requiredAuthentication = all.requiredAuthentication;
  }

  /**
   * One of the servers, with less time to connect. What is usual for all of them stays: the kind
   * that is wanted, and the encryption, which one of this machine would not need by itself.
   */
  PostgresProperties only(HostPort server, Duration spent) {
    return new PostgresProperties(
        this,
        server,
        new ConnectionSettings(
            settings.url(),
            settings.schema(),
            settings.applicationName(),
            settings.connectTimeout().minus(spent),
            settings.readOnly(),
            settings.urlName()));
  }

  private static List<HostPort> servers(DatabaseUrl url) {
    List<HostPort> named =
        url.hosts().isEmpty() ? List.of(new HostPort("localhost", 0)) : url.hosts();
    if (named.stream().anyMatch(HostPort::isSocket)) {
      throw Failure.of(
              ErrorKind.CONFIG,
              "The host of the PostgreSQL URL is a Unix socket, which the driver can't use. Name a"
                  + " host that answers TCP, as localhost.")
          .exception();
    }
    return named.stream()
        .map(host -> host.port() == 0 ? new HostPort(host.host(), USUAL_PORT) : host)
        .toList();
  }

  private static String serverType(DatabaseUrl url, boolean readOnly) {
    String usual = url.hosts().size() > 1 && !readOnly ? "primary" : "any";
    List<String> allowed =
        List.of("any", "primary", "read-write", "standby", "read-only", "prefer-standby");
    return switch (url.option("target_session_attrs", usual, allowed)) {
      case "primary", "read-write" -> "primary";
      case "standby", "read-only" -> "secondary";
      case "prefer-standby" -> "preferSecondary";
      default -> "any";
    };
  }

  /** All properties of the driver. */
  Properties driver() {
    DatabaseUrl url = settings.url();
    Properties properties = new Properties();
    PGProperty.PG_HOST.set(properties, joined(server -> new HostPort(server.host(), 0).toString()));
    PGProperty.PG_PORT.set(properties, joined(server -> Integer.toString(server.port())));
    set(properties, PGProperty.PG_DBNAME, database().orElse(null));
    set(properties, PGProperty.USER, url.user());
    set(properties, PGProperty.PASSWORD, url.password());
    setTimeouts(properties);
    set(properties, PGProperty.APPLICATION_NAME, settings.applicationName());
    set(properties, PGProperty.TCP_KEEP_ALIVE, "true");
    set(properties, PGProperty.BINARY_TRANSFER_DISABLE, TEXT_ONLY);
    set(properties, PGProperty.LOG_SERVER_ERROR_DETAIL, "false");
    set(properties, PGProperty.CHANNEL_BINDING, channelBinding);
    set(properties, PGProperty.REQUIRE_AUTH, requiredAuthentication);
    set(properties, PGProperty.TARGET_SERVER_TYPE, serverType);
    if (pooling == Pooling.TRANSACTION) {
      set(properties, PGProperty.PREPARE_THRESHOLD, "0");
    }
    encryption.addTo(properties);
    return properties;
  }

  /**
   * The time limit for logging in is exact and holds for all of it. The others take whole seconds,
   * or end what is left of an attempt that was given up.
   */
  private void setTimeouts(Properties properties) {
    long millis = settings.connectTimeout().toMillis();
    String exact = String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000);
    set(properties, PGProperty.LOGIN_TIMEOUT, exact + HALF_A_MILLISECOND);
    String seconds = Integer.toString(settings.connectTimeoutSeconds());
    set(properties, PGProperty.CONNECT_TIMEOUT, seconds);
    set(properties, PGProperty.SSL_RESPONSE_TIMEOUT, Long.toString(millis));
    set(properties, PGProperty.CANCEL_SIGNAL_TIMEOUT, "2");
  }

  /** What the connections will use, for people to read. */
  Map<String, String> explain() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("server", serverNames());
    lines.put("database name", database().orElse("that of the login"));
    lines.put("schema", settings.schema() == null ? "the login's own" : settings.schema());
    lines.put("application name", settings.applicationName());
    lines.put("encryption", encryption.toString());
    if (requiredAuthentication != null) {
      lines.put("authentication", requiredAuthentication);
    }
    lines.put("server wanted", serverType);
    lines.put("pooler", pooling.toString());
    lines.put("time zone", "UTC");
    return lines;
  }

  /** The servers in the order in which they are tried, as in a URL. */
  String serverNames() {
    return String.join(", ", servers.stream().map(HostPort::toString).toList());
  }

  List<HostPort> servers() {
    return servers;
  }

  /** The database's name, which is the user's where the URL has none. */
  Optional<String> database() {
    String name = settings.url().database();
    return Optional.ofNullable(name.isEmpty() ? settings.url().user() : name);
  }

  Encryption encryption() {
    return encryption;
  }

  String serverType() {
    return serverType;
  }

  /** What is known of a pooler. */
  Pooling pooling() {
    return pooling;
  }

  ConnectionSettings settings() {
    return settings;
  }

  private String joined(Function<HostPort, String> part) {
    return servers.stream().map(part).collect(Collectors.joining(","));
  }

  private static void set(Properties properties, PGProperty property, @Nullable String value) {
    if (value != null) {
      property.set(properties, value);
    }
  }
}
