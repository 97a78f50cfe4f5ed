package org.recordsdb.internal.pool;

import org.recordsdb.internal.config.Settings;

/**
 * What an open {@code Records} is to the other modules of Records: its settings, and the connection
 * of a database in memory, which nobody else can reach. Internal, and not meant for applications.
 * Thread-safe.
 */
public interface OpenDatabase {

  /** What it was opened with. */
  Settings settings();

  /**
   * Rejects what a verb would be rejected for: a closed {@code Records}, and a thread that is
   * inside of a transaction of it.
   *
   * @param what the verb and its object, for the message
   */
  void requireUsable(String what);

  /**
   * Borrows the connection that writes, or the only one; closing the loan gives it back.
   *
   * @param what the verb and its object, for the message
   * @throws org.recordsdb.error.RecordsException as {@link #requireUsable}, and if none came free
   *     in time
   */
  Loan borrow(String what);

  /** Notes that the schema was changed, so that the next verb reads it again. */
  void schemaChanged();
}
