package org.recordsdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.Outcome;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.pool.Loan;
import org.recordsdb.internal.pool.Pools;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.FastPaths;

/** Each statement on a connection of its own, committed by itself. Thread-safe. */
final class PoolSession implements Session {

  private final Dialect dialect;
  private final ConnectionSettings connection;
  private final Pools pools;
  private final Errors errors;
  private final Deadlines deadlines;

  @SuppressWarnings("ThreadLocalUsage") // of this instance; removed when the transaction ends
  private final ThreadLocal<TransactionSession> transaction = new ThreadLocal<>();

  private final boolean readOnly;
  private final boolean readsInTransactions;
  private final @Nullable GroupCommit groups;
  private volatile boolean closed;

  PoolSession(Settings settings, Pools pools, Errors errors, Deadlines deadlines) {
    this.dialect = settings.dialect();
    this.connection = settings.connection();
    this.readOnly = settings.connection().readOnly();
    this.readsInTransactions = dialect.readsInTransactions() && (readOnly || pools.hasOneWriter());
    this.pools = pools;
    this.errors = errors;
    this.deadlines = deadlines;
    this.groups = pools.hasOneWriter() && FastPaths.take(true) ? groups(settings) : null;
  }

  private GroupCommit groups(Settings settings) {
    int fewest = FastPaths.take(false) ? 1 : 2;
    long patience = settings.poolTimeout().toMillis();
    return new GroupCommit(dialect, () -> pools.borrow(true), fewest, patience);
  }

  @Override
  public <T extends @Nullable Object> T run(Call call, Work<T> work) {
    call.requireAllowed(readOnly);
    try {
      return readsInTransactions && !call.write() ? reading(call, work) : single(call, work);
    } catch (SQLException e) {
      throw failed(e, call);
    }
  }

  private <T extends @Nullable Object> T single(Call call, Work<T> work) throws SQLException {
    try (Loan loan = borrow(call)) {
      if (call.reachesSession()) {
        loan.suspect();
      }
      return isSettled(call, loan) ? settled(loan, work) : work.safely(loan.connection());
    }
  }

  /** Where only a transaction keeps a statement that was taken for a query from writing. */
  private <T extends @Nullable Object> T reading(Call call, Work<T> work) throws SQLException {
    Loan loan = begin(call);
    try {
      return work.safely(loan.connection());
    } finally {
      giveBack(loan, false);
    }
  }

  /**
   * Where the session is shared, all that must only read is told so, and raw SQL its schema and
   * time zone. A command in a schema of ours runs there or fails; others go without the time zone.
   */
  private boolean isSettled(Call call, Loan loan) throws SQLException {
    boolean raw = call.isRaw() && (!call.command() || connection.schema() != null);
    return (raw || readOnly) && dialect.sharesSession(loan.connection());
  }

  /** In a transaction of its own, which has the settings that the session can't be given. */
  private <T extends @Nullable Object> T settled(Loan loan, Work<T> work) throws SQLException {
    boolean committed = false;
    try {
      begin(loan, true);
      T result = work.safely(loan.connection());
      dialect.commit(loan.connection());
      committed = true;
      return result;
    } finally {
      undo(loan, committed);
    }
  }

  private void begin(Loan loan, boolean write) throws SQLException {
    dialect.begin(loan.connection(), write);
    if (dialect.sharesSession(loan.connection())) {
      dialect.settle(loan.connection(), connection);
    }
  }

  @Override
  public <T extends @Nullable Object> T runSingle(Call call, Work<T> statement) {
    GroupCommit together = groups;
    if (!call.write() || together == null) {
      return run(call, statement);
    }
    call.requireAllowed(readOnly);
    requireOpen(call);
    try {
      return together.run(connection -> statement.safely(connection));
    } catch (SQLException e) {
      throw failed(e, call);
    }
  }

  @Override
  public RecordsException unread(RecordsException failure) {
    return failure
        .failure()
        .message(failure.getMessage() + " The change itself is stored.")
        .outcome(Outcome.APPLIED)
        .exception();
  }

  @Override
  public void requireUsable(String what) {
    if (closed) {
      requireOpen(Call.reading(what));
    }
  }

  /** True if every write is rejected. */
  boolean isReadOnly() {
    return readOnly;
  }

  @Override
  public RecordsException failed(SQLException exception, Call call) {
    if (closed && exception instanceof SQLTransientConnectionException) {
      requireOpen(call);
    }
    return errors.translate(exception, call, this::look);
  }

  /** On another connection, unless others wait for one, and for no longer than a statement. */
  private <T> Optional<T> look(Work<T> work) {
    if (closed || pools.gauges().waiting() > 0) {
      return Optional.empty();
    }
    try (Loan loan = pools.borrow(false)) {
      Connection asked = loan.connection();
      return Optional.ofNullable(
          deadlines.within(() -> dialect.stop(asked), () -> work.safely(asked)));
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean isTransaction() {
    return false;
  }

  /** Borrows a connection in autocommit mode. */
  Loan borrow(Call call) throws SQLException {
    requireOpen(call);
    try {
      return pools.borrow(call.write());
    } catch (SQLException e) {
      if (closed) {
        requireOpen(call); // it was closed while this waited
      }
      throw e;
    }
  }

  /** Rejects a closed Records, and a thread that is inside of a transaction of it. */
  void requireOpen(Call call) {
    if (closed) {
      throw Failure.of(
              ErrorKind.MISUSE,
              "Can't "
                  + call.what()
                  + ": this Records has been closed. Open another, or close it later.")
          .exception();
    }
    if (transaction.get() != null) {
      throw Failure.of(
              ErrorKind.MISUSE,
              "Can't "
                  + call.what()
                  + ": this thread is inside a transaction of this Records. Use the one that the"
                  + " block was given.")
          .exception();
    }
  }

  /** Notes the current thread's transaction, so that the thread does not wait for itself. */
  void enter(TransactionSession begun) {
    transaction.set(begun);
  }

  /** The current thread's transaction is over. */
  void leave() {
    transaction.remove();
  }

  /** Where this thread can ask: in its transaction, else on a connection of the pool. */
  Session current() {
    TransactionSession begun = transaction.get();
    return begun == null ? this : begun.innermost();
  }

  @Override
  public Lease lease(Call call) throws SQLException {
    call.requireAllowed(readOnly);
    Loan loan = begin(call);
    return new Lease(loan.connection(), () -> giveBack(loan, false));
  }

  /** Borrows a connection and begins a transaction on it; {@link #giveBack} ends it. */
  Loan begin(Call call) throws SQLException {
    Loan loan = borrow(call);
    if (call.reachesSession()) {
      loan.suspect();
    }
    try {
      begin(loan, call.write() && !readOnly);
      return loan;
    } catch (SQLException e) {
      loan.close();
      throw e;
    }
  }

  /**
   * Gives back a connection; undoes what was not committed, and drops it for good if that fails.
   */
  void giveBack(Loan loan, boolean committed) {
    try (loan) {
      undo(loan, committed);
    } catch (SQLException e) {
      // the pool notices and replaces it
    }
  }

  private void undo(Loan loan, boolean committed) {
    try {
      if (!committed) {
        dialect.rollback(loan.connection());
      }
    } catch (SQLException e) {
      loan.discard();
    }
  }

  @Override
  public boolean readsAhead() {
    return pools.isSingle();
  }

  void close() {
    closed = true;
    pools.close();
  }
}
