package org.recordsdb.internal.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.driver.DriverFailure;

/** Connections that come and go as they are needed: the only place that knows HikariCP. */
final class HikariPool implements Pool {

  /**
   * Milliseconds after which an idle connection is asked for a sign of life; less where they live
   * shortly.
   */
  private static final long KEEPALIVE = 120_000;

  private final HikariDataSource source;
  private final ReturnCheck check;

  private HikariPool(HikariDataSource source, ReturnCheck check) {
    this.source = source;
    this.check = check;
  }

  /**
   * Opens the pool with one connection, so that a wrong setting or a missing server shows at once.
   */
  static HikariPool open(Settings settings, String name, boolean writable, int kept, int most)
      throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setMinimumIdle(kept);
    config.setMaximumPoolSize(most);
    config.setConnectionTimeout(settings.poolTimeout().toMillis());
    config.setValidationTimeout(Math.min(1_000, settings.poolTimeout().toMillis()));
    config.setInitializationFailTimeout(1);
    long recycle = settings.poolRecycle().toMillis();
    config.setMaxLifetime(recycle);
    config.setKeepaliveTime(settings.prePing() ? Math.min(KEEPALIVE, recycle / 2 + 15_000) : 0);
    config.setExceptionOverride(new NoneIsBroken());
    config.setDataSource(new Connector(settings, writable));
    try {
      return new HikariPool(new HikariDataSource(config), new ReturnCheck(settings, writable));
    } catch (RuntimeException e) {
      boolean embedded = settings.dialect().isEmbedded();
      throw embedded && e.getCause() instanceof SQLException cause
          ? cause
          : DriverFailure.whileConnecting(e.getCause() == null ? e : e.getCause());
    }
  }

  @Override
  public Loan borrow() throws SQLException {
    return new Lent(source.getConnection(), source, check);
  }

  @Override
  public Gauges gauges() {
    var bean = source.getHikariPoolMXBean();
    return new Gauges(
        bean.getActiveConnections(),
        bean.getIdleConnections(),
        bean.getThreadsAwaitingConnection(),
        source.getMaximumPoolSize());
  }

  @Override
  public void close() {
    source.close();
  }

  private static final class Lent implements Loan {

    private final Connection connection;
    private final HikariDataSource lender;
    private final ReturnCheck check;
    private boolean suspected;
    private boolean discarded;

    Lent(Connection connection, HikariDataSource lender, ReturnCheck check) {
      this.connection = connection;
      this.lender = lender;
      this.check = check;
    }

    @Override
    public Connection connection() {
      return connection;
    }

    @Override
    public void suspect() {
      suspected = true;
    }

    @Override
    public void discard() {
      discarded = true;
      lender.evictConnection(connection);
    }

    @Override
    public void close() throws SQLException {
      if (!discarded && !check.passes(connection, suspected)) {
        discard();
      }
      if (!discarded) {
        connection.close();
      }
    }
  }
}
