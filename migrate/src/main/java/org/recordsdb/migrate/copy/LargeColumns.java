package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;

/** Finds the columns of a table that hold texts or bytes too long to be read whole. */
final class LargeColumns {

  /** A longer value is read in pieces. */
  static final long LIMIT = 4L << 20;

  private static final Set<LogicalType> TYPES = Set.of(LogicalType.TEXT, LogicalType.BYTES);

  private LargeColumns() {}

  /** The same plan, knowing its large columns. */
  static TablePlan found(Connection source, Syntax syntax, TablePlan table) throws SQLException {
    List<String> candidates =
        table.columns().stream()
            .filter(column -> TYPES.contains(column.target().type().logical()))
            .filter(column -> !column.asText())
            .map(ColumnPlan::name)
            .toList();
    if (candidates.isEmpty() || table.rowKey().isEmpty()) {
      return table;
    }
    String lengths =
        candidates.stream()
            .map(name -> "max(octet_length(" + syntax.quote(name) + "))")
            .collect(Collectors.joining(", "));
    List<String> large = new ArrayList<>();
    try (Statement statement = source.createStatement();
        ResultSet row =
            statement.executeQuery("select " + lengths + " from " + table.from() + " as r")) {
      row.next();
      for (int i = 0; i < candidates.size(); i++) {
        if (row.getLong(i + 1) > LIMIT) {
          large.add(candidates.get(i));
        }
      }
    }
    return table.withLarge(large);
  }
}
