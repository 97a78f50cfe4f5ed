package org.recordsdb.internal.config;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.Dialect;

/**
 * All settings of a running {@code Records}, complete and checked. Immutable; {@link #toString()}
 * shows no secret.
 *
 * @param dialect the database's dialect
 * @param connection how connections are opened
 * @param poolSize connections kept; for one-writer databases the number of readers
 * @param maxOverflow further connections under load
 * @param poolTimeout the longest wait for a connection
 * @param poolRecycle age at which a connection is replaced
 * @param prePing whether idle connections are asked for signs of life
 * @param queryTimeout the longest that a statement may run; zero for no limit
 * @param strict whether raw SQL that only one kind of database understands is rejected
 * @param ignored variables that are set and have no effect, each with the reason
 */
public record Settings(
    Dialect dialect,
    ConnectionSettings connection,
    int poolSize,
    int maxOverflow,
    Duration poolTimeout,
    Duration poolRecycle,
    boolean prePing,
    Duration queryTimeout,
    boolean strict,
    Map<String, String> ignored) {

  /** Copies the names. */
  public Settings {
    ignored = Collections.unmodifiableMap(new LinkedHashMap<>(ignored));
  }
}
