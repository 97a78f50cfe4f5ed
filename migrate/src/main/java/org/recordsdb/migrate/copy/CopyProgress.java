package org.recordsdb.migrate.copy;

/**
 * Receives the progress of a copy. Called by several threads at once, each for tables of its own;
 * must be quick, as the copy waits.
 */
public interface CopyProgress {

  /** Ignores the progress. */
  CopyProgress NONE = new CopyProgress() {};

  /** What a copy does, one after another. */
  enum Phase {
    /** The source is read through before anything is written. */
    LOOKING,
    /** Rows are stored. */
    COPYING,
    /** The stored rows are read again and compared. */
    VERIFYING,
    /** Keys, indexes and constraints are made, and the whole is published. */
    PUBLISHING
  }

  /** Something is to be known, before anything is written. */
  default void notices(Notice notice) {}

  /**
   * A phase begins.
   *
   * @param tables how many tables it goes through
   */
  default void begins(Phase phase, int tables) {}

  /** So many rows of the table have been looked at; reported every thousand rows or so. */
  default void looked(String table, long rows) {}

  /**
   * The table has this many rows to be copied.
   *
   * @param rows as counted by the preflight
   */
  default void counted(String table, long rows) {}

  /** So many rows of the table are stored, those of an earlier run among them. */
  default void copied(String table, long rows) {}

  /** The table's rows in the target were read and compared. */
  default void verified(String table, boolean equal) {}
}
