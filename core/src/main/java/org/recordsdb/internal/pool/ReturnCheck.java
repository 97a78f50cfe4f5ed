package org.recordsdb.internal.pool;

import java.sql.Connection;
import java.sql.SQLException;
import org.recordsdb.internal.config.Settings;

/** Keeps a connection that somebody changed from those who come after. Thread-safe. */
final class ReturnCheck {

  private final Settings settings;
  private final boolean writable;

  ReturnCheck(Settings settings, boolean writable) {
    this.settings = settings;
    this.writable = writable;
  }

  /**
   * True if the connection is as it was opened; one that can't tell is not. Drivers close one that
   * broke, and they alone know: the pool's own connection is open until it is given back.
   */
  boolean passes(Connection connection, boolean suspected) {
    try {
      return !connection.unwrap(Connection.class).isClosed()
          && settings.dialect().isReusable(connection, settings.connection(), writable, suspected);
    } catch (SQLException | RuntimeException e) {
      return false;
    }
  }
}
