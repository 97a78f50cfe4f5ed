package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
   * @param definition a checksum of what others could replace it by, or null if they can't
   */
  record Part(String kind, String identity, long oid, @Nullable String definition) {

    /** Makes it of a row. */
    static Part read(ResultSet row) throws SQLException {
      return new Part(
          row.getString("kind"),
          row.getString("identity"),
          row.getLong("oid"),
          row.getString("definition"));
    }

    /** What tells it from all others, whatever they are called. */
    String key() {
      return kind + " " + oid;
    }

    /** As messages call it. */
    String title() {
      return kind + " " + identity;
    }
  }

  /** All that a schema holds, in an order in which it can be moved. */
  static List<Part> parts(Connection connection, String schema) throws SQLException {
    return new CatalogQueries(connection).rows(QUERY, Part::read, schema);
  }

  /** What of others would go with the parts of this schema that a copy made, as people call it. */
  static List<String> outside(Connection connection, String schema) throws SQLException {
    String sql = "with recursive part as (\n" + QUERY + ")\n" + CatalogQueries.text("outside");
    return new CatalogQueries(connection).rows(sql, row -> row.getString("name"), schema, schema);
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
