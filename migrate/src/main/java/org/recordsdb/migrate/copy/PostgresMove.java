package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Moves all that a schema holds into another one, in the transaction at hand. */
final class PostgresMove {

  private static final String QUERY = CatalogQueries.text("moved");

  private PostgresMove() {}

  /**
   * Something that can be moved by itself.
   *
   * @param kind as {@code alter} and {@code drop} call it
   * @param identity its name with its schema, quoted, and what tells it from others of this name
   * @param oid its number in the catalog of its kind
   */
  record Part(String kind, String identity, long oid) {}

  /** All that a schema holds, in an order in which it can be moved. */
  static List<Part> parts(Connection connection, String schema) throws SQLException {
    return new CatalogQueries(connection)
        .rows(
            QUERY,
            row -> new Part(row.getString("kind"), row.getString("identity"), row.getLong("oid")),
            schema);
  }

  /** What of others would go with the parts of this schema that a copy made, as people call it. */
  static List<String> outside(Connection connection, String schema) throws SQLException {
    String sql = "with recursive part as (\n" + QUERY + ")\n" + CatalogQueries.text("outside");
    return new CatalogQueries(connection).rows(sql, row -> row.getString("name"), schema);
  }

  /** Moves it. */
  static void run(Connection connection, String from, String to) throws SQLException {
    String place = '"' + to.replace("\"", "\"\"") + '"';
    for (Part part : parts(connection, from)) {
      try (Statement statement = connection.createStatement()) {
        statement.setEscapeProcessing(false);
        statement.execute("alter " + part.kind() + " " + part.identity() + " set schema " + place);
      } catch (SQLException e) {
        if (TakenNames.areCauseOf(e, "view")) { // moving looks at no rows
          String name = part.identity().substring(from.length() + 1);
          throw Refusals.takenNames(to, part.kind() + " " + name);
        }
        throw e;
      }
    }
  }
}
