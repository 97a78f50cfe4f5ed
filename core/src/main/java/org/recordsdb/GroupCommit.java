package org.recordsdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.recordsdb.internal.pool.Loan;
import org.recordsdb.spi.Dialect;

/**
 * Single statements of waiting writers, committed together: where a database has one writer, each
 * commit waits for the disk, and meanwhile others gather. The first to find nobody leading runs the
 * statements of all who wait, in the order in which they came, in one transaction. Thread-safe.
 *
 * <p>Each caller gets its own result or failure, and gets it when it is on the disk. A statement
 * that fails undoes itself only. Should it end the whole transaction, or should the commit fail,
 * nothing has been told to anybody yet, and each of the others is run once more by itself.
 */
final class GroupCommit {

  /** Statements in one transaction at most, so that nobody waits for long. */
  private static final int MOST = 256;

  /** Where the writer's connection comes from. */
  interface Writer {
    Loan borrow() throws SQLException;
  }

  private final Dialect dialect;
  private final Writer writer;
  private final Queue<Waiting<?>> queue = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean led = new AtomicBoolean();

  GroupCommit(Dialect dialect, Writer writer) {
    this.dialect = dialect;
    this.writer = writer;
  }

  /** Runs the statement, alone or with others, and returns when it is committed. */
  <T extends @Nullable Object> T run(Session.Work<T> statement) throws SQLException {
    Waiting<T> mine = new Waiting<>(statement);
    queue.add(mine);
    boolean interrupted = false;
    while (!mine.isTold()) {
      if (led.compareAndSet(false, true)) {
        lead();
      } else {
        LockSupport.park(this);
        interrupted |= Thread.interrupted(); // the statement may be running already
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return mine.result();
  }

  private void lead() {
    List<Waiting<?>> group = new ArrayList<>();
    try {
      for (Waiting<?> next = queue.poll(); next != null; next = next(group)) {
        group.add(next);
      }
      run(group);
    } catch (SQLException | RuntimeException e) {
      group.forEach(waiting -> waiting.fail(e));
    } finally {
      led.set(false);
      group.forEach(Waiting::tell);
      Waiting<?> next = queue.peek();
      if (next != null) {
        LockSupport.unpark(next.thread);
      }
    }
  }

  private @Nullable Waiting<?> next(List<Waiting<?>> group) {
    return group.size() < MOST ? queue.poll() : null;
  }

  private void run(List<Waiting<?>> group) throws SQLException {
    Loan loan = writer.borrow();
    try {
      alone(group.size() == 1 ? group : together(loan, group), loan.connection());
    } finally {
      giveBack(loan);
    }
  }

  private static void alone(List<Waiting<?>> each, Connection connection) {
    each.forEach(waiting -> waiting.run(connection));
  }

  /** Gives those that have to be run again, each by itself, as nothing of them is stored. */
  private List<Waiting<?>> together(Loan loan, List<Waiting<?>> group) throws SQLException {
    Connection connection = loan.connection();
    dialect.begin(connection, true);
    try {
      for (Waiting<?> waiting : group) {
        waiting.run(connection);
        if (waiting.hasFailed() && hasEnded(connection)) {
          return group.stream().filter(other -> other != waiting).toList();
        }
      }
      return committed(connection) ? List.of() : group;
    } catch (SQLException e) {
      loan.discard();
      throw e;
    }
  }

  private boolean committed(Connection connection) throws SQLException {
    try {
      dialect.commit(connection);
      return true;
    } catch (SQLException e) {
      dialect.rollback(connection);
      return false;
    }
  }

  /** A transaction can be begun only if there is none; that one is not needed. */
  private boolean hasEnded(Connection connection) throws SQLException {
    try {
      dialect.begin(connection, true);
    } catch (SQLException e) {
      return false;
    }
    dialect.rollback(connection);
    return true;
  }

  private static void giveBack(Loan loan) {
    try {
      loan.close();
    } catch (SQLException e) {
      // what was committed stays; the pool notices and replaces the connection
    }
  }

  /** A statement and the thread that waits for it. */
  private static final class Waiting<T extends @Nullable Object> {

    private final Session.Work<T> statement;
    private final Thread thread = Thread.currentThread();
    private @Nullable T value;
    private @Nullable Throwable failure;
    private volatile boolean told;

    Waiting(Session.Work<T> statement) {
      this.statement = statement;
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

    void tell() {
      told = true;
      LockSupport.unpark(thread);
    }

    boolean isTold() {
      return told;
    }

    @SuppressWarnings("NullAway") // a statement that did not fail has a value, or null is its value
    T result() throws SQLException {
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
}
