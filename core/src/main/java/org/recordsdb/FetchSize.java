package org.recordsdb;

/**
 * How many rows of a stream are fetched at a time: as many as are about a megabyte, going by the
 * widest of the group before. Shrinks at once and grows step by step, as the rows to come may be
 * wider. Of one stream; not thread-safe.
 */
final class FetchSize {

  private static final int GROUP_BYTES = 1 << 20;
  private static final int MOST_ROWS = 5_000;
  private static final int GROWTH = 4;

  /** For the first group, whose rows nobody has seen yet. */
  private static final int NARROW_ROWS = 1_000;

  private static final int WIDE_ROWS = 16;

  private int rows;
  private int seen;
  private long widest = 1;

  /** Begins with so many rows. */
  FetchSize(int rows) {
    this.rows = rows;
  }

  /** For rows that may be wide, by the types of their columns, or can't be. */
  static FetchSize of(boolean mayBeWide) {
    return new FetchSize(mayBeWide ? WIDE_ROWS : NARROW_ROWS);
  }

  /** The number of rows in a group. */
  int rows() {
    return rows;
  }

  /** Takes a row into account; true if it ends its group, so that the next may be of other size. */
  boolean endsWith(Row row) {
    widest = Math.max(widest, width(row));
    seen++;
    if (seen < rows) {
      return false;
    }
    long fitting = Math.min(GROUP_BYTES / widest, (long) rows * GROWTH);
    rows = (int) Math.max(1, Math.min(fitting, MOST_ROWS));
    seen = 0;
    widest = 1;
    return true;
  }

  private static long width(Row row) {
    long width = 0;
    for (Object value : row.valueList()) {
      width += ValueSize.of(value);
    }
    return width;
  }
}
