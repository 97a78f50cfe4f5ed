package org.recordsdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Capability;

/**
 * All statements on one connection, in a transaction or in a savepoint of it. The first statement
 * that fails makes it useless, on every database as on PostgreSQL: SQLite would go on, and might
 * have left its transaction silently. Belongs to one thread.
 */
final class TransactionSession implements Session {

  private final Connection connection;
  private final Engine engine;
  private final boolean readOnly;
  private final Thread owner = Thread.currentThread();
  private final int depth;
  private @Nullable RecordsException failure;
  private boolean ended;
  private @Nullable TransactionSession nested;
  private boolean changedSchema;
  private @Nullable Catalog ownCatalog;
  private boolean reachedSession;
  private final Set<RowStream> streams = new HashSet<>();

  TransactionSession(Connection connection, Engine engine, boolean readOnly, int depth) {
    this.connection = connection;
    this.engine = engine;
    this.readOnly = readOnly;
    this.depth = depth;
  }

  @Override
  public <T extends @Nullable Object> T run(Call call, Work<T> work) {
    admit(call);
    try {
      return work.safely(connection);
    } catch (SQLException e) {
      throw failed(e, call);
    } catch (RecordsException e) {
      if (call.write()) {
        fail(e); // the statement ran, and its rows could not be read
      }
      throw e;
    }
  }

  @Override
  public RecordsException failed(SQLException exception, Call call) {
    failure = engine.errors().translate(exception, call, this::look);
    return failure;
  }

  /**
   * What this session did is lost already, and is undone before the look, as PostgreSQL answers
   * nothing until then. The outer sessions go on as they were.
   */
  private <T> Optional<T> look(Work<T> work) {
    try {
      if (depth == 0) {
        engine.dialect().rollback(connection);
        engine.dialect().begin(connection, false);
      } else {
        run("rollback to savepoint " + savepoint());
      }
      return Optional.ofNullable(work.safely(connection));
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  @Override
  public RecordsException unread(RecordsException reason) {
    fail(reason);
    return reason;
  }

  @Override
  public Lease lease(Call call) {
    admit(call);
    return new Lease(connection, () -> {});
  }

  /** Whatever runs here passes this: what may not is rejected, the rest is remembered. */
  private void admit(Call call) {
    requireUsable(call.what());
    call.requireAllowed(readOnly);
    reachedSession |= call.reachesSession();
  }

  @Override
  public boolean readsAhead() {
    return false;
  }

  @Override
  public boolean isTransaction() {
    return true;
  }

  /** Begins a savepoint; this session rests until {@link #endNested}. */
  TransactionSession nested() {
    TransactionSession inner = new TransactionSession(connection, engine, readOnly, depth + 1);
    execute("savepoint " + inner.savepoint());
    inner.ownCatalog = ownCatalog;
    nested = inner;
    return inner;
  }

  @Override
  public <T> T aside(Function<Session, T> question) {
    if (Lack.of(Capability.SAVEPOINT, engine.dialect())) {
      return question.apply(this);
    }
    TransactionSession inner = run(Call.reading("set a savepoint"), c -> nested());
    boolean answered = false;
    try {
      T answer = question.apply(inner);
      answered = true;
      return answer;
    } finally {
      endNested(inner, answered);
    }
  }

  /** The session whose turn it is: that of the block which runs. */
  TransactionSession innermost() {
    return nested == null ? this : nested.innermost();
  }

  /** Keeps or undoes what the nested session did. If undoing fails, this session is useless too. */
  void endNested(TransactionSession inner, boolean keep) {
    nested = null;
    inner.end();
    if (inner.changedSchema) {
      schemaChanged();
    }
    reachedSession |= inner.reachedSession;
    if (keep) {
      execute("release savepoint " + inner.savepoint());
      return;
    }
    try {
      execute("rollback to savepoint " + inner.savepoint());
      execute("release savepoint " + inner.savepoint());
    } catch (RecordsException e) {
      fail(e); // the caller is on its way out with the exception that came first
    }
  }

  /** Nobody else sees the change yet, nor a temporary table ever. */
  @Override
  public void schemaChanged() {
    changedSchema = true;
    ownCatalog = engine.catalog().another();
  }

  @Override
  public @Nullable Catalog ownCatalog() {
    return ownCatalog;
  }

  boolean hasChangedSchema() {
    return changedSchema;
  }

  /** True if a statement ran that may have changed the connection for those who come after. */
  boolean hasReachedSession() {
    return reachedSession;
  }

  /** Makes the session useless because of a failure that a nested one already had. */
  void fail(RecordsException reason) {
    failure = reason;
  }

  /** The first failure, or null while all is well. */
  @Override
  public @Nullable RecordsException failure() {
    return failure;
  }

  /** Ends it, and the streams that are open: they would hold what the connection reads for ever. */
  void end() {
    ended = true;
    List.copyOf(streams).forEach(RowStream::close);
  }

  @Override
  public boolean writesWhileReading() {
    return !readOnly;
  }

  @Override
  public void opened(RowStream stream) {
    streams.add(stream);
  }

  @Override
  public boolean ends(RowStream stream) {
    return Thread.currentThread() == owner && streams.remove(stream);
  }

  /** The error of a transaction that can't go on. */
  static RecordsException aborted(String what, RecordsException reason) {
    return Failure.of(
            ErrorKind.TRANSACTION_ABORTED,
            "Can't "
                + what
                + ": an earlier statement of the transaction failed (the cause), so nothing of it"
                + " is stored. Run the whole transaction again, or run a statement that may fail in"
                + " a nested one.")
        .cause(reason)
        .exception();
  }

  @Override
  public void requireUsable(String what) {
    if (ended) {
      throw misuse(what, "its transaction has ended. Use the Records that began it");
    }
    if (Thread.currentThread() != owner) {
      throw misuse(what, "its transaction belongs to another thread. Begin one in this thread");
    }
    if (nested != null) {
      throw misuse(what, "a nested transaction is open. Use the one that its block was given");
    }
    if (failure != null) {
      throw aborted(what, failure);
    }
  }

  /** Also while a nested transaction is open, until that fails: then nothing can be read. */
  @Override
  public void requireReadable(String what) {
    if (ended) {
      throw misuse(
          what, "its transaction has ended. Read the stream inside the block, or use list()");
    }
    if (Thread.currentThread() != owner) {
      throw misuse(
          what, "its transaction belongs to another thread. Read the stream in that thread");
    }
    if (nested != null) {
      nested.requireReadable(what);
    }
    if (failure != null) {
      throw aborted(what, failure);
    }
  }

  private void execute(String sql) {
    try {
      run(sql);
    } catch (SQLException e) {
      throw failed(e, Call.writing(sql));
    }
  }

  private void run(String sql) throws SQLException {
    Work<Boolean> work =
        c -> {
          try (PreparedStatement statement = c.prepareStatement(sql)) {
            return statement.execute();
          }
        };
    work.safely(connection);
  }

  private String savepoint() {
    return "records_" + depth;
  }

  private static RecordsException misuse(String what, String problem) {
    return Failure.of(ErrorKind.MISUSE, "Can't " + what + ": " + problem + ".").exception();
  }
}
