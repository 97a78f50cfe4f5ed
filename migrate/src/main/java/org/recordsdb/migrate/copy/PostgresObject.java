package org.recordsdb.migrate.copy;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A part of a PostgreSQL schema, and how it is made.
 *
 * @param place when it is made, unless what it needs is made later
 * @param kind what it is, as {@code view}
 * @param id its catalog and number there, or null if it only says more about what it needs
 * @param name its name, with its table's where it belongs to one
 * @param root the table that it belongs to, for a partition the one that its rows are read from
 * @param sql the statement that makes it, with names of the schema unqualified
 * @param otherwise the statement for rows that break it, or null
 * @param reason why it can't be copied, or null
 * @param needs ids of what it needs, besides what PostgreSQL knows of
 * @param roles that it names
 */
record PostgresObject(
    Place place,
    String kind,
    @Nullable String id,
    String name,
    @Nullable String root,
    String sql,
    @Nullable String otherwise,
    @Nullable String reason,
    List<String> needs,
    List<String> roles) {

  PostgresObject {
    needs = List.copyOf(needs);
    roles = List.copyOf(roles);
  }

  /** Says more about something: made when that is, and not missed without it. */
  static PostgresObject of(Place place, String kind, String name, String sql, String need) {
    return new PostgresObject(
        place, kind, null, name, null, sql, null, null, List.of(need), List.of());
  }

  /**
   * A row of one of the queries; a query leaves out the columns that it has no use for.
   *
   * @param schema as the database writes its name in front of others
   */
  static PostgresObject read(ResultSet row, String schema) throws SQLException {
    String sql = text(row, "sql");
    String cut = text(row, "cut");
    return new PostgresObject(
        Place.valueOf(row.getString("place").toUpperCase(Locale.ROOT)),
        row.getString("kind"),
        text(row, "id"),
        row.getString("name"),
        text(row, "root"),
        sql == null ? "" : cut == null ? sql : Unqualified.behind(cut, schema, sql),
        text(row, "otherwise"),
        text(row, "reason"),
        has(row, "needs") ? CatalogQueries.names(row, "needs") : List.of(),
        has(row, "roles") ? CatalogQueries.names(row, "roles") : List.of());
  }

  private static @Nullable String text(ResultSet row, String column) throws SQLException {
    return has(row, column) ? row.getString(column) : null;
  }

  private static boolean has(ResultSet row, String column) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      if (columns.getColumnLabel(i).equals(column)) {
        return true;
      }
    }
    return false;
  }

  SchemaStep step() {
    return new SchemaStep(kind, name, sql, otherwise);
  }

  /** True for a right on the schema itself. */
  boolean isOfSchema() {
    return kind.equals("grant") && needs.isEmpty();
  }

  /** True for a function, a procedure or an aggregate. */
  boolean isRoutine() {
    return id != null && id.startsWith("pg_proc/");
  }

  /** True for a right or a refresh that somebody can give or do who knows what it means. */
  private boolean isOfTrust() {
    return id != null && (id.startsWith("right/") || id.startsWith("refresh/"));
  }

  Untranslated left(String why, boolean untrusted) {
    String all =
        untrusted && isOfTrust() ? why + "; if you want that, run in the target: " + sql : why;
    return new Untranslated(kind, name, all, untrusted);
  }
}
