package org.recordsdb.migrate.copy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are stored in one transaction: so many, or so large. Not thread-safe. */
final class RowChunk {

  /** Tests that end a copy inside of a table set a smaller one, for the whole process. */
  private static final int MOST_ROWS = Integer.getInteger("records.copy.chunk", 20_000);

  private static final long MOST_BYTES = 4_000_000;

  /** What a value takes beside its text or bytes, and all that a number takes. */
  private static final int BASE = 24;

  private final List<@Nullable Object[]> rows = new ArrayList<>();
  private final List<SetAside> aside = new ArrayList<>();
  private long bytes;

  void add(@Nullable Object[] encoded) {
    rows.add(encoded);
    bytes += weight(encoded);
  }

  /** About what a row takes in memory or on its way. */
  static long weight(@Nullable Object[] row) {
    long weight = (long) BASE * row.length;
    for (Object value : row) {
      if (value instanceof String text) {
        weight += text.length();
      } else if (value instanceof byte[] array) {
        weight += array.length;
      }
    }
    return weight;
  }

  void setAside(SetAside row) {
    aside.add(row);
    bytes += row.row().length();
  }

  boolean isFull() {
    return rows.size() + aside.size() >= MOST_ROWS || bytes >= MOST_BYTES;
  }

  List<@Nullable Object[]> rows() {
    return rows;
  }

  List<SetAside> aside() {
    return aside;
  }

  void clear() {
    rows.clear();
    aside.clear();
    bytes = 0;
  }
}
