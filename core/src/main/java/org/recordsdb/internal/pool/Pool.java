package org.recordsdb.internal.pool;

import java.sql.SQLException;

/** Connections of one kind. Thread-safe. */
interface Pool extends AutoCloseable {

  /**
   * Waits until a connection is free.
   *
   * @throws java.sql.SQLTransientConnectionException if none came free in time
   * @throws SQLException if none can be opened
   */
  Loan borrow() throws SQLException;

  Gauges gauges();

  @Override
  void close();
}
