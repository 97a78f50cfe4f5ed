package org.recordsdb.internal.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.DatabaseUrl;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.HostPort;

/**
 * Turns the variables of the configuration into settings. {@code DATABASE_URL} wins over {@code
 * DB_HOST} and the like.
 */
public final class SettingsReader {

  private static final String MISSING =
      "DATABASE_URL is not set. Set it, in the environment or in a .env file, to something like"
          + " sqlite:app.db or postgresql://user:password@host/database; or set DB_HOST, DB_NAME,"
          + " DB_USER and DB_PASSWORD.";

  private final Variables variables;

  private SettingsReader(Map<String, String> values) {
    this.variables = new Variables(values);
  }

  /**
   * Reads and checks all settings.
   *
   * @param values the variables
   * @param dialect the dialect to use, or null to choose by the URL's scheme
   */
  public static Settings read(Map<String, String> values, @Nullable Dialect dialect) {
    return new SettingsReader(values).read(dialect);
  }

  private Settings read(@Nullable Dialect given) {
    DatabaseUrl url = url();
    int poolSize = variables.integer("DB_POOL_SIZE", 10, 1, 10_000);
    int maxOverflow = variables.integer("DB_MAX_OVERFLOW", 10, 0, 10_000);
    Duration poolTimeout = variables.seconds("DB_POOL_TIMEOUT", 30, 1, 3_600);
    Duration poolRecycle = variables.seconds("DB_POOL_RECYCLE", 3_600, 30, 604_800);
    boolean prePing = variables.flag("DB_POOL_PRE_PING", true);
    Duration connectTimeout = variables.seconds("DB_CONNECT_TIMEOUT", 10, 1, 600);
    Duration queryTimeout = variables.seconds("DB_QUERY_TIMEOUT", 30, 0, 86_400);
    boolean readOnly = variables.flag("DB_READ_ONLY", false);
    String schema = variables.text("DB_SCHEMA").or(() -> url.option("schema")).orElse(null);
    String application =
        variables
            .text("DB_APPLICATION_NAME")
            .or(() -> url.option("application_name"))
            .orElse("records");
    variables.check();
    Dialect dialect = given == null ? Dialects.choose(url) : given;
    Dialects.checkOptions(url, dialect);
    ConnectionSettings connection =
        new ConnectionSettings(url, schema, application, connectTimeout, readOnly);
    return new Settings(
        dialect,
        connection,
        poolSize,
        maxOverflow,
        poolTimeout,
        poolRecycle,
        prePing,
        queryTimeout);
  }

  private DatabaseUrl url() {
    var url = variables.text("DATABASE_URL");
    if (url.isPresent()) {
      return UrlParser.parse(url.get());
    }
    DatabaseUrl parts = parts();
    variables.check();
    return parts;
  }

  /** The URL that the single variables describe, in either of their two spellings. */
  private DatabaseUrl parts() {
    var host = part("HOST");
    var name = part("NAME");
    String provider = part("PROVIDER").orElse("postgresql").toLowerCase(Locale.ROOT);
    if (host.isEmpty() && name.isEmpty()) {
      variables.check();
      throw missing();
    }
    if (provider.equals("sqlite")) {
      return new DatabaseUrl("sqlite", List.of(), null, null, name.orElse(""), Map.of());
    }
    Map<String, String> options = new LinkedHashMap<>();
    part("SSL").ifPresent(ssl -> options.put("sslmode", sslMode(ssl)));
    int port = part("PORT").map(this::port).orElse(0);
    return new DatabaseUrl(
        "postgresql",
        List.of(new HostPort(host.orElse("localhost"), port)),
        part("USER").orElse(null),
        part("PASSWORD").orElse(null),
        name.orElse(""),
        options);
  }

  private Optional<String> part(String name) {
    return variables.text("DB_" + name, "RELATIONAL_DB_" + name);
  }

  private int port(String text) {
    if (text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= 65_535) {
      return Integer.parseInt(text);
    }
    throw Failure.of(ErrorKind.CONFIG, "DB_PORT must be a whole number from 1 to 65535.")
        .exception();
  }

  private static String sslMode(String ssl) {
    return switch (ssl.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "on" -> "require";
      case "false", "0", "no", "off" -> "disable";
      default -> ssl;
    };
  }

  private static RecordsException missing() {
    return Failure.of(ErrorKind.CONFIG, MISSING).exception();
  }
}
