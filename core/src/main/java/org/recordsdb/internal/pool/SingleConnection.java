package org.recordsdb.internal.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.driver.DriverFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection that a database in memory lives on, lent to one thread after the other in the
 * order in which they came. It is never replaced: a new one would be another, empty database. One
 * that SQL has changed is used on for the same reason.
 */
final class SingleConnection implements Pool {

  private static final String CLOSED = "08003";
  private static final Logger LOG = LoggerFactory.getLogger("org.recordsdb.pool");

  private final Connection connection;
  private final ReturnCheck check;
  private final long timeoutMillis;
  private final Semaphore free = new Semaphore(1, true);
  private volatile boolean closed;
  private boolean changed; // by whoever has the connection

  private SingleConnection(Connection connection, ReturnCheck check, long timeoutMillis) {
    this.connection = connection;
    this.check = check;
    this.timeoutMillis = timeoutMillis;
  }

  static SingleConnection open(Settings settings, boolean writable) throws SQLException {
    Connection connection = opened(settings, writable);
    ReturnCheck check = new ReturnCheck(settings, writable);
    return new SingleConnection(connection, check, settings.poolTimeout().toMillis());
  }

  private static Connection opened(Settings settings, boolean writable) throws SQLException {
    try {
      return settings.dialect().connect(settings.connection(), writable);
    } catch (RecordsException e) {
      throw e;
    } catch (RuntimeException e) {
      throw DriverFailure.whileConnecting(e);
    }
  }

  @Override
  public Loan borrow() throws SQLException {
    if (!acquired()) {
      throw new SQLTransientConnectionException("The only connection did not come free in time.");
    }
    if (closed) {
      free.release();
      throw new SQLException("The connection is closed.", CLOSED);
    }
    return new Lent();
  }

  private boolean acquired() throws SQLException {
    try {
      return free.tryAcquire(timeoutMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("Interrupted while waiting for the only connection.", e);
    }
  }

  @Override
  public Gauges gauges() {
    int free = this.free.availablePermits();
    return new Gauges(1 - free, closed ? 0 : free, this.free.getQueueLength(), 1);
  }

  /** Closes the connection: now if nobody has it, or when it is given back. */
  @Override
  public void close() {
    closed = true;
    if (free.tryAcquire()) {
      giveBack();
    }
  }

  private void giveBack() {
    try {
      if (closed) {
        connection.close();
      }
    } catch (SQLException e) {
      // nothing is left to be saved, and nobody to be told
    } finally {
      free.release();
    }
  }

  private final class Lent implements Loan {

    private boolean suspected;
    private boolean returned;

    @Override
    public Connection connection() {
      return connection;
    }

    @Override
    public void suspect() {
      suspected = true;
    }

    @Override
    public void discard() {
      LOG.error(
          "The database in memory is lost: a transaction on its only connection can't be undone.");
      closed = true;
    }

    @Override
    public void close() {
      if (!returned) {
        returned = true;
        if (!closed && !check.passes(connection, suspected) && !changed) {
          changed = true;
          LOG.warn(
              "SQL changed the only connection to the database in memory, which keeps the change.");
        }
        giveBack();
      }
    }
  }
}
