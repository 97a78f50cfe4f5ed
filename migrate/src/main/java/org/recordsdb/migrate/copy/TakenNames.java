package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names that a copy is going to give in a PostgreSQL schema. What the schema has by one of them is
 * another's: the copy neither replaces it nor takes it for its own.
 */
final class TakenNames {

  private static final String QUERY = CatalogQueries.text("named");

  /** SQLSTATEs by which a statement that gives a name says that it is taken. */
  private static final Set<String> TAKEN = Set.of("42P07", "42710", "42723");

  /** The same, from the catalog's own key: of a name that was given at the same moment. */
  private static final String TAKEN_BY_KEY = "23505";

  /** What is made without a look at rows, whose keys could be meant. */
  private static final Set<String> WITHOUT_ROWS =
      Set.of("function", "procedure", "aggregate", "view", "statistics");

  private TakenNames() {}

  private record Named(String id, String name, String title) {}

  /** The names of these objects of a schema, and of what comes with them. */
  static Set<String> of(CatalogQueries source, String schema, Set<String> ids) throws SQLException {
    return source.bare(QUERY, TakenNames::named, schema).stream()
        .filter(each -> ids.contains(each.id()))
        .map(Named::name)
        .collect(Collectors.toSet());
  }

  /**
   * The names that these steps give; others are of parts of tables.
   *
   * @param relations names of sequences and indexes that come with them
   */
  static Set<String> of(List<SchemaStep> steps, List<String> relations) {
    Set<String> names = new HashSet<>();
    relations.forEach(name -> names.add("relation " + name));
    for (SchemaStep step : steps) {
      boolean rows = step.kind().equals("table") || step.kind().equals("view");
      if (rows || step.kind().equals("index")) {
        names.add("relation " + step.name());
      }
      if (rows) {
        names.add("type " + step.name());
      }
    }
    return names;
  }

  /** Those of the plan and of what the copy has made already, as sequences of tables. */
  static Set<String> of(CopyPlan plan, Connection target) throws SQLException {
    Set<String> names = new HashSet<>(plan.names());
    names(target, PostgresTarget.SHADOW).forEach(each -> names.add(each.name()));
    return names;
  }

  /**
   * Refuses a schema that has any of these names from others. It leaves the transaction with
   * nothing but built-in functions on its search path.
   */
  static void requireFree(Connection target, String schema, Set<String> names) throws SQLException {
    Set<String> early = PostgresMade.early(target);
    List<String> taken =
        names(target, schema).stream()
            .filter(each -> names.contains(each.name()) && !early.contains(each.id()))
            .map(Named::title)
            .distinct()
            .sorted()
            .toList();
    if (!taken.isEmpty()) {
      throw Refusals.takenNames(schema, String.join(", ", taken));
    }
  }

  private static List<Named> names(Connection target, String schema) throws SQLException {
    return new CatalogQueries(target).bare(QUERY, TakenNames::named, schema);
  }

  private static Named named(ResultSet row) throws SQLException {
    return new Named(row.getString("id"), row.getString("name"), row.getString("title"));
  }

  /** True if a statement failed as the name of what it makes or moves has been taken meanwhile. */
  static boolean areCauseOf(SQLException e, String kind) {
    String state = String.valueOf(e.getSQLState());
    return TAKEN.contains(state) || (state.equals(TAKEN_BY_KEY) && WITHOUT_ROWS.contains(kind));
  }
}
