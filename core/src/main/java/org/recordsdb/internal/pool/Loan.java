package org.recordsdb.internal.pool;

import java.sql.Connection;
import java.sql.SQLException;

/** A connection that was lent, in autocommit mode; closing the loan gives it back. */
public interface Loan extends AutoCloseable {

  /** The connection: not to be closed, and not to be used once the loan is closed. */
  Connection connection();

  /** Notes that the connection may have been changed, so that it is looked at when it is back. */
  void suspect();

  /** Closes the connection for good, as its state is unknown. The loan still has to be closed. */
  void discard();

  @Override
  void close() throws SQLException;
}
