package org.recordsdb;

import java.sql.SQLException;

/** The driver's exception from a statement that the query timeout stopped. */
final class DeadlineException extends SQLException {

  private static final long serialVersionUID = 1L;

  DeadlineException(SQLException cause) {
    super("stopped by the query timeout", cause.getSQLState(), cause.getErrorCode(), cause);
  }
}
