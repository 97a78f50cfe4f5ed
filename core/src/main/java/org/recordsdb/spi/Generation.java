package org.recordsdb.spi;

/** Who gives a column its value. */
public enum Generation {
  /** The writer, or the column's default. */
  NONE,
  /** The database numbers the rows, unless the writer gives a number. */
  IDENTITY,
  /** The database numbers the rows and the writer may not. */
  IDENTITY_ALWAYS,
  /** The database computes it from other columns. */
  COMPUTED
}
