package org.recordsdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;

/**
 * Stops statements that run too long, by cancelling them from another thread: SQLite's driver has
 * no timeout of its own that stops a running query. Thread-safe.
 *
 * <p>A statement only notes when it has to end; one thread looks through these notes from time to
 * time, so that statements in time wake nobody. The thread starts with a statement and ends when
 * there have been none for a while.
 */
final class Deadlines implements AutoCloseable {

  /**
   * How late a statement is stopped at most: this, or a twentieth of the timeout if that is less.
   */
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

  private static final int PAUSES_WITHOUT_WORK = 100;

  private final long timeout;
  private final long pause;
  private final Set<Deadline> running = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Thread watch;
  private volatile boolean closed;

  Deadlines(Duration timeout) {
    this.timeout = timeout.toNanos();
    this.pause = Math.min(LONGEST_PAUSE, Math.max(1, this.timeout / 20));
  }

  /** Something that a statement does. */
  interface Action<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  /** Stops what is running, from another thread. */
  interface Cancel {
    void cancel() throws SQLException;
  }

  /** Runs the action and cancels the statement if it takes longer than the timeout. */
  <T extends @Nullable Object> T within(Statement statement, Action<T> action) throws SQLException {
    return within((Cancel) statement::cancel, action);
  }

  /** The same of what is no statement to the driver. */
  <T extends @Nullable Object> T within(Cancel statement, Action<T> action) throws SQLException {
    if (timeout == 0) {
      return action.run();
    }
    if (closed) {
      throw Failure.of(
              ErrorKind.MISUSE,
              "Can't run a statement: this Records has been closed. Open another, or close it later.")
          .exception();
    }
    Deadline deadline = new Deadline(statement, System.nanoTime() + timeout);
    try {
      running.add(deadline);
      if (watch == null) {
        startWatch();
      }
      T result = action.run();
      if (deadline.end() && result instanceof ResultSet) {
        throw new SQLException("the cancel would end it at one of its rows");
      }
      return result;
    } catch (SQLException e) {
      throw deadline.end() ? new DeadlineException(e) : e;
    } finally {
      running.remove(deadline);
      deadline.end();
    }
  }

  private synchronized void startWatch() {
    if (watch == null && !closed) {
      Thread thread = new Thread(this::watch, "records-deadlines");
      thread.setDaemon(true);
      thread.start();
      watch = thread; // only now, as a machine may have no thread to give
    }
  }

  private void watch() {
    int idle = 0;
    while (!closed || !running.isEmpty()) { // what still runs keeps its time
      LockSupport.parkNanos(this, pause);
      try {
        idle = running.isEmpty() ? idle + 1 : 0;
        long now = System.nanoTime();
        for (Deadline deadline : running) {
          deadline.look(now);
        }
        if (idle > PAUSES_WITHOUT_WORK && endWatch()) {
          return;
        }
      } catch (Throwable e) {
        // such as OutOfMemoryError, by which no later statement may lose its timeout: looks again
      }
    }
  }

  /** A statement that came at the last moment saw this thread and started none of its own. */
  private synchronized boolean endWatch() {
    watch = null;
    if (running.isEmpty()) {
      return true;
    }
    watch = Thread.currentThread();
    return false;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(watch);
  }

  /**
   * One running statement. Its lock keeps a late cancel from hitting the connection's next
   * statement.
   */
  private static final class Deadline {

    private final Cancel statement;
    private final long end;
    private boolean ended;
    private boolean missed;

    Deadline(Cancel statement, long end) {
      this.statement = statement;
      this.end = end;
    }

    synchronized void look(long now) {
      if (ended || missed || now - end < 0) {
        return;
      }
      try {
        statement.cancel();
      } catch (SQLException e) {
        // the statement goes on; its own end or the connection's is reported
      }
      missed = true;
    }

    /** Ends it, and tells whether it was missed. */
    synchronized boolean end() {
      ended = true;
      return missed;
    }
  }
}
