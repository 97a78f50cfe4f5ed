package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Plans as another planner does, and refuses a source without tables: a copy of nothing, as of a
 * name that was misspelt, must not look like success.
 *
 * @param planner makes the plan
 * @param origin the source, without its secrets
 * @param partsSuffice whether functions and types are enough, as of a schema that was asked for by
 *     its name
 */
record FilledSource(CopyPlanner planner, String origin, boolean partsSuffice)
    implements CopyPlanner {

  @Override
  public CopyPlan plan(Connection source) throws SQLException {
    CopyPlan plan = planner.plan(source);
    boolean parts = partsSuffice && !plan.before().isEmpty();
    boolean known = plan.left().stream().anyMatch(each -> each.kind().equals("table"));
    if (plan.tables().isEmpty() && !parts && !known) {
      throw Refusals.noTables(origin);
    }
    return plan;
  }
}
