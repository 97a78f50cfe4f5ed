package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Plans as another planner does, and refuses a source without tables: a copy of nothing, as of a
 * name that was misspelt, must not look like success. So is a source whose tables are all left out.
 *
 * @param planner makes the plan
 * @param origin the source, without its secrets
 * @param partsSuffice whether functions and types are enough, as of a schema that was asked for by
 *     its name
 * @param leavesOut whether the target may lack tables; otherwise they are listed, and nothing is
 *     copied
 */
record FilledSource(CopyPlanner planner, String origin, boolean partsSuffice, boolean leavesOut)
    implements CopyPlanner {

  private static final Set<String> ROUTINES = Set.of("function", "procedure", "aggregate");

  @Override
  public CopyPlan plan(Connection source) throws SQLException {
    CopyPlan plan = planner.plan(source);
    if (!plan.tables().isEmpty()) {
      return plan;
    }
    List<Untranslated> left =
        plan.left().stream().filter(each -> each.kind().equals("table")).toList();
    if (left.isEmpty() && !(partsSuffice && hasParts(plan))) {
      throw Refusals.noTables(origin);
    }
    if (!left.isEmpty() && leavesOut) {
      throw Refusals.noTablesLeft(origin, left);
    }
    return plan;
  }

  /** Functions are made first or, those of a source that is not trusted, last. */
  private static boolean hasParts(CopyPlan plan) {
    return !plan.before().isEmpty()
        || plan.after().stream().map(SchemaStep::kind).anyMatch(ROUTINES::contains);
  }
}
