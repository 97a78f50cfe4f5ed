package org.recordsdb.migrate.copy;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a PostgreSQL database has that a schema may need. Only reads; of one connection. */
final class TargetCatalog {

  /** Classes of SQLSTATE that say that a name means nothing: no such object, no such schema. */
  private static final Set<String> UNKNOWN = Set.of("42", "3F", "22", "0A");

  /** Extensions that need no superuser, and need none that does; before 13 there are none. */
  private static final String TRUSTED =
      "with version as (select v.name, v.requires, coalesce((pg_catalog.to_jsonb(v)"
          + " operator(pg_catalog.->>) 'trusted')::pg_catalog.bool, false) as trusted"
          + " from pg_catalog.pg_available_extension_versions v)"
          + " select distinct v.name from version v where v.trusted and not exists ("
          + "select 1 from pg_catalog.unnest(v.requires) r (name) where not exists ("
          + "select 1 from version w where w.trusted and w.name operator(pg_catalog.=) r.name))";

  private final Connection connection;
  private final Set<String> roles;
  private final Set<String> available;
  private final Set<String> trusted;
  private final Map<String, String> extensions = new HashMap<>();
  private final Map<Need.Address, Boolean> known = new HashMap<>();

  /**
   * @param connection in autocommit mode
   */
  TargetCatalog(Connection connection) throws SQLException {
    this.connection = connection;
    CatalogQueries queries = new CatalogQueries(connection);
    this.roles =
        Set.copyOf(
            queries.rows("select rolname from pg_catalog.pg_roles", row -> row.getString(1)));
    this.available =
        Set.copyOf(
            queries.rows(
                "select name from pg_catalog.pg_available_extensions", row -> row.getString(1)));
    this.trusted = Set.copyOf(queries.rows(TRUSTED, row -> row.getString(1)));
    queries
        .rows(
            "select e.extname, n.nspname from pg_catalog.pg_extension e"
                + " join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) e.extnamespace",
            row -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(extension -> extensions.put(extension.getKey(), extension.getValue()));
  }

  boolean hasRole(String name) {
    return roles.contains(name);
  }

  /** The schema of an extension, or null if the database has not got it. */
  @Nullable String schemaOf(String extension) {
    return extensions.get(extension);
  }

  /** True if the extension's files are on the server. */
  boolean offers(String extension) {
    return available.contains(extension);
  }

  /** True if whoever may create objects in the database may create the extension. */
  boolean trusts(String extension) {
    return trusted.contains(extension);
  }

  /** True if there is an object of this kind and name. */
  boolean has(Need.Address address) throws SQLException {
    Boolean answer = known.get(address);
    if (answer == null) {
      answer = isKnown(address);
      known.put(address, answer);
    }
    return answer;
  }

  private boolean isKnown(Need.Address address) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_catalog.pg_get_object_address(?, ?, ?)")) {
      statement.setString(1, address.type());
      statement.setArray(2, texts(address.names()));
      statement.setArray(3, texts(address.arguments()));
      statement.executeQuery().close();
      return true;
    } catch (SQLException e) {
      if (UNKNOWN.contains(String.valueOf(e.getSQLState()).substring(0, 2))) {
        return false;
      }
      throw e;
    }
  }

  private Array texts(List<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }
}
