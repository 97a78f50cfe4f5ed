package org.recordsdb.internal.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ConfigException;
import org.recordsdb.internal.driver.GuardedDialect;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.DatabaseUrl;
import org.recordsdb.spi.Dialect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the variables of the configuration into settings. {@code DATABASE_URL} wins over {@code
 * DB_HOST} and the like.
 */
public final class SettingsReader {

  private static final Logger LOG = LoggerFactory.getLogger("org.recordsdb.config");

  /** HikariCP waits no shorter; so that all databases take the same, no pool does. */
  private static final Duration SHORTEST_POOL_WAIT = Duration.ofMillis(250);

  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final Variables variables;
  private final Map<String, String> ignored;
  private final List<String> meantAsUrl;

  private SettingsReader(Map<String, String> values, Map<String, String> methods) {
    this.variables = new Variables(values, methods);
    this.ignored = VariableNames.ignored(values.keySet());
    this.meantAsUrl = VariableNames.meantAsUrl(values.keySet());
  }

  /** The settings of a URL that was given in code, and all others as they usually are. */
  public static Settings read(String url) {
    return read(Map.of("DATABASE_URL", url), Map.of("DATABASE_URL", "the URL"), null);
  }

  /**
   * Reads and checks all settings.
   *
   * @param values the variables
   * @param dialect the dialect to use, or null to choose by the URL's scheme
   */
  public static Settings read(Map<String, String> values, @Nullable Dialect dialect) {
    return read(values, Map.of(), dialect);
  }

  /**
   * Reads and checks all settings.
   *
   * @param values the variables
   * @param methods of those that were given in code, the method that was called
   * @param dialect the dialect to use, or null to choose by the URL's scheme
   */
  public static Settings read(
      Map<String, String> values, Map<String, String> methods, @Nullable Dialect dialect) {
    return new SettingsReader(values, methods).read(dialect);
  }

  private Settings read(@Nullable Dialect given) {
    warn();
    int poolSize = variables.integer("DB_POOL_SIZE", 10, 1, 10_000);
    int maxOverflow = variables.integer("DB_MAX_OVERFLOW", 10, 0, 10_000);
    Duration poolTimeout =
        variables.seconds(
            "DB_POOL_TIMEOUT", Duration.ofSeconds(30), SHORTEST_POOL_WAIT, Duration.ofHours(1));
    Duration poolRecycle =
        variables.seconds(
            "DB_POOL_RECYCLE", Duration.ofHours(1), Duration.ofSeconds(30), Duration.ofDays(7));
    boolean prePing = variables.flag("DB_POOL_PRE_PING", true);
    Duration connectTimeout =
        variables.seconds(
            "DB_CONNECT_TIMEOUT", Duration.ofSeconds(10), SHORTEST, Duration.ofMinutes(10));
    Duration queryTimeout =
        variables.secondsOrNoLimit(
            "DB_QUERY_TIMEOUT", Duration.ofSeconds(30), SHORTEST, Duration.ofDays(1));
    boolean readOnly = variables.flag("DB_READ_ONLY", false);
    boolean strict = variables.flag("DB_STRICT", false);
    var schema = variables.text("DB_SCHEMA");
    var application = variables.text("DB_APPLICATION_NAME");
    DatabaseUrl url = url();
    variables.check();
    Dialect dialect = GuardedDialect.of(given == null ? Dialects.choose(url) : given);
    Dialects.checkOptions(url, dialect, hasPasswordOption());
    ConnectionSettings connection =
        new ConnectionSettings(
            url,
            schema.or(() -> url.option("schema")).orElse(null),
            application.or(() -> url.option("application_name")).orElse("records"),
            connectTimeout,
            readOnly || dialect.readsOnly(url),
            variables.urlName());
    return new Settings(
        dialect,
        connection,
        poolSize,
        maxOverflow,
        poolTimeout,
        poolRecycle,
        prePing,
        queryTimeout,
        strict,
        ignored);
  }

  /** Names cost nothing to tell; values may be secrets. */
  private void warn() {
    ignored.forEach((name, why) -> LOG.warn("The variable {} is ignored: {}", name, why));
  }

  private String meant() {
    return meantAsUrl.isEmpty()
        ? ""
        : " " + meantAsUrl.get(0) + " is set: did you mean DATABASE_URL?";
  }

  private boolean hasPasswordOption() {
    return variables.text("DATABASE_URL").filter(UrlParser::hasPasswordOption).isPresent();
  }

  /** The URL; a bad one is reported together with the variables that are bad. */
  private DatabaseUrl url() {
    var url = variables.text("DATABASE_URL");
    if (url.isEmpty() && variables.isSet("DATABASE_URL")) {
      variables.check(); // what is set to nothing was noted, and is not missing as well
    }
    try {
      return url.isPresent() ? UrlParser.parse(url.get()) : new SingleVariables(variables).url();
    } catch (ConfigException e) {
      variables.problem(e.getMessage() + meant());
      variables.check();
      throw e;
    }
  }
}
