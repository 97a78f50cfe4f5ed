package org.recordsdb.migrate.log;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.LoggerFactory;

/**
 * Brings what Flyway logs to SLF4J, made printable: it names schemas and migrations, and those come
 * from others. Flyway makes it by its name. Thread-safe.
 */
public final class PrintableLogs implements LogCreator {

  /** Called by Flyway. */
  public PrintableLogs() {}

  @Override
  public Log createLogger(Class<?> clazz) {
    return new PrintableLog(LoggerFactory.getLogger(clazz));
  }
}
