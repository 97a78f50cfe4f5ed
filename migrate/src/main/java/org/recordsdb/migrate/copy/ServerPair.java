package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Two PostgreSQL servers of which one is to hold what the other does. */
final class ServerPair {

  private static final String ASK =
      "select pg_catalog.current_setting('server_version_num')::int"
          + " operator(pg_catalog./) 10000 as version,"
          + " pg_catalog.current_setting('server_encoding') as encoding";

  private record Server(int version, String encoding) {}

  private ServerPair() {}

  /** What the target can't keep for being what it is. */
  static List<Untranslated> differences(Connection source, Connection target) throws SQLException {
    Server from = ask(source);
    Server to = ask(target);
    List<Untranslated> differences = new ArrayList<>();
    if (to.version() < from.version()) {
      differences.add(
          new Untranslated(
              "server",
              "PostgreSQL " + from.version(),
              "the target is older, PostgreSQL " + to.version()));
    }
    if (!to.encoding().equals(from.encoding()) && !to.encoding().equals("UTF8")) {
      differences.add(
          new Untranslated(
              "encoding", from.encoding(), "the target stores texts as " + to.encoding()));
    }
    return differences;
  }

  private static Server ask(Connection connection) throws SQLException {
    return new CatalogQueries(connection)
        .rows(ASK, row -> new Server(row.getInt("version"), row.getString("encoding")))
        .get(0);
  }
}
