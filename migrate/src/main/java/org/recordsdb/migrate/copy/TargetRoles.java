package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The roles of a PostgreSQL target.
 *
 * @param login that copies
 * @param isSuperuser whether it is one
 * @param others the roles, and whether the login may make each of them an owner
 */
record TargetRoles(String login, boolean isSuperuser, Map<String, Boolean> others) {

  private static final String LOGIN =
      "select rolname, rolsuper from pg_catalog.pg_roles"
          + " where rolname operator(pg_catalog.=) current_user";

  TargetRoles {
    others = Map.copyOf(others);
  }

  /**
   * Reads them.
   *
   * @param target a connection in autocommit mode
   * @param schema in which they are to own something
   */
  static TargetRoles read(Connection target, String schema) throws SQLException {
    CatalogQueries queries = new CatalogQueries(target);
    Map<String, Boolean> others = new HashMap<>();
    queries
        .rows(
            CatalogQueries.text("owning"),
            row -> Map.entry(row.getString("name"), row.getBoolean("may")),
            schema)
        .forEach(role -> others.put(role.getKey(), role.getValue()));
    return queries
        .rows(LOGIN, row -> new TargetRoles(row.getString(1), row.getBoolean(2), others))
        .get(0);
  }

  boolean has(String role) {
    return others.containsKey(role);
  }

  /** True if what this role owns in the source belongs to the role of its name in the target. */
  boolean keeps(String owner) {
    return owner.equals(login) || Boolean.TRUE.equals(others.get(owner));
  }
}
