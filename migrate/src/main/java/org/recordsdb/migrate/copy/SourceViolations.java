package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.recordsdb.spi.Syntax;

/**
 * Rows of a PostgreSQL schema that break its own constraints: those that came before a constraint
 * which was never validated, and those that came while triggers were switched off.
 */
final class SourceViolations {

  private final Connection source;
  private final Syntax syntax;

  private record Rule(
      String table,
      String name,
      boolean validated,
      boolean reference,
      String columns,
      String broken) {}

  SourceViolations(Connection source, Syntax syntax) {
    this.source = source;
    this.syntax = syntax;
  }

  /** Such rows that the tables' target would not take: of each constraint the first ones. */
  List<Offender> of(List<TablePlan> tables) throws SQLException {
    CatalogQueries queries = new CatalogQueries(source);
    List<Rule> rules =
        queries.list(
            "references",
            row ->
                new Rule(
                    row.getString("table"),
                    row.getString("name"),
                    row.getBoolean("validated"),
                    row.getBoolean("reference"),
                    String.valueOf(row.getString("columns")),
                    row.getString("broken")));
    List<Offender> offenders = new ArrayList<>();
    for (TablePlan table : tables) {
      for (Rule rule : rules) {
        if (rule.table().equals(table.name()) && counts(rule, table)) {
          offenders.addAll(broken(queries, table, rule));
        }
      }
    }
    return offenders;
  }

  /**
   * A target of the same kind takes rows that break a constraint which it does not validate either.
   * A validated check needs no look: only a validated key is checked by triggers.
   */
  private static boolean counts(Rule rule, TablePlan table) {
    boolean same = table.columns().stream().allMatch(ColumnPlan::asText);
    return same ? rule.validated() && rule.reference() : rule.reference() || !rule.validated();
  }

  private List<Offender> broken(CatalogQueries queries, TablePlan table, Rule rule)
      throws SQLException {
    String problem =
        rule.reference()
            ? "breaks " + rule.name() + ": the row that it refers to is not there"
            : "breaks " + rule.name();
    String rows = " from " + table.from() + " c where " + rule.broken();
    List<Offender> first =
        queries.rows(
            "select " + selected(table) + rows + " limit " + Listed.MOST,
            row -> new Offender(table.name(), rule.columns(), key(table, row), problem));
    return Listed.of(
        first, () -> queries.rows("select count(*)" + rows, row -> row.getLong(1)).get(0));
  }

  private String selected(TablePlan table) {
    return table.rowKey().stream()
        .map(column -> "c." + syntax.quote(column) + "::text")
        .collect(Collectors.joining(", "));
  }

  private static Map<String, Object> key(TablePlan table, ResultSet row) throws SQLException {
    Map<String, Object> key = new LinkedHashMap<>();
    for (int i = 0; i < table.rowKey().size(); i++) {
      key.put(table.rowKey().get(i), row.getString(i + 1));
    }
    return key;
  }
}
