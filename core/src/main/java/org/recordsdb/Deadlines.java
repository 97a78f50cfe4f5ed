package org.recordsdb;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;

/**
 * Stops statements that run too long, by cancelling them from another thread: SQLite's driver has
 * no timeout of its own that stops a running query. Thread-safe; its one thread starts with the
 * first statement and ends with {@link #close()}.
 */
final class Deadlines implements AutoCloseable {

  private final long nanos;
  private final ScheduledThreadPoolExecutor watch;

  Deadlines(Duration timeout) {
    this.nanos = timeout.toNanos();
    this.watch =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "records-deadlines");
              thread.setDaemon(true);
              return thread;
            });
    watch.setRemoveOnCancelPolicy(true);
  }

  /** Something that a statement does. */
  interface Action<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  /** Runs the action and cancels the statement if it takes longer than the timeout. */
  <T extends @Nullable Object> T within(Statement statement, Action<T> action) throws SQLException {
    if (nanos == 0) {
      return action.run();
    }
    Deadline deadline = new Deadline(statement);
    ScheduledFuture<?> alarm = schedule(deadline);
    try {
      return action.run();
    } catch (SQLException e) {
      throw deadline.isMissed() ? new DeadlineException(e) : e;
    } finally {
      alarm.cancel(false);
      deadline.end();
    }
  }

  private ScheduledFuture<?> schedule(Deadline deadline) {
    try {
      return watch.schedule(deadline, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      throw Failure.of(ErrorKind.MISUSE, "Can't run a statement: this Records has been closed.")
          .exception();
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }

  /**
   * One running statement. Its lock keeps a late cancel from hitting the connection's next
   * statement.
   */
  private static final class Deadline implements Runnable {

    private final Statement statement;
    private boolean ended;
    private boolean missed;

    Deadline(Statement statement) {
      this.statement = statement;
    }

    @Override
    public synchronized void run() {
      if (!ended) {
        missed = true;
        try {
          statement.cancel();
        } catch (SQLException e) {
          // the statement goes on; its own end or the connection's will be told
        }
      }
    }

    synchronized boolean isMissed() {
      return missed;
    }

    synchronized void end() {
      ended = true;
    }
  }
}
