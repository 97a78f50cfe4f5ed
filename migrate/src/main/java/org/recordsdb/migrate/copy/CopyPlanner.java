package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;

/** Decides what a source's schema becomes in the target. */
interface CopyPlanner {

  /**
   * Looks at the source, and only there.
   *
   * @param source a reader of it
   */
  CopyPlan plan(Connection source) throws SQLException;
}
