package org.recordsdb;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.pool.Pools;
import org.recordsdb.spi.Dialect;

/** Each statement on a connection of its own, committed by itself. Thread-safe. */
final class PoolSession implements Session {

  private final Dialect dialect;
  private final Pools pools;
  private final Errors errors;
  private final ThreadLocal<Boolean> inTransaction = new ThreadLocal<>();
  private final boolean readOnly;
  private volatile boolean closed;

  PoolSession(Settings settings, Pools pools, Errors errors) {
    this.dialect = settings.dialect();
    this.readOnly = settings.connection().readOnly();
    this.pools = pools;
    this.errors = errors;
  }

  @Override
  public <T extends @Nullable Object> T run(Call call, Work<T> work) {
    if (readOnly && call.write()) {
      throw Failure.of(ErrorKind.READ_ONLY, "Can't " + call.what() + ": this Records only reads.")
          .exception();
    }
    try (Connection connection = borrow(call)) {
      return work.on(connection);
    } catch (SQLException e) {
      throw failed(e, call);
    }
  }

  @Override
  public RecordsException failed(SQLException exception, Call call) {
    return errors.translate(exception, call);
  }

  @Override
  public boolean isTransaction() {
    return false;
  }

  /** Borrows a connection that the caller gives back by closing it. */
  Connection borrow(Call call) throws SQLException {
    if (closed) {
      throw Failure.of(ErrorKind.MISUSE, "Can't " + call.what() + ": this Records has been closed.")
          .exception();
    }
    if (inTransaction.get() != null) {
      throw Failure.of(
              ErrorKind.MISUSE,
              "Can't "
                  + call.what()
                  + ": this thread is inside a transaction of this Records. Use the one that the"
                  + " block was given.")
          .exception();
    }
    return pools.borrow(call.write());
  }

  /**
   * Says whether the current thread is inside a transaction, so that it does not wait for itself.
   */
  void enterTransaction(boolean inside) {
    if (inside) {
      inTransaction.set(true);
    } else {
      inTransaction.remove();
    }
  }

  @Override
  public Lease lease(Call call) throws SQLException {
    Connection connection = begin(call);
    return new Lease(connection, () -> giveBack(connection, call, false));
  }

  /** Borrows a connection and begins a transaction on it; {@link #giveBack} ends it. */
  Connection begin(Call call) throws SQLException {
    Connection connection = borrow(call);
    try {
      dialect.begin(connection, call.write() && !readOnly);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Gives back a connection; undoes what was not committed, and drops it for good if that fails.
   */
  void giveBack(Connection connection, Call call, boolean committed) {
    try (connection) {
      undo(connection, call, committed);
    } catch (SQLException e) {
      // the pool notices and replaces it
    }
  }

  private void undo(Connection connection, Call call, boolean committed) {
    try {
      if (!committed) {
        dialect.rollback(connection);
      }
    } catch (SQLException e) {
      pools.discard(connection, call.write());
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
