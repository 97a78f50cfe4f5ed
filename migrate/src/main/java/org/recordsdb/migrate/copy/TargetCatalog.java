package org.recordsdb.migrate.copy;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.schema.GuardedQuery;
import org.recordsdb.migrate.schema.Strangers;
import org.recordsdb.migrate.schema.TrustedRole;

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

  private static final String RELIED =
      CatalogQueries.text("relied") + TrustedRole.CONDITION + " order by 1) as strangers";

  private final Connection connection;
  private final Set<String> roles;
  private final Set<String> available;
  private final Set<String> trusted;
  private final Map<String, String> extensions = new HashMap<>();
  private final Map<Need.Address, Optional<Found>> known = new HashMap<>();

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

  /**
   * An object of the target.
   *
   * @param extension that it belongs to, or null
   * @param strangers what of others it needs or could run, with their names
   */
  record Found(@Nullable String extension, List<String> strangers) {

    Found {
      strangers = List.copyOf(strangers);
    }
  }

  /** The object of this kind and name, or empty if there is none. */
  Optional<Found> find(Need.Address address) throws SQLException {
    Optional<Found> found = known.get(address);
    if (found == null) {
      found = ask(address);
      known.put(address, found);
    }
    return found;
  }

  /** In a transaction, for its search path. */
  private Optional<Found> ask(Need.Address address) throws SQLException {
    connection.setAutoCommit(false);
    try {
      GuardedQuery.builtIn(connection);
      try (PreparedStatement statement = connection.prepareStatement(RELIED)) {
        statement.setString(1, address.type());
        statement.setArray(2, texts(address.names()));
        statement.setArray(3, texts(address.arguments()));
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          return Optional.of(
              new Found(row.getString("extension"), CatalogQueries.names(row, "strangers")));
        }
      }
    } catch (SQLException e) {
      if (UNKNOWN.contains(String.valueOf(e.getSQLState()).substring(0, 2))) {
        return Optional.empty();
      }
      throw e;
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private Array texts(List<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  /**
   * What of others is in a schema, and could be meant by what an extension is made with; the schema
   * itself, if it is another's.
   */
  List<String> strangers(String schema) throws SQLException {
    List<String> names = new ArrayList<>(Strangers.in(connection, schema));
    find(new Need.Address("schema", List.of(schema), List.of()))
        .ifPresent(found -> names.addAll(found.strangers()));
    return names;
  }
}
