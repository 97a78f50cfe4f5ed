package org.recordsdb.internal.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ConfigException;
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
    int poolSize = variables.integer("DB_POOL_SIZE", 10, 1, 10_000);
    int maxOverflow = variables.integer("DB_MAX_OVERFLOW", 10, 0, 10_000);
    Duration poolTimeout = variables.seconds("DB_POOL_TIMEOUT", 30, 1, 3_600);
    Duration poolRecycle = variables.seconds("DB_POOL_RECYCLE", 3_600, 30, 604_800);
    boolean prePing = variables.flag("DB_POOL_PRE_PING", true);
    Duration connectTimeout = variables.seconds("DB_CONNECT_TIMEOUT", 10, 1, 600);
    Duration queryTimeout = variables.seconds("DB_QUERY_TIMEOUT", 30, 0, 86_400);
    boolean readOnly = variables.flag("DB_READ_ONLY", false);
    boolean strict = variables.flag("DB_STRICT", false);
    var schema = variables.text("DB_SCHEMA");
    var application = variables.text("DB_APPLICATION_NAME");
    DatabaseUrl url = url();
    variables.check();
    Dialect dialect = given == null ? Dialects.choose(url) : given;
    Dialects.checkOptions(url, dialect);
    ConnectionSettings connection =
        new ConnectionSettings(
            url,
            schema.or(() -> url.option("schema")).orElse(null),
            application.or(() -> url.option("application_name")).orElse("records"),
            connectTimeout,
            readOnly);
    return new Settings(
        dialect,
        connection,
        poolSize,
        maxOverflow,
        poolTimeout,
        poolRecycle,
        prePing,
        queryTimeout,
        strict);
  }

  /** The URL; a bad one is told together with the variables that are bad. */
  private DatabaseUrl url() {
    var url = variables.text("DATABASE_URL");
    try {
      return url.isPresent() ? UrlParser.parse(url.get()) : parts();
    } catch (ConfigException e) {
      variables.problem(String.valueOf(e.getMessage()));
      variables.check();
      throw e;
    }
  }

  /** The URL that the single variables describe, in either of their two spellings. */
  private DatabaseUrl parts() {
    var host = variables.text(names("HOST"));
    var name = variables.text(names("NAME"));
    boolean file = isFile();
    if (name.isEmpty() && (file || host.isEmpty())) {
      throw missing(file);
    }
    if (file) {
      return new DatabaseUrl("sqlite", List.of(), null, null, name.get(), Map.of());
    }
    Map<String, String> options = new LinkedHashMap<>();
    variables.text(names("SSL")).ifPresent(ssl -> options.put("sslmode", sslMode(ssl)));
    int port = variables.integer(variables.nameOf(names("PORT")), 0, 1, 65_535);
    return new DatabaseUrl(
        "postgresql",
        List.of(new HostPort(host.orElse("localhost"), port)),
        variables.text(names("USER")).orElse(null),
        variables.text(names("PASSWORD")).orElse(null),
        name.orElse(""),
        options);
  }

  private boolean isFile() {
    String provider = variables.text(names("PROVIDER")).orElse("postgresql");
    return switch (provider.toLowerCase(Locale.ROOT)) {
      case "sqlite" -> true;
      case "postgresql", "postgres", "supabase", "rds", "aurora", "aws" -> false;
      default -> {
        variables.problem(
            variables.nameOf(names("PROVIDER"))
                + " must be sqlite, postgresql, supabase, rds or aurora.");
        yield false;
      }
    };
  }

  private static String[] names(String name) {
    return new String[] {"DB_" + name, "RELATIONAL_DB_" + name};
  }

  private static String sslMode(String ssl) {
    return switch (ssl.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "on" -> "require";
      case "false", "0", "no", "off" -> "disable";
      default -> ssl;
    };
  }

  private static RecordsException missing(boolean file) {
    String problem = file ? "DB_NAME is not set; it names the file of the database." : MISSING;
    return Failure.of(ErrorKind.CONFIG, problem).exception();
  }
}
