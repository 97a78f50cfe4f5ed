package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks at what a copy has made before anybody sees it. The source was asked first what is to be
 * left out, but its server writes some definitions as they are when it is asked for them: a
 * function may have become one with {@code security definer} in between.
 */
final class ArrivedCode {

  private final Connection target;
  private final String schema;
  private final Set<String> before = new HashSet<>();

  private record Found(String id, String name) {}

  private ArrivedCode(Connection target, String schema) {
    this.target = target;
    this.schema = schema;
  }

  /** Remembers what was in the schema before, in the transaction at hand. */
  static ArrivedCode since(Connection target, String schema) throws SQLException {
    ArrivedCode arrived = new ArrivedCode(target, schema);
    arrived.found().forEach(found -> arrived.before.add(found.id()));
    return arrived;
  }

  /** Refuses what should have been left out. */
  void requireNone() throws SQLException {
    List<String> names =
        found().stream().filter(each -> !before.contains(each.id())).map(Found::name).toList();
    if (!names.isEmpty()) {
      throw Untrusted.arrived(schema, names);
    }
  }

  private List<Found> found() throws SQLException {
    return new CatalogQueries(target, schema, false)
        .list(
            "arrived",
            row ->
                new Found(
                    row.getString("id"),
                    row.getString("name") + " (" + row.getString("reason") + ")"));
  }
}
