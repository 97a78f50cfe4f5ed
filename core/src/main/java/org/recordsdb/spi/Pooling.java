package org.recordsdb.spi;

/** How many connections a database takes well. */
public enum Pooling {
  /** Any of them reads and writes: a server. */
  SHARED,
  /** One writes and the others read: a file with one writer. */
  ONE_WRITER,
  /** There is only one: a database in memory that lives as long as its connection. */
  SINGLE
}
