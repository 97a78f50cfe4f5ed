package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to be known of the places between which a schema is copied: rights that others get on a
 * schema that the target has already, and what belongs to the source's database as a whole.
 */
final class PlaceNotices {

  private static final String SCHEMA = "select 1 from pg_namespace where nspname = ?";

  private PlaceNotices() {}

  /**
   * Notices that stop nothing.
   *
   * @param there a connection to the target in a transaction
   * @param schema in the target
   * @param made what the copy does at its end
   */
  static List<Notice> of(
      CatalogQueries source, Connection there, String schema, List<PostgresObject> made)
      throws SQLException {
    List<Notice> notices = new ArrayList<>(grants(source, there, schema, made));
    notices.addAll(
        source.list(
            "beside",
            row ->
                new Notice(
                    row.getString("kind"),
                    row.getString("names"),
                    "belong to the source's database, not to the schema, and are not copied.")));
    return notices;
  }

  private static List<Notice> grants(
      CatalogQueries source, Connection there, String schema, List<PostgresObject> made)
      throws SQLException {
    CatalogQueries target = new CatalogQueries(there, schema, source.isTrusted());
    Set<String> granted = Set.copyOf(target.list("schema", row -> row.getString("sql"), schema));
    if (target.rows(SCHEMA, row -> 1, schema).isEmpty()) {
      return List.of();
    }
    String grants =
        made.stream()
            .filter(PostgresObject::isOfSchema)
            .map(PostgresObject::sql)
            .filter(sql -> !granted.contains(sql))
            .collect(Collectors.joining("; "));
    return grants.isEmpty()
        ? List.of()
        : List.of(
            new Notice(
                "schema",
                schema,
                "is in the target already, and gets rights of the source's schema: "
                    + grants
                    + "."));
  }
}
