package org.recordsdb.spi;

/** Where the rows of a table are. */
public enum TableKind {
  /** In itself. */
  TABLE,
  /** In other tables, which a query reads. */
  VIEW,
  /** In its partitions. */
  PARTITIONED
}
