package org.recordsdb.migrate.copy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Generation;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TableInfo;
import org.recordsdb.spi.UniqueKey;

/**
 * The tables whose rows are copied: those of partitions through their root, those of children each
 * from its own. All values go as text, whatever their types.
 */
final class PostgresTables {

  private final Syntax syntax;
  private final String schema;
  private final Map<String, List<Column>> columns;
  private final Map<String, List<Key>> keys;
  private final Map<String, List<String>> heirs;

  /**
   * A column.
   *
   * @param copied whether its values are copied, as the target does not compute them
   * @param stored whether its values are computed and stored
   * @param padded whether its type is bpchar, by way of domains or not
   */
  private record Column(
      String table,
      boolean partitioned,
      boolean copied,
      boolean stored,
      boolean padded,
      ColumnInfo info) {

    ColumnPlan plan() {
      ColumnPlan plan = new ColumnPlan(info, info, OnBadValue.FAIL, true);
      return padded ? plan.asPadded() : plan;
    }
  }

  private record Key(String table, boolean main, UniqueKey key) {}

  private record Heir(String parent, String child) {}

  private PostgresTables(
      Syntax syntax, String schema, List<Column> columns, List<Key> keys, List<Heir> heirs) {
    this.syntax = syntax;
    this.schema = schema;
    this.columns =
        columns.stream()
            .collect(Collectors.groupingBy(Column::table, LinkedHashMap::new, Collectors.toList()));
    this.keys = keys.stream().collect(Collectors.groupingBy(Key::table));
    this.heirs =
        heirs.stream()
            .collect(
                Collectors.groupingBy(
                    Heir::parent, Collectors.mapping(Heir::child, Collectors.toList())));
  }

  /** Reads the tables of the schema that the connection's search path names. */
  static PostgresTables read(CatalogQueries queries, Syntax syntax, String schema)
      throws SQLException {
    return new PostgresTables(
        syntax,
        schema,
        queries.list("columns", PostgresTables::column),
        queries.list("keys", PostgresTables::key),
        queries.list("heirs", row -> new Heir(row.getString("parent"), row.getString("child"))));
  }

  /** A table without columns has one without a name. */
  private static Column column(ResultSet row) throws SQLException {
    String name = row.getString("name");
    boolean computed = row.getBoolean("computed");
    Generation generation =
        switch (String.valueOf(row.getString("identity"))) {
          case "a" -> Generation.IDENTITY_ALWAYS;
          case "d" -> Generation.IDENTITY;
          default -> computed ? Generation.COMPUTED : Generation.NONE;
        };
    ColumnInfo info =
        new ColumnInfo(
            name == null ? "" : name,
            new ColumnType(logical(row), 0, 0, String.valueOf(row.getString("type"))),
            !row.getBoolean("required"),
            generation,
            null,
            null,
            true);
    return new Column(
        row.getString("table"),
        row.getBoolean("partitioned"),
        !computed,
        row.getBoolean("stored"),
        row.getBoolean("padded"),
        info);
  }

  /** Texts and bytes may be too large to be read at once; other types need not be known. */
  private static LogicalType logical(ResultSet row) throws SQLException {
    return switch (String.valueOf(row.getString("bare"))) {
      case "text", "varchar" -> LogicalType.TEXT;
      case "bytea" -> LogicalType.BYTES;
      default -> LogicalType.ANY;
    };
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(
        row.getString("table"),
        row.getBoolean("main"),
        new UniqueKey(row.getString("name"), CatalogQueries.names(row, "columns")));
  }

  /** Tables that have nothing to copy, by which rows could be counted. */
  List<Offender> empty() {
    List<Offender> offenders = new ArrayList<>();
    columns.forEach(
        (table, all) -> {
          if (all.stream().noneMatch(Column::copied)) {
            offenders.add(
                new Offender(table, "", Map.of(), "has no columns whose values are copied"));
          }
        });
    return offenders;
  }

  /** The plans of the tables that are made, in the order in which they are. */
  List<TablePlan> plans(ObjectOrder order) {
    Map<String, List<PostgresObject>> made = byRoot(order.made(Place.TABLE));
    Map<String, List<PostgresObject>> after = byRoot(order.made(Place.KEY));
    List<TablePlan> plans = new ArrayList<>();
    made.forEach(
        (table, parts) ->
            plans.add(
                plan(
                        table,
                        parts.stream().map(PostgresObject::sql).collect(Collectors.joining("; ")),
                        after.getOrDefault(table, List.of()))
                    .withHeirs(
                        heirs.getOrDefault(table, List.of()).stream()
                            .filter(made::containsKey)
                            .toList())));
    return plans;
  }

  private static Map<String, List<PostgresObject>> byRoot(List<PostgresObject> objects) {
    return objects.stream()
        .collect(
            Collectors.groupingBy(
                object -> String.valueOf(object.root()), LinkedHashMap::new, Collectors.toList()));
  }

  private TablePlan plan(String table, String create, List<PostgresObject> after) {
    List<Column> all = columns.getOrDefault(table, List.of());
    boolean partitioned = all.stream().anyMatch(Column::partitioned);
    List<Key> own = keys.getOrDefault(table, List.of());
    return new TablePlan(
            info(schema, table, all, own),
            info(PostgresTarget.SHADOW, table, all, own),
            columns(all, Column::copied),
            (partitioned ? "" : "only ") + syntax.quote(schema) + "." + syntax.quote(table),
            own.stream().findFirst().map(key -> key.key().columns()).orElse(List.of()),
            SchemaStep.of("table", table, create),
            after.stream().map(PostgresObject::step).toList())
        .withComputed(columns(all, column -> column.stored() && !column.copied()));
  }

  private static List<ColumnPlan> columns(List<Column> all, Predicate<Column> chosen) {
    return all.stream().filter(chosen).map(Column::plan).toList();
  }

  private static TableInfo info(String place, String table, List<Column> columns, List<Key> keys) {
    return TableInfo.of(
        place,
        table,
        columns.stream().map(Column::info).toList(),
        keys.stream()
            .filter(Key::main)
            .findFirst()
            .map(key -> key.key().columns())
            .orElse(List.of()),
        keys.stream().map(Key::key).toList(),
        Map.of());
  }
}
