package org.recordsdb.migrate.copy;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a database sends at once: few at first, then as many as take about a megabyte,
 * going by the widest of the group before. Shrinks at once and grows step by step, and never to
 * more than fit in memory if all of them are as wide as the table's values can make them. Not
 * thread-safe.
 */
final class FetchGroup {

  private static final int FIRST = 50;
  private static final int MOST = 5_000;
  private static final int GROWTH = 4;
  private static final long BYTES = 1 << 20;

  /** What a group takes at worst. */
  private static final long MOST_BYTES = 16 << 20;

  private final int most;
  private int size;
  private int seen;
  private long widest = 1;

  private FetchGroup(int most) {
    this.most = most;
    this.size = Math.min(FIRST, most);
  }

  static FetchGroup of(TablePlan table) {
    long fitting = MOST_BYTES / Math.max(table.widest(), 1);
    return new FetchGroup((int) Math.max(1, Math.min(fitting, MOST)));
  }

  /** The number of rows in a group. */
  int size() {
    return size;
  }

  /** Counts a row, and at the end of a group asks for the next one. */
  void add(@Nullable Object[] row, ResultSet results) throws SQLException {
    widest = Math.max(widest, RowChunk.weight(row));
    if (++seen == size) {
      long fitting = Math.min(BYTES / widest, (long) size * GROWTH);
      size = (int) Math.max(1, Math.min(fitting, most));
      results.setFetchSize(size);
      seen = 0;
      widest = 1;
    }
  }
}
