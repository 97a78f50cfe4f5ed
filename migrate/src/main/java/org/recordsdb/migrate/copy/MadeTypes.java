package org.recordsdb.migrate.copy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which columns of a PostgreSQL schema are of types that PostgreSQL does not come with. */
final class MadeTypes {

  private MadeTypes() {}

  /** The names of those columns, by that of their table. */
  static Map<String, Set<String>> of(CatalogQueries queries) throws SQLException {
    return queries
        .list("made", row -> Map.entry(row.getString("table"), row.getString("name")))
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
  }

  /** The same tables, knowing those columns. */
  static List<TablePlan> marked(Map<String, Set<String>> made, List<TablePlan> tables) {
    return tables.stream()
        .map(table -> table.withMade(made.getOrDefault(table.name(), Set.of())))
        .toList();
  }
}
