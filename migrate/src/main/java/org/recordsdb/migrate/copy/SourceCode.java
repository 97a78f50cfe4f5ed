package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Code in a PostgreSQL database that reading its tables could run, with the rights of the login
 * that reads: of a source, whose owner wrote it, and of a target, where others may have put it
 * since the copy was made.
 */
final class SourceCode {

  private static final String SHADOWS = CatalogQueries.text("shadows");

  private static final String PLANNED =
      "with recursive asked (oid) as (\n"
          + CatalogQueries.text("asked")
          + "\n)"
          + CatalogQueries.text("planned");

  private static final String PLANNED_OF =
      "with recursive asked (oid) as (select unnest(?::oid[]))" + CatalogQueries.text("planned");

  private SourceCode() {}

  private record Code(String name, boolean own) {}

  /**
   * Refuses a schema with functions or operators that stand in for built-in ones, and one with
   * tables of which a query runs functions as soon as it is planned.
   *
   * @param source whose search path does not hold the schema
   */
  static void requireNone(Connection source, String schema) throws SQLException {
    List<String> shadows = names(source, SHADOWS, schema, false);
    if (!shadows.isEmpty()) {
      throw Untrusted.shadows(schema, shadows);
    }
    List<String> planned = names(source, PLANNED, schema, false);
    if (!planned.isEmpty()) {
      throw Untrusted.planned(schema, planned);
    }
  }

  /**
   * The same of tables of a target's schema.
   *
   * @param tables their numbers in the catalog
   * @param own whether the login's own functions may run, as those of a source that is trusted
   */
  static void requireNoneBy(Connection target, String schema, List<Long> tables, boolean own)
      throws SQLException {
    List<String> found = new ArrayList<>(names(target, SHADOWS, schema, own));
    found.addAll(plannedBy(target, tables, own));
    if (!found.isEmpty()) {
      throw Untrusted.runInTarget(schema, found);
    }
  }

  /**
   * Refuses tables of a target's schema of which a query that names nothing else runs functions.
   */
  static void requireNonePlanned(Connection target, String schema, List<Long> tables)
      throws SQLException {
    List<String> planned = plannedBy(target, tables, false);
    if (!planned.isEmpty()) {
      throw Untrusted.runInTarget(schema, planned);
    }
  }

  private static List<String> plannedBy(Connection target, List<Long> tables, boolean own)
      throws SQLException {
    String numbers =
        tables.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    return names(target, PLANNED_OF, numbers, own);
  }

  private static List<String> names(
      Connection database, String sql, String parameter, boolean withoutOwn) throws SQLException {
    return new CatalogQueries(database)
            .rows(sql, row -> new Code(row.getString("name"), row.getBoolean("own")), parameter)
            .stream()
            .filter(code -> !(withoutOwn && code.own()))
            .map(Code::name)
            .toList();
  }
}
