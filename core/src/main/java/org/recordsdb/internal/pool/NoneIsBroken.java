package org.recordsdb.internal.pool;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Keeps HikariCP from telling broken connections by the SQLSTATE: it would log the server's text,
 * and close the connection in the middle of a transaction at a state that a function may choose.
 * {@link ReturnCheck} finds those that are broken.
 */
final class NoneIsBroken implements SQLExceptionOverride {

  @java.lang.Override
  public Override adjudicate(SQLException exception) {
    return Override.DO_NOT_EVICT;
  }
}
