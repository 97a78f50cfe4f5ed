package org.recordsdb.internal.driver;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a driver throws that is no {@code SQLException}, as where a server answers what no server
 * may. Only its class is told, as its text may hold what was read.
 */
public final class DriverFailure extends SQLException {

  private static final long serialVersionUID = 1;

  private DriverFailure(Throwable thrown, String state) {
    super(thrown.getClass().getName(), state);
    setStackTrace(thrown.getStackTrace());
  }

  /** Of something that no connection was used for. */
  public static DriverFailure of(RuntimeException thrown) {
    return new DriverFailure(thrown, "XX000");
  }

  /** Of a connection that nobody has used yet, so that nothing can have been stored. */
  public static DriverFailure whileConnecting(Throwable thrown) {
    return new DriverFailure(thrown, "08001");
  }

  /**
   * Of using a connection, which is ended: nobody knows what of the answer is still to come, and
   * which statement would take it for its own.
   */
  public static DriverFailure on(Connection connection, RuntimeException thrown) {
    DriverFailure failure = new DriverFailure(thrown, "08006");
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }
}
