package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The schemas that a copy creates for itself in a PostgreSQL target. Whoever may create a schema
 * there may create one of these names, so they are used, believed and dropped only if the login at
 * hand owns them with all that they hold.
 */
final class OwnSchemas {

  private static final String PLANTED = CatalogQueries.text("planted");

  private OwnSchemas() {}

  /** Refuses schemas of these names that are another login's; they need not be there. */
  static void require(Connection target) throws SQLException {
    for (String schema : List.of(PostgresState.SCHEMA, PostgresTarget.SHADOW)) {
      List<String> planted =
          new CatalogQueries(target)
              .rows(
                  PLANTED,
                  row ->
                      row.getString("name") == null
                          ? row.getString("kind")
                          : row.getString("kind") + " " + row.getString("name"),
                  schema);
      if (!planted.isEmpty()) {
        throw Refusals.planted(schema, planted);
      }
    }
  }
}
