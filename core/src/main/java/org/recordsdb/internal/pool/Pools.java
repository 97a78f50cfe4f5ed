package org.recordsdb.internal.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
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
  private final HikariDataSource writers;
  private volatile @Nullable HikariDataSource readers;
  private boolean closed;

  private Pools(Settings settings) throws SQLException {
    this.settings = settings;
    this.pooling = settings.dialect().pooling(settings.connection().url());
    boolean shared = pooling == Pooling.SHARED;
    this.writers =
        open(
            "records-" + settings.dialect().name(),
            !settings.connection().readOnly(),
            shared ? settings.poolSize() : 1,
            shared ? settings.poolSize() + settings.maxOverflow() : 1);
  }

  /**
   * Opens the pool with one connection, so that a wrong setting or a missing server shows at once.
   *
   * @throws SQLException if the first connection can't be opened
   */
  public static Pools open(Settings settings) throws SQLException {
    return new Pools(settings);
  }

  /** Borrows a connection in autocommit mode; closing it gives it back. */
  public Connection borrow(boolean write) throws SQLException {
    return write || pooling != Pooling.ONE_WRITER
        ? writers.getConnection()
        : readers().getConnection();
  }

  /** Closes a connection for good that {@link #borrow} lent, as its state is unknown. */
  public void discard(Connection connection, boolean write) {
    HikariDataSource second = readers;
    boolean lentByReaders = !write && pooling == Pooling.ONE_WRITER;
    HikariDataSource lender = lentByReaders && second != null ? second : writers;
    lender.evictConnection(connection);
  }

  /**
   * True if there is one connection for everybody, so that a thread that holds it can't have
   * another.
   */
  public boolean isSingle() {
    return pooling == Pooling.SINGLE;
  }

  /** How busy all pools are together. */
  public Gauges gauges() {
    HikariDataSource second = readers;
    Gauges first = gauges(writers);
    return second == null ? first : first.plus(gauges(second));
  }

  @Override
  public synchronized void close() {
    closed = true;
    HikariDataSource second = readers;
    if (second != null) {
      second.close();
    }
    writers.close();
  }

  private HikariDataSource readers() throws SQLException {
    HikariDataSource open = readers;
    return open == null ? openReaders() : open;
  }

  private synchronized HikariDataSource openReaders() throws SQLException {
    if (closed) {
      throw new SQLException("The pool is closed.", "08003");
    }
    HikariDataSource open = readers;
    if (open == null) {
      open =
          open("records-" + settings.dialect().name() + "-readers", false, 1, settings.poolSize());
      readers = open;
    }
    return open;
  }

  private HikariDataSource open(String name, boolean writable, int kept, int most)
      throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(new Connector(settings, writable));
    config.setMinimumIdle(kept);
    config.setMaximumPoolSize(most);
    config.setConnectionTimeout(settings.poolTimeout().toMillis());
    config.setValidationTimeout(Math.min(1_000, settings.poolTimeout().toMillis()));
    config.setInitializationFailTimeout(1);
    if (pooling == Pooling.SINGLE) {
      config.setMaxLifetime(0);
      config.setIdleTimeout(0);
      config.setKeepaliveTime(0);
    } else {
      config.setMaxLifetime(settings.poolRecycle().toMillis());
      config.setKeepaliveTime(settings.prePing() ? keepalive(settings.poolRecycle()) : 0);
    }
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * Idle connections are asked for a sign of life every two minutes, or more often if they live
   * shortly.
   */
  private static long keepalive(Duration recycle) {
    return Math.min(Duration.ofMinutes(2).toMillis(), recycle.toMillis() / 2 + 15_000);
  }

  private static Gauges gauges(HikariDataSource pool) {
    var bean = pool.getHikariPoolMXBean();
    return new Gauges(
        bean.getActiveConnections(),
        bean.getIdleConnections(),
        bean.getThreadsAwaitingConnection(),
        pool.getMaximumPoolSize());
  }
}
