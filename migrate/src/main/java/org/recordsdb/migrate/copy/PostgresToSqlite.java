package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.recordsdb.migrate.expression.Translation;
import org.recordsdb.migrate.expression.View;
import org.recordsdb.migrate.schema.DatabaseSchema;
import org.recordsdb.migrate.schema.OtherObject;
import org.recordsdb.migrate.schema.PostgresSchemaReader;
import org.recordsdb.migrate.schema.SqlNames;
import org.recordsdb.migrate.schema.TableDefinition;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Generation;
import org.recordsdb.spi.TableInfo;
import org.recordsdb.spi.UniqueKey;

/** Decides what a schema of PostgreSQL becomes in an SQLite file. */
final class PostgresToSqlite implements CopyPlanner {

  /** The place of a row, by which rows without a key are named. */
  private static final List<String> PLACE = List.of("ctid");

  private final Dialect postgres;
  private final Dialect sqlite;
  private final CopyOptions options;
  private final Translation translation;
  private final List<Untranslated> left = new ArrayList<>();

  PostgresToSqlite(Dialect postgres, Dialect sqlite, CopyOptions options) {
    this.postgres = postgres;
    this.sqlite = sqlite;
    this.options = options;
    this.translation = Translation.toSqlite(sqlite.syntax());
  }

  @Override
  public CopyPlan plan(Connection source) throws SQLException {
    PostgresSchemaReader reader =
        new PostgresSchemaReader(source, postgres, options.sourceSchema());
    DatabaseSchema schema = reader.read();
    Set<String> lax = named(schema, "collation");
    Set<String> names =
        schema.tables().stream().map(TableDefinition::name).collect(Collectors.toSet());
    Set<String> taken = new HashSet<>();
    names.forEach(name -> taken.add(SqlNames.folded(name)));
    CatalogQueries queries =
        new CatalogQueries(source, options.sourceSchema(), options.trustSource());
    ColumnsOnSqlite columns =
        columns(lax, new PostgresConstants(source, queries, postgres, sqlite));
    SqliteDdl ddl = new SqliteDdl(sqlite.syntax(), translation, left);
    Map<String, Set<String>> made = MadeTypes.of(queries);
    Sample sample =
        new Sample(
            postgres.syntax(), schema.tables(), made, name -> from(reader, name), options.sample());
    List<TablePlan> tables = new ArrayList<>();
    Map<String, TableInfo> known = new HashMap<>();
    for (TableDefinition table : schema.tables()) {
      ColumnsOnSqlite.Columns there = columns.of(table.info());
      known.put(table.name(), there.scope());
      List<String> key = rowKey(table.info(), reader.partitioned().contains(table.name()));
      String create = ddl.createTable(table, there.target(), there.scope(), names);
      tables.add(
          new TablePlan(
                  table.info(),
                  there.target(),
                  there.plans(),
                  options.sample() < 1 ? sample.from(table, key) : from(reader, table.name()),
                  key,
                  SchemaStep.of("table", table.name(), create),
                  ddl.afterRows(table, there.target(), there.scope(), taken))
              .withComputed(there.computed()));
    }
    List<SchemaStep> views = new ArrayList<>();
    for (OtherObject other : schema.others()) {
      Optional<View> view =
          other.kind().equals("view") && taken.add(SqlNames.folded(other.name()))
              ? translation.view(other.sql(), known::get)
              : Optional.empty();
      if (view.isPresent()) {
        views.add(SchemaStep.of("view", other.name(), view.get().sql()));
        known.put(other.name(), view.get().columns());
      } else {
        left.add(new Untranslated(other.kind(), other.name(), NotOnSqlite.reason(other.kind())));
      }
    }
    ExtensionTables members = ExtensionTables.of(queries);
    left.addAll(members.left());
    List<TablePlan> marked = MadeTypes.marked(made, tables);
    return new CopyPlan(
        List.of(),
        marked,
        views,
        left,
        SqliteNames.offenders(schema),
        PostgresRowRules.of(queries, marked),
        LargeObjects.toldWith(members.notices(), queries),
        Set.of());
  }

  private ColumnsOnSqlite columns(Set<String> lax, PostgresConstants constants) {
    return new ColumnsOnSqlite(
        new TypesOnSqlite(sqlite.syntax(), options.types(), lax),
        constants,
        new PostgresDefaults(sqlite.syntax(), translation),
        translation,
        options.onBadValue(),
        left);
  }

  private static Set<String> named(DatabaseSchema schema, String kind) {
    return schema.others().stream()
        .filter(other -> other.kind().equals(kind))
        .map(OtherObject::name)
        .collect(Collectors.toSet());
  }

  /** The rows of a table's partitions are its own, those of the tables that inherit from it not. */
  private String from(PostgresSchemaReader reader, String table) {
    String name =
        postgres.syntax().quote(options.sourceSchema()) + "." + postgres.syntax().quote(table);
    return (reader.partitioned().contains(table) ? "" : "only ") + name;
  }

  /** The columns by which rows are named, ordered and chosen. */
  static List<String> rowKey(TableInfo table, boolean partitioned) {
    if (!table.primaryKey().isEmpty()) {
      return table.primaryKey();
    }
    return table.uniqueKeys().stream()
        .map(UniqueKey::columns)
        .filter(key -> key.stream().noneMatch(name -> isUnfit(table, name)))
        .findFirst()
        .orElse(partitioned ? List.of() : PLACE);
  }

  /** Nothing is known of the values of a column that is not copied, as SQLite computes it. */
  private static boolean isUnfit(TableInfo table, String column) {
    return table
        .column(column)
        .map(found -> found.nullable() || found.generation() == Generation.COMPUTED)
        .orElse(true);
  }
}
