package org.recordsdb.migrate.copy;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Syntax;

/**
 * The tables of a finished copy in a schema of a PostgreSQL database, which others may have changed
 * since. They are read as those of a source are: what would run code of others is refused first.
 */
final class PublishedTables {

  private static final String TAKEN = CatalogQueries.text("taken");

  private final Dialect dialect;
  private final String schema;
  private final PostgresTrust trust;
  private boolean required;

  /**
   * @param schema that the copy was made in
   * @param trust whose code may run
   */
  PublishedTables(Dialect dialect, String schema, PostgresTrust trust) {
    this.dialect = dialect;
    this.schema = schema;
    this.trust = trust;
  }

  private record Found(String name, long oid, boolean table, boolean locked) {}

  /**
   * Refuses what reading the tables would run, and what has their names and is no table. Locks them
   * in a transaction that it begins, so that they stay what they are until that ends.
   *
   * @param place the database, for messages
   */
  void require(Connection reader, List<TablePlan> tables, String place) throws SQLException {
    if (required) {
      return; // a plan may be made twice, of the same tables
    }
    required = true;
    dialect.begin(reader, false);
    PostgresSettings.settle(reader, "pg_catalog");
    List<String> names = tables.stream().map(TablePlan::name).toList();
    refuse(found(reader, names).stream().filter(each -> !each.table()), place);
    lock(reader, names);
    List<Found> locked = found(reader, names);
    refuse(locked.stream().filter(each -> !each.table() || !each.locked()), place);
    if (!trust.target()) {
      List<Long> all = locked.stream().map(Found::oid).toList();
      SourceCode.requireNoneBy(reader, schema, all, trust.source());
    }
  }

  private static void refuse(Stream<Found> others, String place) {
    List<String> names = others.map(Found::name).toList();
    if (!names.isEmpty()) {
      throw Untrusted.noTables(place, names);
    }
  }

  private void lock(Connection reader, List<String> names) throws SQLException {
    Syntax syntax = dialect.syntax();
    for (String name : names) {
      try (Statement statement = reader.createStatement()) {
        statement.setEscapeProcessing(false);
        statement.execute(
            "lock table "
                + syntax.quote(schema)
                + "."
                + syntax.quote(name)
                + " in access share mode");
      }
    }
  }

  private List<Found> found(Connection reader, List<String> names) throws SQLException {
    List<Found> found = new ArrayList<>();
    Array all = reader.createArrayOf("text", names.toArray());
    try (PreparedStatement statement = reader.prepareStatement(TAKEN)) {
      statement.setString(1, schema);
      statement.setArray(2, all);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(
              new Found(
                  rows.getString("name"),
                  rows.getLong("oid"),
                  rows.getBoolean("is_table"),
                  rows.getBoolean("is_locked")));
        }
      }
    } finally {
      all.free();
    }
    return found;
  }

  /**
   * Settles the transaction at hand, in which a table is read whose rows the login must all see.
   *
   * @param published whether it is in its schema, not yet in that of the copy at hand
   */
  void settle(Connection reader, boolean published) throws SQLException {
    String place = published ? schema : PostgresTarget.SHADOW;
    SourceRights.requireAllRows(reader, place);
    PostgresSettings.settle(reader, place);
    if (published && !trust.target()) {
      PostgresSettings.readTablesOnly(reader);
    }
  }
}
