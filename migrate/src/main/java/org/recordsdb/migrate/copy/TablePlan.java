package org.recordsdb.migrate.copy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.recordsdb.migrate.verify.TableSums;
import org.recordsdb.spi.TableInfo;

/**
 * What becomes of a table.
 *
 * @param source as it is in the source
 * @param target as it will be in the target
 * @param columns those whose values are copied; the target computes the others
 * @param from SQL of what the rows are read from in the source, with an {@code only} where children
 *     are tables of their own
 * @param rowKey columns of the source by which a row is named and the rows are ordered, a hidden
 *     number among them; empty where rows have no key
 * @param create the statement that makes it, without what slows storing down
 * @param after its keys, indexes and the number that its next row gets
 * @param large names of the columns that hold values too large to be read whole
 * @param widest how many bytes the texts and bytes of a row take at most, large values left out; 0
 *     if that is not known
 * @param computed columns that both sides compute, which are compared as well
 * @param heirs names of the tables of the copy that inherit from it: its readers see their rows,
 *     too
 */
record TablePlan(
    TableInfo source,
    TableInfo target,
    List<ColumnPlan> columns,
    String from,
    List<String> rowKey,
    SchemaStep create,
    List<SchemaStep> after,
    List<String> large,
    long widest,
    List<ColumnPlan> computed,
    List<String> heirs) {

  TablePlan {
    columns = List.copyOf(columns);
    rowKey = List.copyOf(rowKey);
    after = List.copyOf(after);
    large = List.copyOf(large);
    computed = List.copyOf(computed);
    heirs = List.copyOf(heirs);
  }

  /** A table whose values can be read whole, as far as is known. */
  TablePlan(
      TableInfo source,
      TableInfo target,
      List<ColumnPlan> columns,
      String from,
      List<String> rowKey,
      SchemaStep create,
      List<SchemaStep> after) {
    this(source, target, columns, from, rowKey, create, after, List.of(), 0, List.of(), List.of());
  }

  /** The same table with what was found of its values. */
  TablePlan withWidths(List<String> largeColumns, long width) {
    return with(columns, largeColumns, width, computed);
  }

  /** The same table, knowing which of its columns are of types that somebody made. */
  TablePlan withMade(Set<String> names) {
    return with(marked(columns, names), large, widest, marked(computed, names));
  }

  private static List<ColumnPlan> marked(List<ColumnPlan> columns, Set<String> names) {
    return columns.stream()
        .map(column -> names.contains(column.name()) ? column.asMade() : column)
        .toList();
  }

  /** The same table, whose values that both sides compute must be equal, too. */
  TablePlan withComputed(List<ColumnPlan> both) {
    return with(columns, large, widest, both);
  }

  /** The same table, of which these inherit. */
  TablePlan withHeirs(List<String> names) {
    return new TablePlan(
        source, target, columns, from, rowKey, create, after, large, widest, computed, names);
  }

  /**
   * The table as it is compared: with the columns that are computed behind those that are copied.
   * Their expressions are equal or translated, but what is computed may depend on the database or
   * its locale, and a source may have stored something else.
   */
  TablePlan compared() {
    return with(all().toList(), large, widest, List.of());
  }

  /** The table as it is read to be stored: with what may keep a row out. */
  TablePlan read() {
    boolean keepOut =
        computed.stream().anyMatch(column -> column.onBadValue() == OnBadValue.QUARANTINE);
    return keepOut ? compared() : this;
  }

  private Stream<ColumnPlan> all() {
    return Stream.concat(columns.stream(), computed.stream());
  }

  private TablePlan with(
      List<ColumnPlan> copied, List<String> wide, long width, List<ColumnPlan> both) {
    return new TablePlan(
        source, target, copied, from, rowKey, create, after, wide, width, both, heirs);
  }

  /** True if comparing these columns may run code of whoever made their types. */
  boolean hasMade(List<String> names) {
    return all().anyMatch(column -> column.made() && names.contains(column.name()));
  }

  /** SQL of PostgreSQL for the text of a column, or of a hidden one, whose types are built in. */
  String written(String name, String quoted) {
    return all()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .map(column -> column.written(quoted))
        .orElse(quoted + "::text");
  }

  /** All that it is made by. */
  Stream<SchemaStep> steps() {
    return Stream.concat(Stream.of(create), after.stream());
  }

  String name() {
    return source.name();
  }

  /** Places of the primary key among the columns; none without one, or if not all are copied. */
  int[] keyPlaces() {
    List<String> names = columns.stream().map(ColumnPlan::name).toList();
    List<String> key = source.primaryKey();
    return names.containsAll(key) ? key.stream().mapToInt(names::indexOf).toArray() : new int[0];
  }

  /** Sums of no rows yet. */
  TableSums sums() {
    return new TableSums(columns.size(), keyPlaces());
  }
}
