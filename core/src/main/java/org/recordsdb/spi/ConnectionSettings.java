package org.recordsdb.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a dialect needs to open connections. Holds a secret; its {@link #toString()} does not show
 * it.
 *
 * @param url where the database is
 * @param schema the schema that unqualified names belong to, or null for the login's own
 * @param applicationName what the server shows in its list of sessions
 * @param connectTimeout the longest that opening one connection may take, handshake included
 * @param readOnly whether writes must be rejected
 * @param urlName what a message calls the place that the URL was given in, as {@code DATABASE_URL}
 *     or {@code the database URL}; or {@link #VARIABLES}
 */
public record ConnectionSettings(
    DatabaseUrl url,
    @Nullable String schema,
    String applicationName,
    Duration connectTimeout,
    boolean readOnly,
    String urlName) {

  /** The {@link #urlName} where single variables describe the database, and no URL. */
  public static final String VARIABLES = "DB_HOST and the like";

  /** Settings of a URL that was given in code. */
  public ConnectionSettings(
      DatabaseUrl url,
      @Nullable String schema,
      String applicationName,
      Duration connectTimeout,
      boolean readOnly) {
    this(url, schema, applicationName, connectTimeout, readOnly, "the database URL");
  }

  /** True if no URL was given, so that remedies name variables. */
  public boolean isOfVariables() {
    return urlName.equals(VARIABLES);
  }

  /**
   * The connect timeout for what takes whole seconds, rounded up: cut down, less than one would
   * mean no limit.
   */
  public int connectTimeoutSeconds() {
    return Math.toIntExact(connectTimeout.plusNanos(999_999_999).toSeconds());
  }
}
