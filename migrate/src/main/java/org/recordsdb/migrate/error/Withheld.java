package org.recordsdb.migrate.error;

import java.sql.SQLException;

/** Exceptions of drivers without their texts, which may hold values. */
public final class Withheld {

  private Withheld() {}

  /** The driver's exception with its stack and codes. */
  public static SQLException of(SQLException exception) {
    SQLException copy =
        new SQLException(
            exception.getClass().getName() + ": text withheld, as it may hold values",
            exception.getSQLState(),
            exception.getErrorCode());
    copy.setStackTrace(exception.getStackTrace());
    return copy;
  }
}
