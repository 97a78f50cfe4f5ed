package org.recordsdb.migrate.copy;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.schema.ForeignKey;
import org.recordsdb.migrate.schema.SqlNames;
import org.recordsdb.migrate.schema.TableDefinition;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.UniqueKey;

/**
 * The foreign keys of an SQLite file, which may name what is not there and need not hold ("SQLite
 * Foreign Key Support").
 */
final class SqliteReferences {

  private static final Set<LogicalType> NUMBERS =
      Set.of(
          LogicalType.INT16,
          LogicalType.INT32,
          LogicalType.INT64,
          LogicalType.DECIMAL,
          LogicalType.FLOAT32,
          LogicalType.FLOAT64);

  private final Syntax syntax;
  private final Map<String, TablePlan> tables;

  SqliteReferences(Syntax syntax, Map<String, TablePlan> tables) {
    this.syntax = syntax;
    this.tables = tables;
  }

  /** Why another database can't have the key, or empty if it can. */
  Optional<String> obstacle(TableDefinition table, ForeignKey key) {
    TablePlan other = other(key);
    if (other == null) {
      return Optional.of("there is no table " + key.table());
    }
    ForeignKey meant = asMeant(key);
    if (!hasColumns(other, meant)) {
      return Optional.of("the table " + other.name() + " has no such columns");
    }
    if (!isKey(other, meant)) {
      return Optional.of("its columns are no key of " + other.name());
    }
    if (meant.references().stream().anyMatch(column -> folds(other, column))) {
      return Optional.of("it ignores case or blanks by the collation of " + other.name());
    }
    TablePlan own = tables.get(table.name());
    boolean comparable =
        own != null
            && IntStream.range(0, meant.columns().size())
                .allMatch(
                    i ->
                        compare(
                            own.target().columns().get(meant.columns().get(i)),
                            other.target().columns().get(meant.references().get(i))));
    return comparable ? Optional.empty() : Optional.of("its columns have other types");
  }

  private static boolean folds(TablePlan table, String column) {
    ColumnInfo info = table.source().columns().get(column);
    return info != null && info.collation() != null;
  }

  private static boolean hasColumns(TablePlan other, ForeignKey meant) {
    return other.source().columns().keySet().containsAll(meant.references())
        && meant.columns().size() == meant.references().size();
  }

  private static boolean isKey(TablePlan other, ForeignKey meant) {
    Set<String> wanted = new HashSet<>(meant.references());
    return wanted.equals(new HashSet<>(other.source().primaryKey()))
        || other.source().uniqueKeys().stream()
            .map(UniqueKey::columns)
            .anyMatch(columns -> wanted.equals(new HashSet<>(columns)));
  }

  /**
   * False if SQLite can't tell which rows the key refers to: it refuses to change such a table, and
   * to look through it.
   */
  boolean isChecked(ForeignKey key) {
    TablePlan other = other(key);
    return other == null || (hasColumns(other, asMeant(key)) && isKey(other, asMeant(key)));
  }

  private static boolean compare(@Nullable ColumnInfo one, @Nullable ColumnInfo other) {
    if (one == null || other == null) {
      return false;
    }
    LogicalType first = one.type().logical();
    LogicalType second = other.type().logical();
    return first == second || (NUMBERS.contains(first) && NUMBERS.contains(second));
  }

  /** The key with all names spelt as they are in their tables: SQLite ignores their case. */
  ForeignKey asMeant(ForeignKey key) {
    TablePlan other = other(key);
    return other == null
        ? key
        : new ForeignKey(
            key.name(),
            key.columns(),
            other.name(),
            key.references().stream().map(name -> spelt(other, name)).toList(),
            key.onUpdate(),
            key.onDelete(),
            key.deferred());
  }

  private static String spelt(TablePlan table, String column) {
    return table.source().columns().keySet().stream()
        .filter(name -> SqlNames.same(name, column))
        .findFirst()
        .orElse(column);
  }

  private @Nullable TablePlan other(ForeignKey key) {
    return tables.values().stream()
        .filter(table -> SqlNames.same(table.name(), key.table()))
        .findFirst()
        .orElse(null);
  }

  /** That the other row is there. */
  RowRule rule(TableDefinition table, ForeignKey given) {
    ForeignKey key = asMeant(given);
    return new RowRule(
        table.name(),
        "c",
        String.join(", ", key.columns()),
        "refers to a row of " + key.table() + " that does not exist",
        broken(table, key));
  }

  /**
   * SQL behind what is selected. The plus takes its affinity and collation from the column, so that
   * values are compared as those of the key.
   */
  private String broken(TableDefinition table, ForeignKey key) {
    String notNull =
        key.columns().stream()
            .map(column -> "c." + syntax.quote(column) + " is not null")
            .collect(Collectors.joining(" and "));
    String all = " from " + syntax.quote(table.name()) + " c where " + notNull;
    if (other(key) == null) {
      return all;
    }
    String same =
        IntStream.range(0, key.columns().size())
            .mapToObj(
                i ->
                    "p."
                        + syntax.quote(key.references().get(i))
                        + " = +c."
                        + syntax.quote(key.columns().get(i)))
            .collect(Collectors.joining(" and "));
    return all
        + " and not exists (select 1 from "
        + syntax.quote(key.table())
        + " p where "
        + same
        + ")";
  }
}
