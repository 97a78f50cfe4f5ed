package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The schemas that a copy creates for itself in a PostgreSQL target. Whoever may create a schema
 * there may create one of these names, so they are used, believed and dropped only if the login at
 * hand owns them with all that they hold.
 */
final class OwnSchemas {

  private static final String PLANTED = CatalogQueries.text("planted");

  private static final String WRITABLE = CatalogQueries.text("writable");

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
        throw Untrusted.planted(schema, planted);
      }
    }
    List<String> writers = writers(target);
    if (!writers.isEmpty()) {
      throw Untrusted.writableState(PostgresState.SCHEMA, String.join(", ", writers));
    }
  }

  /** Whoever else may write to the state of copies: a rollback would drop what they name. */
  private static List<String> writers(Connection target) throws SQLException {
    return new CatalogQueries(target)
        .rows(WRITABLE, row -> row.getString("grantee"), PostgresState.SCHEMA);
  }

  /** Takes back what default privileges gave to others when the state was created. */
  static void keep(Connection target) throws SQLException {
    for (String writer : writers(target)) {
      try (Statement statement = target.createStatement()) {
        statement.execute("revoke all on schema " + PostgresState.SCHEMA + " from " + writer);
        statement.execute(
            "revoke all on all tables in schema " + PostgresState.SCHEMA + " from " + writer);
        statement.execute(
            "revoke all on all sequences in schema " + PostgresState.SCHEMA + " from " + writer);
      }
    }
  }

  static boolean isThere(Connection target, String schema) throws SQLException {
    String sql =
        "select 1 from pg_catalog.pg_namespace where nspname operator(pg_catalog.=) ?::pg_catalog.text";
    return !new CatalogQueries(target).rows(sql, row -> 1, schema).isEmpty();
  }
}
