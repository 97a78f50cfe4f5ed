package org.recordsdb.migrate.log;

import org.flywaydb.core.api.logging.Log;
import org.recordsdb.internal.text.Printable;
import org.slf4j.Logger;

/** One logger of Flyway's. Of a failure it has the class and the text, in the line of its entry. */
final class PrintableLog implements Log {

  private final Logger logger;

  PrintableLog(Logger logger) {
    this.logger = logger;
  }

  @Deprecated // by Flyway, which still has it
  @Override
  public boolean isDebugEnabled() {
    return logger.isDebugEnabled();
  }

  @Override
  public void debug(String message) {
    if (logger.isDebugEnabled()) {
      logger.debug(Printable.message(message));
    }
  }

  @Override
  public void info(String message) {
    logger.info(Printable.message(message));
  }

  @Override
  public void warn(String message) {
    logger.warn(Printable.message(message));
  }

  @Override
  public void error(String message) {
    logger.error(Printable.message(message));
  }

  @Override
  public void error(String message, Exception e) {
    logger.error(Printable.message(message + " (" + e + ")"));
  }

  /** Advertisements of Flyway's makers. */
  @Override
  public void notice(String message) {}
}
