package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Code of a PostgreSQL source that reading it could run, with the rights of the login that reads.
 */
final class SourceCode {

  private static final String SHADOWS = CatalogQueries.text("shadows");

  private SourceCode() {}

  /**
   * Refuses a schema with functions or operators that stand in for built-in ones.
   *
   * @param source whose search path does not hold the schema
   */
  static void requireNone(Connection source, String schema) throws SQLException {
    List<String> names =
        new CatalogQueries(source).rows(SHADOWS, row -> row.getString("name"), schema);
    if (!names.isEmpty()) {
      throw Refusals.shadows(schema, names);
    }
  }
}
