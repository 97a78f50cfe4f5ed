package org.recordsdb.migrate.copy;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.schema.Check;
import org.recordsdb.migrate.schema.IndexDefinition;
import org.recordsdb.migrate.schema.SqliteFunctions;
import org.recordsdb.migrate.schema.TableDefinition;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.Generation;

/**
 * Expressions of an SQLite file that call functions which are not SQLite's own. They are not
 * evaluated: whoever made the file chose their arguments, and the driver's functions trust these.
 */
final class ForeignFunctions {

  private ForeignFunctions() {}

  /** Refuses tables whose computed columns, which are read, call such functions. */
  static void requireNoneComputed(Collection<TableDefinition> tables) {
    require(tables.stream().flatMap(ForeignFunctions::computed).toList());
  }

  /** Refuses tables whose computed columns or checks, which the target has too, call them. */
  static void requireNone(Collection<TableDefinition> tables) {
    require(
        tables.stream()
            .flatMap(table -> Stream.concat(computed(table), checks(table)))
            .distinct()
            .toList());
  }

  private static void require(List<String> found) {
    if (!found.isEmpty()) {
      throw Untrusted.foreignFunctions(found);
    }
  }

  private static Stream<String> computed(TableDefinition table) {
    return table.info().columns().values().stream()
        .filter(column -> column.generation() == Generation.COMPUTED)
        .map(ForeignFunctions::computed)
        .filter(Optional::isPresent)
        .map(called -> called.get() + " of the table " + table.name());
  }

  private static Optional<String> computed(ColumnInfo column) {
    Set<String> called = called(column.defaultSql());
    return called.isEmpty()
        ? Optional.empty()
        : Optional.of(named(called) + " in the computed column " + column.name());
  }

  private static Stream<String> checks(TableDefinition table) {
    return table.checks().stream()
        .map(check -> SqliteFunctions.foreign(check.condition()))
        .filter(called -> !called.isEmpty())
        .map(called -> named(called) + " in a check of the table " + table.name());
  }

  /** True if the check may be evaluated. */
  static boolean hasNone(Check check) {
    return SqliteFunctions.foreign(check.condition()).isEmpty();
  }

  /** Why the target can't have an index, or empty if it can. */
  static Optional<String> obstacle(IndexDefinition index) {
    Set<String> called = new LinkedHashSet<>();
    for (IndexDefinition.Part part : index.parts()) {
      called.addAll(called(part.expression()));
    }
    called.addAll(called(index.condition()));
    return called.isEmpty()
        ? Optional.empty()
        : Optional.of("calls " + named(called) + ", which is no function of SQLite itself");
  }

  private static Set<String> called(@Nullable String expression) {
    return expression == null ? Set.of() : SqliteFunctions.foreign(expression);
  }

  private static String named(Set<String> functions) {
    return String.join(", ", functions);
  }
}
