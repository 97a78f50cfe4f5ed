package org.recordsdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.internal.pool.Loan;
import org.recordsdb.spi.Dialect;

/**
 * Single statements of waiting writers, committed together: where a database has one writer, each
 * commit waits for the disk, and meanwhile others gather. The first to find nobody leading runs the
 * statements of all who wait, in the order in which they came, in one transaction. Thread-safe.
 *
 * <p>Each caller gets its own result or failure, and gets it when it is on the disk. Where a
 * statement that fails takes the whole transaction with it, or a constraint that is checked at the
 * commit does, nobody has got a result yet: all is undone, and each statement is run once more by
 * itself.
 */
final class GroupCommit {

  /** Statements in one transaction at most, so that nobody waits for long. */
  private static final int MOST = 256;

  /** Faults for which a commit stores nothing, and which may be those of a single statement. */
  private static final Set<ErrorKind> REFUSALS =
      Set.of(
          ErrorKind.FOREIGN_KEY,
          ErrorKind.UNIQUE,
          ErrorKind.CHECK,
          ErrorKind.NOT_NULL,
          ErrorKind.SERIALIZATION);

  /** Where the writer's connection comes from. */
  interface Writer {
    Loan borrow() throws SQLException;
  }

  private final Dialect dialect;
  private final Writer writer;
  private final int fewest;
  private final long patienceMillis;
  private final Queue<WaitingWrite<?>> queue = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean led = new AtomicBoolean();

  /**
   * For this writer.
   *
   * @param fewest statements for which a transaction is worthwhile
   * @param patienceMillis how long a statement waits for its turn before it gives up
   */
  GroupCommit(Dialect dialect, Writer writer, int fewest, long patienceMillis) {
    this.dialect = dialect;
    this.writer = writer;
    this.fewest = fewest;
    this.patienceMillis = patienceMillis;
  }

  /** Runs the statement, alone or with others, and returns when it is committed. */
  <T extends @Nullable Object> T run(Session.Work<T> statement) throws SQLException {
    WaitingWrite<T> mine = new WaitingWrite<>(statement, patienceMillis);
    queue.add(mine);
    boolean taken = false;
    while (!mine.isDone()) {
      if (led.compareAndSet(false, true)) {
        lead(mine);
      } else {
        SQLException reason = mine.rest(taken);
        taken |= reason != null && !leave(mine, reason);
      }
    }
    return mine.result();
  }

  private void lead(WaitingWrite<?> mine) {
    List<WaitingWrite<?>> group = new ArrayList<>();
    try {
      Loan loan = writer.borrow();
      try {
        take(group);
        run(loan, group);
      } finally {
        giveBack(loan);
      }
    } catch (Throwable e) {
      if (group.isEmpty() && queue.remove(mine)) {
        group.add(mine);
      }
      group.forEach(waiting -> waiting.fail(e));
    } finally {
      led.set(false);
      group.forEach(WaitingWrite::finish);
      wakeNext();
    }
  }

  private void take(List<WaitingWrite<?>> group) {
    while (group.size() < MOST) {
      WaitingWrite<?> next = queue.poll();
      if (next == null) {
        return;
      }
      group.add(next);
    }
  }

  private void run(Loan loan, List<WaitingWrite<?>> group) throws SQLException {
    List<WaitingWrite<?>> alone = group.size() >= fewest ? together(loan, group) : group;
    alone.forEach(waiting -> waiting.run(loan.connection()));
  }

  /** Gives those that have to be run again, each by itself, as nothing of them is stored. */
  private List<WaitingWrite<?>> together(Loan loan, List<WaitingWrite<?>> group)
      throws SQLException {
    Connection connection = loan.connection();
    dialect.begin(connection, true);
    try {
      for (WaitingWrite<?> waiting : group) {
        waiting.run(connection);
        if (waiting.hasFailed() && !dialect.keepsTransaction(connection)) {
          dialect.rollback(connection);
          return group.stream().filter(other -> other != waiting).toList();
        }
      }
      return committed(connection) ? List.of() : group;
    } catch (SQLException e) {
      loan.discard();
      throw e;
    }
  }

  /** False if a constraint was checked and stood against it, so that it is undone. */
  private boolean committed(Connection connection) throws SQLException {
    try {
      dialect.commit(connection);
      return true;
    } catch (SQLException e) {
      dialect.rollback(connection);
      if (REFUSALS.contains(dialect.classify(e, null).kind())) {
        return false;
      }
      throw e;
    }
  }

  /** True if the statement had not been taken yet and fails for this reason. */
  private boolean leave(WaitingWrite<?> mine, SQLException reason) {
    boolean left = queue.remove(mine);
    if (left) {
      mine.fail(reason);
      mine.finish();
      wakeNext();
    }
    return left;
  }

  private void wakeNext() {
    WaitingWrite<?> next = queue.peek();
    if (next != null) {
      next.wake();
    }
  }

  private static void giveBack(Loan loan) {
    try {
      loan.close();
    } catch (SQLException e) {
      // what was committed stays; the pool notices and replaces the connection
    }
  }
}
