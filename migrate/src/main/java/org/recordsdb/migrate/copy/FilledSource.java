package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

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

  private static final Set<String> ROUTINES = Set.of("function", "procedure", "aggregate");

  @Override
  public CopyPlan plan(Connection source) throws SQLException {
    CopyPlan plan = planner.plan(source);
    boolean parts = partsSuffice && hasParts(plan);
    boolean known = plan.left().stream().anyMatch(each -> each.kind().equals("table"));
    if (plan.tables().isEmpty() && !parts && !known) {
      throw Refusals.noTables(origin);
    }
    return plan;
  }

  /** Functions are made first or, those of a source that is not trusted, last. */
  private static boolean hasParts(CopyPlan plan) {
    return !plan.before().isEmpty()
        || plan.after().stream().map(SchemaStep::kind).anyMatch(ROUTINES::contains);
  }
}
