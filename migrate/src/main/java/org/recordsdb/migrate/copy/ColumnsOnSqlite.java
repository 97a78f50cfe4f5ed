package org.recordsdb.migrate.copy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recordsdb.migrate.expression.Translation;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Generation;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.TableInfo;

/** Decides what the columns of PostgreSQL's tables become on SQLite. */
final class ColumnsOnSqlite {

  private final TypesOnSqlite types;
  private final PostgresConstants constants;
  private final PostgresDefaults defaults;
  private final Translation translation;
  private final OnBadValue policy;
  private final List<Untranslated> left;

  /**
   * @param left what the target will not have, to be added to
   */
  ColumnsOnSqlite(
      TypesOnSqlite types,
      PostgresConstants constants,
      PostgresDefaults defaults,
      Translation translation,
      OnBadValue policy,
      List<Untranslated> left) {
    this.types = types;
    this.constants = constants;
    this.defaults = defaults;
    this.translation = translation;
    this.policy = policy;
    this.left = left;
  }

  /**
   * The columns of one table.
   *
   * @param target the table as it will be
   * @param scope the table as expressions of the source may use it
   * @param plans the columns whose values are copied
   * @param computed those that the target computes
   */
  record Columns(
      TableInfo target, TableInfo scope, List<ColumnPlan> plans, List<ColumnPlan> computed) {}

  Columns of(TableInfo table) throws SQLException {
    List<ColumnInfo> inExpressions = new ArrayList<>();
    List<ColumnPlan> typed = new ArrayList<>();
    for (ColumnInfo column : table.columns().values()) {
      ColumnType type = types.of(table, column);
      inExpressions.add(types.inExpressions(table, column, type));
      boolean asText = TypesOnSqlite.isWrittenAsText(column, type);
      typed.add(new ColumnPlan(column, ColumnInfo.of(column.name(), type), policy, asText));
    }
    TableInfo scope = with(table, inExpressions);
    Map<String, String> written = constants.of(table, typed);
    List<ColumnInfo> targets = new ArrayList<>();
    List<ColumnPlan> plans = new ArrayList<>();
    List<ColumnPlan> computed = new ArrayList<>();
    for (ColumnPlan each : typed) {
      ColumnInfo column = each.source();
      ColumnInfo target = column(table, scope, each, written);
      targets.add(target);
      ColumnPlan plan = new ColumnPlan(column, target, policy, each.asText());
      if (target.generation() == Generation.COMPUTED) {
        computed.add(plan.asComputed());
      } else {
        plans.add(plan);
      }
    }
    return new Columns(with(table, targets), scope, plans, computed);
  }

  private static TableInfo with(TableInfo table, List<ColumnInfo> columns) {
    return TableInfo.of(
        null, table.name(), columns, table.primaryKey(), table.uniqueKeys(), Map.of());
  }

  private ColumnInfo column(
      TableInfo table, TableInfo scope, ColumnPlan plan, Map<String, String> written) {
    ColumnInfo column = plan.source();
    ColumnType type = plan.type();
    String name = table.name() + "." + column.name();
    if (column.isIdentity()) {
      return numbered(table, column, type, name);
    }
    ColumnInfo plain =
        new ColumnInfo(column.name(), type, column.nullable(), Generation.NONE, null, null, true);
    String sql = column.defaultSql();
    if (sql == null) {
      return plain;
    }
    if (column.generation() == Generation.COMPUTED) {
      boolean key = table.primaryKey().contains(column.name());
      Optional<String> value =
          key || column.type().logical() == LogicalType.ANY
              ? Optional.empty()
              : translation.value(sql, scope, type);
      if (value.isEmpty()) {
        left.add(
            new Untranslated(
                "computed column", name, "keeps its values and becomes a plain column"));
      }
      return value.map(plain::computed).orElse(plain);
    }
    Optional<String> value =
        constants.isConstant(table, column)
            ? Optional.ofNullable(written.get(column.name()))
            : isPadded(column.type()) ? Optional.empty() : defaults.of(sql, type, plan.asText());
    if (value.isEmpty()) {
      left.add(new Untranslated("default", name, sql + " has no translation"));
    }
    return value.map(plain::withDefault).orElse(plain);
  }

  /** True of a type that puts blanks behind whatever an expression gives. */
  private static boolean isPadded(ColumnType type) {
    return type.declared().equals("bpchar") && type.precision() > 0;
  }

  /** SQLite numbers the rows of a table by its primary key, if that is one whole number. */
  private ColumnInfo numbered(TableInfo table, ColumnInfo column, ColumnType type, String name) {
    boolean whole =
        switch (type.logical()) {
          case INT16, INT32, INT64 -> true;
          default -> false;
        };
    if (whole && table.primaryKey().equals(List.of(column.name()))) {
      ColumnType number = ColumnType.of(LogicalType.INT64).declaredAs("INTEGER");
      return ColumnInfo.of(column.name(), number).identity();
    }
    left.add(
        new Untranslated(
            "numbering", name, "SQLite numbers rows by a primary key of one column only"));
    return new ColumnInfo(
        column.name(), type, column.nullable(), Generation.NONE, null, null, true);
  }
}
