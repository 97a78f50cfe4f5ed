package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.recordsdb.spi.Dialect;

/** Finds the rows of a table that break rules of the source. */
final class BrokenRows {

  private final Connection source;
  private final Dialect dialect;
  private final TablePlan table;

  /** Of a table, read on this connection. */
  BrokenRows(Connection source, Dialect dialect, TablePlan table) {
    this.source = source;
    this.dialect = dialect;
    this.table = table;
  }

  /** Of each rule the first rows. */
  List<Offender> of(List<RowRule> rules) throws SQLException {
    List<Offender> offenders = new ArrayList<>();
    for (RowRule rule : rules) {
      if (rule.table().equals(table.name())) {
        offenders.addAll(of(rule));
      }
    }
    return offenders;
  }

  private List<Offender> of(RowRule rule) throws SQLException {
    List<Offender> first = new ArrayList<>();
    String sql = "select " + named(rule) + rule.broken() + " limit " + Listed.MOST;
    try (Statement statement = source.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        first.add(new Offender(table.name(), rule.columns(), name(rows), rule.problem()));
      }
    }
    return Listed.of(first, () -> count(rule));
  }

  /** Columns by which a row is named to people; something, where rows have none. */
  private String named(RowRule rule) {
    return table.rowKey().isEmpty()
        ? "1"
        : table.rowKey().stream()
            .map(column -> named(column, rule.alias() + "." + dialect.syntax().quote(column)))
            .collect(Collectors.joining(", "));
  }

  private String named(String column, String quoted) {
    return dialect.isEmbedded() ? quoted : table.written(column, quoted);
  }

  private Map<String, Object> name(ResultSet row) throws SQLException {
    Map<String, Object> name = new LinkedHashMap<>();
    for (int i = 0; i < table.rowKey().size(); i++) {
      name.put(table.rowKey().get(i), row.getObject(i + 1));
    }
    return name;
  }

  private long count(RowRule rule) throws SQLException {
    try (Statement statement = source.createStatement();
        ResultSet row = statement.executeQuery("select count(*)" + rule.broken())) {
      row.next();
      return row.getLong(1);
    }
  }
}
