package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/**
 * Keeps the tables and sequences of a PostgreSQL schema what they are while they are read. What is
 * read is called by its name, and with the right to create objects a view of that name, which runs
 * functions with the rights of the reader, could come in the place of a table. A lock holds until
 * the transaction ends, and forbids nothing but that and other changes of the definition.
 */
final class SourceLocks {

  /** What may be gone or another thing when it is locked: no such table, column or schema. */
  private static final Set<String> CHANGED = Set.of("42P01", "3F000", "42809", "XX000");

  private static final String NO_RIGHT = "42501";

  private static final String TABLES = CatalogQueries.text("locked");
  private static final String SEQUENCES = CatalogQueries.text("drawn");
  private static final String FREE = CatalogQueries.text("free");

  private SourceLocks() {}

  /** The names of the tables that the login may read, as SQL, in a transaction of its own. */
  static List<String> tables(Connection reader, String schema) throws SQLException {
    PostgresSettings.settle(reader, "pg_catalog");
    return new CatalogQueries(reader).rows(TABLES, row -> row.getString("name"), schema, schema);
  }

  /**
   * Locks them; nothing may have been read in the transaction at hand, which sees them as locked.
   *
   * @throws org.recordsdb.error.RecordsException if the login may not
   */
  static void lock(Connection reader, List<String> tables) throws SQLException {
    for (String table : tables) {
      try (Statement statement = reader.createStatement()) {
        statement.execute("lock table " + table + " in access share mode");
      } catch (SQLException e) {
        if (NO_RIGHT.equals(e.getSQLState())) {
          throw SourceRights.unlockable(table, e);
        }
        throw e;
      }
    }
  }

  /** True if all that the transaction sees is locked, and called as it sees it. */
  static boolean areComplete(Connection reader, String schema) throws SQLException {
    CatalogQueries queries = new CatalogQueries(reader);
    queries.rows(SEQUENCES, row -> 1, schema);
    return queries.rows(FREE, row -> 1, schema).isEmpty();
  }

  /** True if something was changed meanwhile, so that another try may do. */
  static boolean isChange(SQLException e) {
    return CHANGED.contains(String.valueOf(e.getSQLState()));
  }
}
