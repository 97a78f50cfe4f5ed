package org.recordsdb.migrate.copy;

import org.jspecify.annotations.Nullable;

/**
 * How far the copy of a table has got.
 *
 * @param rows that are stored
 * @param lastKey the last stored row's key as SQL of the source, or null where rows have none
 * @param done whether these are all
 */
record Progress(long rows, @Nullable String lastKey, boolean done) {

  /** Nothing is stored yet. */
  static final Progress NONE = new Progress(0, null, false);

  /** True if the rest can be read without what is stored. */
  boolean canGoOn() {
    return rows == 0 || lastKey != null || done;
  }
}
