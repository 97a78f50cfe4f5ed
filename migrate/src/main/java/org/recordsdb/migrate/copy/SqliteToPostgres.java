package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.recordsdb.migrate.expression.Translation;
import org.recordsdb.migrate.expression.View;
import org.recordsdb.migrate.schema.Check;
import org.recordsdb.migrate.schema.DatabaseSchema;
import org.recordsdb.migrate.schema.ForeignKey;
import org.recordsdb.migrate.schema.OtherObject;
import org.recordsdb.migrate.schema.SqlNames;
import org.recordsdb.migrate.schema.SqliteObject;
import org.recordsdb.migrate.schema.SqliteSchemaReader;
import org.recordsdb.migrate.schema.TableDefinition;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Generation;
import org.recordsdb.spi.TableInfo;

/** Decides what the tables of an SQLite file become on PostgreSQL. */
final class SqliteToPostgres implements CopyPlanner {

  private final Dialect sqlite;
  private final CopyOptions options;
  private final Dialect postgres;
  private final DefaultTranslation defaults;
  private final Translation translation;
  private final List<Untranslated> left = new ArrayList<>();
  private final List<RowRule> rules = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final List<Offender> offenders = new ArrayList<>();

  SqliteToPostgres(Dialect sqlite, Dialect postgres, CopyOptions options) {
    this.sqlite = sqlite;
    this.options = options;
    this.postgres = postgres;
    this.defaults = new DefaultTranslation(postgres.syntax());
    this.translation = Translation.toPostgres(postgres.syntax());
  }

  @Override
  public CopyPlan plan(Connection source) throws SQLException {
    DatabaseSchema schema = new SqliteSchemaReader(source, sqlite).read();
    ForeignFunctions.requireNoneComputed(schema.tables());
    SqliteTypes types = new SqliteTypes(source, sqlite.syntax(), options.types());
    Map<String, TablePlan> tables = new LinkedHashMap<>();
    MadeNames names = MadeNames.around(schema);
    PostgresDdl ddl = new PostgresDdl(postgres.syntax(), names);
    try (SqliteConstants constants = new SqliteConstants(sqlite, postgres)) {
      for (TableDefinition table : schema.tables()) {
        ByName.put(tables, table.name(), table(table, types, constants, ddl));
      }
    }
    List<SchemaStep> keys = new ArrayList<>();
    SqliteReferences references = new SqliteReferences(sqlite.syntax(), tables);
    for (TableDefinition table : schema.tables()) {
      for (Check check : kept(table, tables)) {
        rules.add(RowRule.check(table.name(), check, sqlite.syntax()));
      }
      for (ForeignKey key : table.foreignKeys()) {
        foreignKey(table, key, references, ddl).ifPresent(keys::add);
      }
    }
    List<SchemaStep> after = new ArrayList<>(keys);
    addViews(schema, tables, after);
    SqliteObject.all(source).stream()
        .filter(SqliteObject::isVirtual)
        .map(VirtualTables::left)
        .forEach(left::add);
    offenders.addAll(PostgresNames.offenders(schema));
    return new CopyPlan(
        List.of(),
        List.copyOf(tables.values()),
        after,
        left,
        offenders,
        rules,
        notices,
        TakenNames.of(
            Stream.concat(tables.values().stream().flatMap(TablePlan::steps), after.stream())
                .toList(),
            names.made()));
  }

  /** The checks that the target will have, as they are in the source. */
  private List<Check> kept(TableDefinition table, Map<String, TablePlan> tables) {
    TableInfo target = Objects.requireNonNull(tables.get(table.name())).target();
    return table.checks().stream()
        .filter(ForeignFunctions::hasNone)
        .filter(
            check ->
                translation
                    .check(check.condition(), target)
                    .filter(sql -> !sql.equals(Translation.ALWAYS))
                    .isPresent())
        .toList();
  }

  /** Views may read views that come before them. */
  private void addViews(
      DatabaseSchema schema, Map<String, TablePlan> tables, List<SchemaStep> after) {
    Map<String, TableInfo> known = new TreeMap<>(Comparator.comparing(SqlNames::folded));
    tables.forEach((name, table) -> known.put(name, table.target()));
    for (OtherObject other : schema.others()) {
      Optional<View> view =
          other.kind().equals("view")
              ? translation.view(other.sql(), known::get)
              : Optional.empty();
      if (view.isPresent()) {
        known.put(other.name(), view.get().columns());
        after.add(SchemaStep.of("view", other.name(), view.get().sql()));
      } else {
        left.add(new Untranslated(other.kind(), other.name(), "has no translation"));
      }
    }
  }

  private Optional<SchemaStep> foreignKey(
      TableDefinition table, ForeignKey key, SqliteReferences references, PostgresDdl ddl) {
    String name = table.name() + " (" + String.join(", ", key.columns()) + ")";
    Optional<String> obstacle = references.obstacle(table, key);
    if (obstacle.isPresent()) {
      left.add(new Untranslated("foreign key", name, obstacle.get()));
      return Optional.empty();
    }
    rules.add(references.rule(table, key));
    String sql = ddl.addForeignKey(table.name(), references.asMeant(key));
    return Optional.of(new SchemaStep("foreign key", name, sql, sql + " not valid"));
  }

  private TablePlan table(
      TableDefinition table, SqliteTypes types, SqliteConstants constants, PostgresDdl ddl)
      throws SQLException {
    TableInfo info = table.info();
    List<ColumnPlan> typed = new ArrayList<>();
    for (ColumnInfo column : info.columns().values()) {
      ColumnInfo target = ColumnInfo.of(column.name(), types.of(info, column));
      typed.add(planned(info, column, target));
    }
    Map<String, String> written = constants.of(info, typed);
    List<ColumnInfo> targets = new ArrayList<>();
    for (ColumnPlan plan : typed) {
      targets.add(column(table, plan.source(), plan.type(), written));
    }
    TableInfo target =
        TableInfo.of(
            PostgresTarget.SHADOW,
            info.name(),
            targets,
            info.primaryKey(),
            info.uniqueKeys(),
            info.foreignKeys());
    target = withComputed(table, target);
    List<ColumnPlan> plans = new ArrayList<>();
    List<ColumnPlan> computed = new ArrayList<>();
    for (ColumnInfo column : target.columns().values()) {
      ColumnInfo own = Objects.requireNonNull(info.columns().get(column.name()));
      if (column.generation() == Generation.COMPUTED) {
        computed.add(ColumnPlan.of(own, column, options.onBadValue()).asComputed());
      } else {
        plans.add(planned(info, own, column));
      }
    }
    notices.addAll(FoldedKeys.of(table, target));
    TableDefinition translated = new TranslatedRules(translation, target, left).of(table);
    offenders.addAll(PostgresNames.ofChecks(translated.checks(), target));
    return new TablePlan(
            info,
            target,
            plans,
            sqlite.syntax().quote(info.name()),
            info.rowKey(),
            SchemaStep.of("table", info.name(), ddl.createTable(target)),
            ddl.afterRows(translated, target))
        .withComputed(computed);
  }

  private ColumnPlan planned(TableInfo table, ColumnInfo source, ColumnInfo target) {
    ColumnPlan plan = ColumnPlan.of(source, target, options.onBadValue());
    boolean asked = options.types().containsKey(table.name() + "." + source.name());
    return asked ? plan.asAsked() : plan;
  }

  /** What the target computes is not copied; what it can't compute is, and stays as it is. */
  private TableInfo withComputed(TableDefinition table, TableInfo target) {
    TableInfo given = withoutComputed(table, target);
    List<ColumnInfo> columns = new ArrayList<>();
    for (ColumnInfo column : target.columns().values()) {
      ColumnInfo source = Objects.requireNonNull(table.info().columns().get(column.name()));
      if (source.generation() != Generation.COMPUTED) {
        columns.add(column);
        continue;
      }
      Optional<String> sql =
          Optional.ofNullable(source.defaultSql())
              .flatMap(text -> translation.value(text, given, column.type()));
      columns.add(sql.map(column::computed).orElse(column));
      if (sql.isEmpty()) {
        left.add(
            new Untranslated(
                "computed column",
                table.name() + "." + column.name(),
                "keeps its values and becomes a plain column"));
      }
    }
    return with(target, columns);
  }

  /** PostgreSQL computes a column only from others that it does not compute. */
  private static TableInfo withoutComputed(TableDefinition table, TableInfo target) {
    List<ColumnInfo> columns = new ArrayList<>(target.columns().values());
    columns.removeIf(
        column ->
            table.info().column(column.name()).map(ColumnInfo::generation).orElse(Generation.NONE)
                == Generation.COMPUTED);
    return with(target, columns);
  }

  private static TableInfo with(TableInfo table, List<ColumnInfo> columns) {
    return TableInfo.of(
        table.schema(),
        table.name(),
        columns,
        table.primaryKey(),
        table.uniqueKeys(),
        table.foreignKeys());
  }

  /**
   * The column as it will be.
   *
   * @param constants what is stored by default, by the columns that take it
   */
  private ColumnInfo column(
      TableDefinition table, ColumnInfo column, ColumnType type, Map<String, String> constants) {
    String name = table.name() + "." + column.name();
    String written = column.defaultSql();
    Optional<String> sql = Optional.empty();
    Generation generation = column.generation();
    if (generation == Generation.COMPUTED) {
      generation = Generation.NONE;
    } else if (written != null) {
      sql = Optional.ofNullable(constants.get(column.name())).or(() -> defaults.of(written, type));
      if (sql.isEmpty()) {
        left.add(new Untranslated("default", name, written + " has no translation"));
      }
    }
    boolean nullable = column.nullable() && !table.info().primaryKey().contains(column.name());
    return new ColumnInfo(
        column.name(), type, nullable, generation, sql.orElse(null), column.collation(), true);
  }
}
