package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.recordsdb.migrate.schema.GuardedQuery;

/**
 * What copies have made in a PostgreSQL database, as its state remembers it for a rollback: by the
 * numbers that the catalog has of it, as others may make something of the same name later.
 */
final class PostgresMade {

  private static final String NOTE =
      "insert into records_copy_state.made (kind, identity, object, definition, published, rows)"
          + " select ?, ?, ?, ?, ?, (select p.rows from records_copy_state.progress p"
          + " where ? = 'table' and p.table_name = (select c.relname from pg_class c where c.oid = ?))";

  /** Ranges are made where they stay, as they can't be moved: before the end, and seen by all. */
  private static final String EARLY =
      "select t.oid, format('%I.%I', n.nspname, t.typname) as identity"
          + " from records_copy_state.made m"
          + " join pg_catalog.pg_type t on t.oid = m.object"
          + " join pg_catalog.pg_namespace n on n.oid = t.typnamespace"
          + " where m.kind = 'type' and not m.published order by m.number desc";

  /** SQLSTATE where something depends on what is dropped. */
  private static final String USED = "2BP01";

  private PostgresMade() {}

  /** The keys of all that a schema has at a moment. */
  static Set<String> keys(Connection target, String schema) throws SQLException {
    GuardedQuery.builtIn(target);
    return PostgresMove.parts(target, schema).stream()
        .map(PostgresMove.Part::key)
        .collect(Collectors.toSet());
  }

  /**
   * Notes what has been made in a schema since then, and how many rows it has.
   *
   * @param before the keys of what was there then
   * @param published whether that is the end of the copy
   */
  static void note(Connection target, String schema, Set<String> before, boolean published)
      throws SQLException {
    GuardedQuery.builtIn(target);
    try (PreparedStatement statement = target.prepareStatement(NOTE)) {
      for (PostgresMove.Part part : PostgresMove.parts(target, schema)) {
        if (!before.contains(part.key())) {
          statement.setString(1, part.kind());
          statement.setString(2, part.identity());
          statement.setLong(3, part.oid());
          statement.setString(4, part.definition());
          statement.setBoolean(5, published);
          statement.setString(6, part.kind());
          statement.setLong(7, part.oid());
          statement.executeUpdate();
        }
      }
    }
    if (published) {
      execute(target, "update records_copy_state.made set published = true where not published");
    }
  }

  /** The ids of what an unfinished copy has made where it stays. */
  static Set<String> early(Connection target) throws SQLException {
    OwnSchemas.require(target);
    CatalogQueries queries = new CatalogQueries(target);
    String there = "select 1 where pg_catalog.to_regclass('records_copy_state.made') is not null";
    return queries.rows(there, row -> 1).isEmpty()
        ? Set.of()
        : Set.copyOf(queries.bare(EARLY, row -> "pg_type/" + row.getLong("oid")));
  }

  /** Drops what an unfinished copy has made where it stays, unless others use it. */
  static List<String> dropEarly(Connection target) throws SQLException {
    List<String> types =
        new CatalogQueries(target).bare(EARLY, row -> "type " + row.getString("identity"));
    for (String type : types) {
      try {
        execute(target, "drop " + type);
      } catch (SQLException e) {
        if (USED.equals(e.getSQLState())) {
          throw RollbackRefusals.usedByOthers(type);
        }
        throw e;
      }
    }
    execute(target, "delete from records_copy_state.made where not published");
    return types;
  }

  private static void execute(Connection target, String sql) throws SQLException {
    try (Statement statement = target.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}
