package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Plans as another planner does, and refuses a target that has something by a name of the plan:
 * before hours of reading, not after them.
 *
 * @param planner makes the plan
 * @param target must have the names free
 */
record FreeTarget(CopyPlanner planner, CopyTarget target) implements CopyPlanner {

  @Override
  public CopyPlan plan(Connection source) throws SQLException {
    CopyPlan plan = planner.plan(source);
    target.requireFree(plan);
    return plan;
  }
}
