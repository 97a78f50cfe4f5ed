package org.recordsdb;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.internal.config.Environment;
import org.recordsdb.internal.config.Explanation;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.config.SettingsReader;
import org.recordsdb.spi.Dialect;

/**
 * Settings of a {@code Records} in code: each method stands for the configuration variable of its
 * name and wins over it. Values are checked by {@link #open()}, all at once. Not thread-safe; may
 * be used again after {@code open}.
 */
public final class RecordsBuilder {

  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, String> given = new LinkedHashMap<>();
  private @Nullable Dialect dialect;

  RecordsBuilder() {}

  /**
   * The database: {@code sqlite:app.db}, {@code postgresql://user:password@host/database} and their
   * kin.
   */
  public RecordsBuilder url(String url) {
    return set("DATABASE_URL", url);
  }

  /** Reads the process's environment, and under it a {@code .env} file of the working directory. */
  public RecordsBuilder fromEnv() {
    return environment(Environment.read(Path.of("")));
  }

  /** Reads these variables as if they were the environment. */
  public RecordsBuilder environment(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /** Uses this dialect instead of choosing one by the URL's scheme. */
  public RecordsBuilder dialect(Dialect chosen) {
    dialect = chosen;
    return this;
  }

  /** The schema that tables belong to; {@code DB_SCHEMA}. */
  public RecordsBuilder schema(String name) {
    return set("DB_SCHEMA", name);
  }

  /** What the server shows in its list of sessions; {@code DB_APPLICATION_NAME}. */
  public RecordsBuilder applicationName(String name) {
    return set("DB_APPLICATION_NAME", name);
  }

  /**
   * Connections kept, from 1; {@code DB_POOL_SIZE}, usually 10. On SQLite the number of readers.
   */
  public RecordsBuilder poolSize(int connections) {
    return set("DB_POOL_SIZE", Integer.toString(connections));
  }

  /** Further connections under load, from 0; {@code DB_MAX_OVERFLOW}, usually 10. */
  public RecordsBuilder maxOverflow(int connections) {
    return set("DB_MAX_OVERFLOW", Integer.toString(connections));
  }

  /**
   * The longest wait for a connection, in whole seconds from 1; {@code DB_POOL_TIMEOUT}, usually
   * 30.
   */
  public RecordsBuilder poolTimeout(Duration wait) {
    return set("DB_POOL_TIMEOUT", Long.toString(wait.toSeconds()));
  }

  /**
   * Age at which a connection is replaced, in whole seconds from 30; {@code DB_POOL_RECYCLE},
   * usually 3600.
   */
  public RecordsBuilder poolRecycle(Duration age) {
    return set("DB_POOL_RECYCLE", Long.toString(age.toSeconds()));
  }

  /**
   * The longest that opening a connection may take, in whole seconds from 1; {@code
   * DB_CONNECT_TIMEOUT}, usually 10.
   */
  public RecordsBuilder connectTimeout(Duration wait) {
    return set("DB_CONNECT_TIMEOUT", Long.toString(wait.toSeconds()));
  }

  /**
   * The longest that a statement may run, in whole seconds, 0 for no limit; {@code
   * DB_QUERY_TIMEOUT}, usually 30.
   */
  public RecordsBuilder queryTimeout(Duration wait) {
    return set("DB_QUERY_TIMEOUT", Long.toString(wait.toSeconds()));
  }

  /** Refuses every write; {@code DB_READ_ONLY}. */
  public RecordsBuilder readOnly(boolean refuseWrites) {
    return set("DB_READ_ONLY", Boolean.toString(refuseWrites));
  }

  /**
   * Refuses free SQL that only SQLite or only PostgreSQL understands, as far as its words tell, and
   * results without a name of their own; {@code DB_STRICT}. Meant for development on one database
   * and production on another.
   */
  public RecordsBuilder strict(boolean refuseUnportable) {
    return set("DB_STRICT", Boolean.toString(refuseUnportable));
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
    return SettingsReader.read(variables, dialect);
  }

  private RecordsBuilder set(String variable, String value) {
    given.put(variable, value);
    return this;
  }
}
