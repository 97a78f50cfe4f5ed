package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Plans as another planner does, and refuses a target that has not all tables of the plan, or
 * something else in their place: they can't be compared.
 *
 * @param planner makes the plan
 * @param target what the plan's tables are compared with
 */
record FilledTarget(CopyPlanner planner, CopyTarget target) implements CopyPlanner {

  @Override
  public CopyPlan plan(Connection source) throws SQLException {
    CopyPlan plan = planner.plan(source);
    if (!target.isThere()) {
      throw Refusals.missingFile(target.place());
    }
    List<String> there = target.tables();
    List<String> missing =
        plan.tables().stream().map(TablePlan::name).filter(name -> !there.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw Refusals.missingTables(target.place(), String.join(", ", missing));
    }
    target.requireReadable(plan.tables());
    return plan;
  }
}
