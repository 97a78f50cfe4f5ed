package org.recordsdb.migrate.copy;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a database sends at once: few at first, then as many as take about a megabyte, by
 * the width of those that came. Not thread-safe.
 */
final class FetchGroup {

  static final int FIRST = 50;

  private static final int MOST = 5_000;
  private static final long BYTES = 1 << 20;

  private int size = FIRST;
  private int seen;
  private long bytes;

  /** Counts a row, and at the end of a group asks for the next one. */
  void add(@Nullable Object[] row, ResultSet results) throws SQLException {
    bytes += RowChunk.weight(row);
    if (++seen == size) {
      size = (int) Math.max(1, Math.min(MOST, BYTES * seen / Math.max(bytes, 1)));
      results.setFetchSize(size);
      seen = 0;
      bytes = 0;
    }
  }
}
