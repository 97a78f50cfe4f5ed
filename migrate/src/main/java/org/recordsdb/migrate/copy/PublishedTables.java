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
  private static final String INHERITED = CatalogQueries.text("inherited");

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

  private record Heir(String parent, String child, boolean own, String title) {}

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
    requireHeirs(reader, tables, names, place);
  }

  private static void refuse(Stream<Found> others, String place) {
    List<String> names = others.map(Found::name).toList();
    if (!names.isEmpty()) {
      throw Untrusted.noTables(place, names);
    }
  }

  /** Rows of a table that inherits from another one are the other's, too, for whoever reads it. */
  private void requireHeirs(
      Connection reader, List<TablePlan> tables, List<String> names, String place)
      throws SQLException {
    List<Heir> found =
        named(
            reader,
            INHERITED,
            names,
            row ->
                new Heir(
                    row.getString("name"),
                    row.getString("child"),
                    row.getBoolean("own"),
                    row.getString("title")));
    List<String> others = new ArrayList<>();
    for (TablePlan table : tables) {
      List<Heir> there = found.stream().filter(heir -> heir.parent().equals(table.name())).toList();
      there.stream()
          .filter(heir -> !heir.own() || !table.heirs().contains(heir.child()))
          .forEach(heir -> others.add(heir.title() + " inherits from " + table.name()));
      table.heirs().stream()
          .filter(name -> there.stream().noneMatch(heir -> heir.own() && heir.child().equals(name)))
          .forEach(name -> others.add(name + " does not inherit from " + table.name()));
    }
    if (!others.isEmpty()) {
      throw Refusals.otherHeirs(place, others);
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
    return named(
        reader,
        TAKEN,
        names,
        row ->
            new Found(
                row.getString("name"),
                row.getLong("oid"),
                row.getBoolean("is_table"),
                row.getBoolean("is_locked")));
  }

  /** What a query finds of the tables of these names. */
  private <T> List<T> named(
      Connection reader, String query, List<String> names, CatalogQueries.Reader<T> each)
      throws SQLException {
    List<T> found = new ArrayList<>();
    Array all = reader.createArrayOf("text", names.toArray());
    try (PreparedStatement statement = reader.prepareStatement(query)) {
      statement.setString(1, schema);
      statement.setArray(2, all);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(each.read(rows));
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
