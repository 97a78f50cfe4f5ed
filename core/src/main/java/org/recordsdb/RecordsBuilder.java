package org.recordsdb;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.internal.config.Environment;
import org.recordsdb.internal.config.Explanation;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.config.SettingsReader;
import org.recordsdb.internal.text.DurationText;
import org.recordsdb.spi.Dialect;

/**
 * Settings of a {@code Records} in code: each method stands for the configuration variable of its
 * name and wins over it. Values are checked by {@link #open()}, all at once. Durations count to the
 * millisecond; what is finer or out of range is rejected. Not thread-safe; may be used again after
 * {@code open}.
 */
public final class RecordsBuilder {

  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, String> given = new LinkedHashMap<>();
  private final Map<String, String> methods = new LinkedHashMap<>();
  private @Nullable Dialect dialect;

  RecordsBuilder() {}

  /**
   * The database: {@code sqlite:app.db}, {@code postgresql://user:password@host/database} and their
   * kin.
   */
  public RecordsBuilder url(String url) {
    return set("DATABASE_URL", "url", url);
  }

  /** Reads the process's environment, and under it a {@code .env} file of the working directory. */
  public RecordsBuilder fromEnv() {
    return environment(Environment.read(Path.of("")));
  }

  /** Reads these variables as if they were the environment. */
  public RecordsBuilder environment(Map<String, String> variables) {
    environment.putAll(Given.notNull(variables, "variables"));
    return this;
  }

  /** Uses this dialect instead of choosing one by the URL's scheme. */
  public RecordsBuilder dialect(Dialect chosen) {
    dialect = chosen;
    return this;
  }

  /** The schema that tables belong to; {@code DB_SCHEMA}. */
  public RecordsBuilder schema(String name) {
    return set("DB_SCHEMA", "schema", name);
  }

  /** What the server shows in its list of sessions; {@code DB_APPLICATION_NAME}. */
  public RecordsBuilder applicationName(String name) {
    return set("DB_APPLICATION_NAME", "applicationName", name);
  }

  /**
   * Connections kept, from 1; {@code DB_POOL_SIZE}, usually 10. On SQLite the number of readers.
   */
  public RecordsBuilder poolSize(int connections) {
    return set("DB_POOL_SIZE", "poolSize", Integer.toString(connections));
  }

  /** Further connections under load, from 0; {@code DB_MAX_OVERFLOW}, usually 10. */
  public RecordsBuilder maxOverflow(int connections) {
    return set("DB_MAX_OVERFLOW", "maxOverflow", Integer.toString(connections));
  }

  /**
   * The longest wait for a connection, from 250 milliseconds to an hour; {@code DB_POOL_TIMEOUT},
   * usually 30 seconds.
   */
  public RecordsBuilder poolTimeout(Duration wait) {
    return set(
        "DB_POOL_TIMEOUT", "poolTimeout", DurationText.inSeconds(Given.notNull(wait, "wait")));
  }

  /**
   * Age at which a connection is replaced, from 30 seconds to 7 days; {@code DB_POOL_RECYCLE},
   * usually an hour.
   */
  public RecordsBuilder poolRecycle(Duration age) {
    return set("DB_POOL_RECYCLE", "poolRecycle", DurationText.inSeconds(Given.notNull(age, "age")));
  }

  /**
   * The longest that opening a connection may take, from a millisecond to 10 minutes; {@code
   * DB_CONNECT_TIMEOUT}, usually 10 seconds.
   */
  public RecordsBuilder connectTimeout(Duration wait) {
    return set(
        "DB_CONNECT_TIMEOUT",
        "connectTimeout",
        DurationText.inSeconds(Given.notNull(wait, "wait")));
  }

  /**
   * The longest that a statement may run, from a millisecond to a day, zero for no limit; {@code
   * DB_QUERY_TIMEOUT}, usually 30 seconds.
   */
  public RecordsBuilder queryTimeout(Duration wait) {
    return set(
        "DB_QUERY_TIMEOUT", "queryTimeout", DurationText.inSeconds(Given.notNull(wait, "wait")));
  }

  /** Rejects every write; {@code DB_READ_ONLY}. */
  public RecordsBuilder readOnly(boolean refuseWrites) {
    return set("DB_READ_ONLY", "readOnly", Boolean.toString(refuseWrites));
  }

  /**
   * Rejects raw SQL that only SQLite or only PostgreSQL understands, as far as its words tell, and
   * results without a name of their own; {@code DB_STRICT}. Meant for development on one database
   * and production on another.
   */
  public RecordsBuilder strict(boolean refuseUnportable) {
    return set("DB_STRICT", "strict", Boolean.toString(refuseUnportable));
  }

  /**
   * Opens the database, with one connection at once.
   *
   * @throws org.recordsdb.error.ConfigException if a setting is missing or wrong; one message names
   *     all of them
   * @throws org.recordsdb.error.ConnectException if the database can't be reached
   */
  public Records open() {
    return PooledRecords.open(settings());
  }

  /**
   * Says what {@link #open()} would use, one setting a line, as {@link Records#explain}. Shows no
   * secret and connects to nothing.
   *
   * @throws org.recordsdb.error.ConfigException if a setting is missing or wrong
   */
  public String explain() {
    return Explanation.of(settings());
  }

  private Settings settings() {
    Map<String, String> variables = new LinkedHashMap<>(environment);
    variables.putAll(given);
    if (environment.isEmpty() && !given.containsKey("DATABASE_URL")) {
      throw Failure.of(
              ErrorKind.CONFIG,
              "Can't open a database: the builder was given none. Call url(..), or fromEnv() to read"
                  + " DATABASE_URL.")
          .exception();
    }
    return SettingsReader.read(variables, methods, dialect);
  }

  private RecordsBuilder set(String variable, String method, String value) {
    given.put(variable, Given.notNull(value, method));
    methods.put(variable, method + "(...)");
    return this;
  }
}
