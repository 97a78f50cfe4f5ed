package org.recordsdb.internal.pool;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.driver.DriverFailure;
import org.recordsdb.spi.Dialect;

/**
 * Opens connections for a pool through the dialect, so that the pool never sees the URL or a
 * secret. The first one is open before the pool is: where HikariCP fails at it, it waits for a
 * second before it says so.
 */
final class Connector implements DataSource {

  private final Settings settings;
  private final boolean writable;

  /** Asked for while the pool is made, when it has no threads yet. */
  private @Nullable Connection first;

  /** Opens the first connection. */
  Connector(Settings settings, boolean writable) throws SQLException {
    this.settings = settings;
    this.writable = writable;
    this.first = connect();
  }

  private Connection connect() throws SQLException {
    Dialect dialect = settings.dialect();
    try {
      Connection opened = dialect.connect(settings.connection(), writable);
      return dialect.isEmbedded() ? opened : ServerConnection.of(opened);
    } catch (RecordsException e) {
      throw e;
    } catch (RuntimeException e) {
      throw DriverFailure.whileConnecting(e);
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection opened = first;
    first = null;
    return opened == null ? connect() : opened;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("The login comes from the database URL.");
  }

  @Override
  public String toString() {
    return settings.dialect().name() + (writable ? " writer" : " reader");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return settings.connection().connectTimeoutSeconds();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("Records logs through SLF4J.");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException("Nothing is wrapped here.");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
