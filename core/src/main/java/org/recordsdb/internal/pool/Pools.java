package org.recordsdb.internal.pool;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.spi.Pooling;

/**
 * The connections of one {@code Records}: one pool, or a pool of one writer and one of readers.
 * Thread-safe.
 *
 * <p>The readers' pool is opened by the first reader, as a program that only writes needs none.
 */
public final class Pools implements AutoCloseable {

  private final Settings settings;
  private final Pooling pooling;
  private final Pool writers;
  private volatile @Nullable Pool readers;
  private boolean closed;

  private Pools(Settings settings) throws SQLException {
    this.settings = settings;
    this.pooling = settings.dialect().pooling(settings.connection().url());
    this.writers = openWriters();
  }

  /**
   * Opens the pool with one connection, so that a wrong setting or a missing server shows at once.
   *
   * @throws SQLException if the first connection can't be opened
   */
  public static Pools open(Settings settings) throws SQLException {
    return new Pools(settings);
  }

  private Pool openWriters() throws SQLException {
    String name = "records-" + settings.dialect().name();
    boolean writable = !settings.connection().readOnly();
    if (pooling == Pooling.SINGLE) {
      return SingleConnection.open(settings, writable);
    }
    int kept = pooling == Pooling.SHARED ? settings.poolSize() : 1;
    int spare = pooling == Pooling.SHARED ? settings.maxOverflow() : 0;
    return HikariPool.open(settings, name, writable, kept, kept + spare);
  }

  /** Borrows a connection; closing the loan gives it back. */
  public Loan borrow(boolean write) throws SQLException {
    return write || pooling != Pooling.ONE_WRITER ? writers.borrow() : readers().borrow();
  }

  /**
   * True if there is one connection for everybody, so that a thread that holds it can't have
   * another.
   */
  public boolean isSingle() {
    return pooling == Pooling.SINGLE;
  }

  /** True if all writers wait for one connection, which readers don't need. */
  public boolean hasOneWriter() {
    return pooling == Pooling.ONE_WRITER;
  }

  /** How busy all pools are together. */
  public Gauges gauges() {
    Pool second = readers;
    Gauges first = writers.gauges();
    return second == null ? first : first.plus(second.gauges());
  }

  @Override
  public synchronized void close() {
    closed = true;
    Pool second = readers;
    if (second != null) {
      second.close();
    }
    writers.close();
  }

  private Pool readers() throws SQLException {
    Pool open = readers;
    return open == null ? openReaders() : open;
  }

  private synchronized Pool openReaders() throws SQLException {
    if (closed) {
      throw new SQLException("The pool is closed.", "08003");
    }
    Pool open = readers;
    if (open == null) {
      String name = "records-" + settings.dialect().name() + "-readers";
      open = HikariPool.open(settings, name, false, 1, settings.poolSize());
      readers = open;
    }
    return open;
  }
}
