package org.recordsdb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.TableInfo;
import org.recordsdb.spi.UniqueKey;

/**
 * A question about one table, put together step by step: {@code
 * records.from("documents").where(..).orderBy(asc("id")) .limit(20).list()}. Immutable: each step
 * gives a new query, so one can be kept and varied. As thread-safe as the {@code Records} or {@code
 * Transaction} it came from.
 */
public final class Query {

  private final Verbs verbs;
  private final String table;
  private final List<String> columns;
  private final Where where;
  private final List<Order> orders;
  private final @Nullable Long limit;
  private final @Nullable Long offset;
  private final boolean forUpdate;

  Query(Verbs verbs, String table) {
    this(verbs, table, List.of(), Where.none(), List.of(), null, null, false);
  }

  private Query(
      Verbs verbs,
      String table,
      List<String> columns,
      Where where,
      List<Order> orders,
      @Nullable Long limit,
      @Nullable Long offset,
      boolean forUpdate) {
    this.verbs = verbs;
    this.table = table;
    this.columns = columns;
    this.where = where;
    this.orders = orders;
    this.limit = limit;
    this.offset = offset;
    this.forUpdate = forUpdate;
  }

  /** Gives only these columns, in this order; without this step all, in the table's order. */
  public Query columns(String... names) {
    return new Query(
        verbs, table, Given.each(names, "names"), where, orders, limit, offset, forUpdate);
  }

  /** Keeps the rows that match; a second condition must hold too. */
  public Query where(Where filter) {
    return new Query(
        verbs,
        table,
        columns,
        where.and(Given.notNull(filter, "filter")),
        orders,
        limit,
        offset,
        forUpdate);
  }

  /**
   * Orders the rows by these keys, in place of earlier ones. Without this step the order is the
   * database's whim, and so is that of rows with equal keys: let the last key be unique.
   */
  public Query orderBy(Order... keys) {
    return new Query(
        verbs, table, columns, where, Given.each(keys, "keys"), limit, offset, forUpdate);
  }

  /** Gives at most this many rows; 0 gives none, a negative number is rejected. */
  public Query limit(long rows) {
    return new Query(
        verbs, table, columns, where, orders, notNegative("limit", rows), offset, forUpdate);
  }

  /** Leaves out this many rows at the beginning; a negative number is rejected. */
  public Query offset(long rows) {
    return new Query(
        verbs, table, columns, where, orders, limit, notNegative("offset", rows), forUpdate);
  }

  /**
   * Keeps everybody else from changing the rows until the transaction ends, so that what was read
   * still holds when it is written (PostgreSQL manual, "Explicit Locking", row-level locks). On
   * SQLite a transaction that may write keeps out all others anyway.
   *
   * @throws org.recordsdb.error.MisuseException from the call that asks, outside of a transaction
   * @throws org.recordsdb.error.StatementException of kind UNSUPPORTED from the same, of a view
   */
  public Query forUpdate() {
    return new Query(verbs, table, columns, where, orders, limit, offset, true);
  }

  /**
   * Goes on after the last row of the page before, by the values of its order columns: unlike an
   * offset it costs the same on every page and skips nothing when rows come and go. The order must
   * have a key of the table in it, as in {@code orderBy(desc("created_at"), asc("id"))}: it goes on
   * behind all rows that are equal in the order. Columns of the key that the filter holds equal to
   * one value may be left out. Views, and tables without a key that takes no NULL, have nothing to
   * check that by: there the caller must see to it. Order columns may be NULL.
   *
   * @throws org.recordsdb.error.StatementException if there is no order, or it has no key of the
   *     table in it, or the row lacks a column of it
   */
  public Query after(Row last) {
    Where rest = Keyset.after(Given.notNull(last, "last"), orders);
    verbs.session().requireUsable("select from " + table);
    Set<String> fixed = new HashSet<>();
    addFixed(where.condition(), fixed);
    return verbs
        .engine()
        .checked(
            table,
            verbs.session(),
            () -> {
              TableInfo info = verbs.engine().table(table, verbs.session());
              Keyset.requireUnique(orders, last, fixed.isEmpty() ? info : narrowed(info, fixed));
              return where(rest);
            });
  }

  /** Columns that this condition holds equal to one value. */
  private static void addFixed(Condition condition, Set<String> fixed) {
    if (condition instanceof Condition.Combined all && all.operator() == Condition.Operator.AND) {
      all.parts().forEach(part -> addFixed(part, fixed));
    } else if (condition instanceof Condition.Compare compare
        && compare.comparison() == Condition.Comparison.EQ
        && compare.operand().json() == Condition.Json.NONE) {
      fixed.add(compare.operand().column());
    }
  }

  /** The table with the keys that tell those of its rows apart which share these columns. */
  private static TableInfo narrowed(TableInfo info, Set<String> fixed) {
    List<UniqueKey> keys = new ArrayList<>();
    for (UniqueKey key : info.uniqueKeys()) {
      keys.add(new UniqueKey(key.name(), without(fixed, key.columns())));
    }
    List<ColumnInfo> columns = List.copyOf(info.columns().values());
    List<String> primaryKey = without(fixed, info.primaryKey());
    return TableInfo.of(null, info.name(), columns, primaryKey, keys, Map.of());
  }

  private static List<String> without(Set<String> fixed, List<String> columns) {
    return columns.stream().filter(column -> !fixed.contains(column)).toList();
  }

  /** All rows. */
  public List<Row> list() {
    return verbs.rows(shape(limit), values(limit));
  }

  /** All rows as Java records or beans. */
  public <T> List<T> list(Class<T> type) {
    return Mapping.of(Given.notNull(type, "type"))
        .read(list(), () -> verbs.engine().table(table, verbs.session()));
  }

  /**
   * The only row.
   *
   * @throws org.recordsdb.error.RowCountException if there is none, or more than one
   */
  public Row one() {
    return findOne()
        .orElseThrow(
            () -> count(ErrorKind.NO_ROW, "no row matches. Check the condition, or use findOne"));
  }

  /**
   * The only row, if there is one.
   *
   * @throws org.recordsdb.error.RowCountException if there is more than one
   */
  public Optional<Row> findOne() {
    List<Row> rows = atMost(2);
    if (rows.size() > 1) {
      throw count(
          ErrorKind.TOO_MANY_ROWS,
          "more than one row matches. Narrow the condition, or use list or findFirst");
    }
    return rows.stream().findFirst();
  }

  /** The first row of the order, if there is one. */
  public Optional<Row> findFirst() {
    return atMost(1).stream().findFirst();
  }

  /**
   * The rows one by one, read as they are needed. Holds a connection until it is closed: use it in
   * a try-with-resources statement. The rows are as they were when this was called, also where the
   * same transaction changes them while they are read. In a transaction the stream is read by its
   * thread, and ends with it.
   */
  public Stream<Row> stream() {
    return verbs.stream(shape(limit), values(limit));
  }

  /** Hands every row to the action, reading as it goes. */
  public void forEach(Consumer<Row> action) {
    Given.notNull(action, "action");
    try (Stream<Row> rows = stream()) {
      rows.forEach(action);
    }
  }

  /** The number of rows that match, whatever limit and offset say. */
  public long count() {
    Shape shape = new Shape.Count(table, where.condition());
    return verbs.rows(shape, where.values()).get(0).getLong("count");
  }

  /** True if a row matches, whatever limit and offset say. */
  public boolean exists() {
    List<Object> values = new ArrayList<>(where.values());
    values.add(1L);
    return !verbs.rows(new Shape.Exists(table, where.condition()), values).isEmpty();
  }

  private List<Row> atMost(long rows) {
    Long bound = limit == null ? rows : Math.min(limit, rows);
    return verbs.rows(shape(bound), values(bound));
  }

  private Shape shape(@Nullable Long bound) {
    return new Shape.Select(
        table, columns, where.condition(), orders, bound != null, offset != null, forUpdate);
  }

  private List<Object> values(@Nullable Long bound) {
    if (bound == null && offset == null) {
      return where.values();
    }
    List<Object> values = new ArrayList<>(where.values());
    if (bound != null) {
      values.add(bound);
    }
    if (offset != null) {
      values.add(offset);
    }
    return values;
  }

  private Long notNegative(String name, long rows) {
    if (rows < 0) {
      throw Failure.of(
              ErrorKind.ARGUMENT,
              "Can't select from " + table + ": the " + name + " is negative. Give 0 or more.")
          .table(table)
          .exception();
    }
    return rows;
  }

  private RecordsException count(ErrorKind kind, String message) {
    return Failure.of(kind, "Can't read one row of " + table + ": " + message + ".")
        .table(table)
        .exception();
  }
}
