package org.recordsdb;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.TableInfo;

/** Rows of a batch that need the same statement, encoded and sent together. */
final class Group {

  /**
   * How much is done at once.
   *
   * @param rows of a group at most
   * @param together how many of them one INSERT stores at most, a power of two
   */
  private record Limits(int rows, int together) {}

  /**
   * Each group is a savepoint, of which PostgreSQL keeps 64 of a transaction at hand for other
   * sessions: more than that slows those down.
   */
  private static final Limits SERVER = new Limits(10_000, 64);

  /** Inside of this process rows are sent while they are in the processor's cache. */
  private static final Limits EMBEDDED = new Limits(1_024, 256);

  /** A group ends where its values take about so many bytes: it is kept in memory until stored. */
  private static final long MAX_SIZE = 4_000_000;

  /** The values of an INSERT of several rows, about: more take longer to parse than single ones. */
  private static final int MAX_VALUES = 2_000;

  private final Shape shape;
  private final Compiled compiled;
  private final int offset;
  private final Limits limits;
  private final List<@Nullable Object[]> rows = new ArrayList<>();
  private long size;

  /**
   * @param shape what is asked for one row
   * @param compiled its statement
   * @param offset index of the first row in the batch
   * @param embedded whether the database is in this process
   */
  Group(Shape shape, Compiled compiled, int offset, boolean embedded) {
    this.shape = shape;
    this.compiled = compiled;
    this.offset = offset;
    this.limits = embedded ? EMBEDDED : SERVER;
  }

  /** True if a row may be added: the same is asked for it, and there is room. */
  boolean takes(Shape asked) {
    return rows.size() < limits.rows && size < MAX_SIZE && shape.equals(asked);
  }

  /** Adds a row, which its values stand for. */
  void add(List<@Nullable Object> values) {
    @Nullable Object[] encoded = compiled.encode(values);
    for (Object value : encoded) {
      size += ValueSize.of(value);
    }
    rows.add(encoded);
  }

  Shape shape() {
    return shape;
  }

  Compiled compiled() {
    return compiled;
  }

  List<@Nullable Object[]> rows() {
    return rows;
  }

  int offset() {
    return offset;
  }

  /**
   * How many of the rows from this one on the next INSERT of several rows takes: a power of two, so
   * that few statements are needed.
   */
  int together(int from) {
    int most = Math.max(1, Math.min(limits.together, MAX_VALUES / compiled.slots().size()));
    return Integer.highestOneBit(Math.min(most, rows.size() - from));
  }

  /** The columns that take the values, as the catalog describes them. */
  List<ColumnInfo> columns(TableInfo table) {
    return compiled.slots().stream().map(slot -> Catalog.column(table, slot.column())).toList();
  }
}
