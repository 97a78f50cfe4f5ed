package org.recordsdb.migrate.copy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The constraints of a PostgreSQL schema that its own rows may break: those that came before a
 * constraint which was never validated, and those that came while triggers were switched off.
 */
final class PostgresRowRules {

  private static final String ROW = "c";

  private PostgresRowRules() {}

  private record Constraint(
      String table,
      String name,
      boolean validated,
      boolean reference,
      boolean made,
      String columns,
      String broken) {}

  /**
   * Those of the tables that the target may not take, without those that run code of a source that
   * is not trusted.
   */
  static List<RowRule> of(CatalogQueries queries, List<TablePlan> tables) throws SQLException {
    List<Constraint> constraints = queries.qualified("references", PostgresRowRules::constraint);
    List<RowRule> rules = new ArrayList<>();
    for (TablePlan table : tables) {
      for (Constraint constraint : constraints) {
        boolean safe = queries.isTrusted() || !constraint.made();
        if (safe && constraint.table().equals(table.name()) && counts(constraint, table)) {
          rules.add(rule(table, constraint));
        }
      }
    }
    return rules;
  }

  private static Constraint constraint(ResultSet row) throws SQLException {
    return new Constraint(
        row.getString("table"),
        row.getString("name"),
        row.getBoolean("validated"),
        row.getBoolean("reference"),
        row.getBoolean("made"),
        String.valueOf(row.getString("columns")),
        row.getString("broken"));
  }

  /**
   * A key that was never validated is not validated in a target of the same kind, and left out in
   * another one, which has such checks, though. A validated check needs no look: only a validated
   * key is checked by triggers.
   */
  private static boolean counts(Constraint constraint, TablePlan table) {
    boolean same = table.columns().stream().allMatch(ColumnPlan::asText);
    return constraint.reference() ? constraint.validated() : !constraint.validated() && !same;
  }

  private static RowRule rule(TablePlan table, Constraint constraint) {
    String problem = "breaks " + constraint.name();
    return new RowRule(
        table.name(),
        ROW,
        constraint.columns(),
        constraint.reference() ? problem + ": the row that it refers to does not exist" : problem,
        " from " + table.from() + " " + ROW + " where " + constraint.broken());
  }
}
