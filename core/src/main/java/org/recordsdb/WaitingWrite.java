package org.recordsdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A statement of {@link GroupCommit} and the thread that waits for it. That thread alone calls what
 * concerns waiting; whoever leads the group calls the rest, before {@link #finish}.
 */
final class WaitingWrite<T extends @Nullable Object> {

  private final Session.Work<T> statement;
  private final Thread thread = Thread.currentThread();
  private final long patienceEnds;
  private boolean interrupted;
  private @Nullable T value;
  private @Nullable Throwable failure;
  private volatile boolean done;

  WaitingWrite(Session.Work<T> statement, long patienceMillis) {
    this.statement = statement;
    this.patienceEnds = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
  }

  /** Whatever is thrown belongs to the thread that waits. */
  void run(Connection connection) {
    try {
      value = statement.on(connection);
      failure = null;
    } catch (Throwable e) {
      failure = e;
    }
  }

  void fail(Throwable reason) {
    failure = reason;
  }

  boolean hasFailed() {
    return failure != null;
  }

  /** Lets the thread go on with the result. */
  void finish() {
    done = true;
    wake();
  }

  boolean isDone() {
    return done;
  }

  void wake() {
    LockSupport.unpark(thread);
  }

  /**
   * Waits till the thread is woken and gives the reason for not waiting any longer, or null.
   *
   * @param taken whether the statement may be running already, so that there is no way back
   */
  @Nullable SQLException rest(boolean taken) {
    long patience = patienceEnds - System.nanoTime();
    if (taken) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, patience);
    }
    if (Thread.interrupted()) {
      interrupted = true;
      return new SQLException(
          "Interrupted while waiting for the writer.", new InterruptedException());
    }
    return patienceEnds - System.nanoTime() > 0
        ? null
        : new SQLTransientConnectionException("The writer did not come free in time.");
  }

  /** The statement's value, or what it threw. */
  @SuppressWarnings("NullAway") // a statement that did not fail has a value, or null is its value
  T result() throws SQLException {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure instanceof SQLException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    return value;
  }
}
