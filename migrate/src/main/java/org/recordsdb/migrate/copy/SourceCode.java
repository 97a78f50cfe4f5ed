package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Code of a PostgreSQL source that reading it could run, with the rights of the login that reads.
 */
final class SourceCode {

  private static final String SHADOWS = CatalogQueries.text("shadows");
  private static final String PLANNED = CatalogQueries.text("planned");

  private SourceCode() {}

  /**
   * Refuses a schema with functions or operators that stand in for built-in ones, and one with
   * tables of which a query runs functions as soon as it is planned.
   *
   * @param source whose search path does not hold the schema
   */
  static void requireNone(Connection source, String schema) throws SQLException {
    List<String> shadows = names(source, SHADOWS, schema);
    if (!shadows.isEmpty()) {
      throw Untrusted.shadows(schema, shadows);
    }
    List<String> planned = names(source, PLANNED, schema);
    if (!planned.isEmpty()) {
      throw Untrusted.planned(schema, planned);
    }
  }

  private static List<String> names(Connection source, String sql, String schema)
      throws SQLException {
    return new CatalogQueries(source).rows(sql, row -> row.getString("name"), schema);
  }
}
