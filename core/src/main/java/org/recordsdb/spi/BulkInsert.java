package org.recordsdb.spi;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A faster way than INSERT to store many rows, for one table and some of its columns, on one
 * connection and in its transaction. {@link Dialect#bulkInsert} gives one only where nothing but
 * speed tells the difference: rules, triggers, defaults and privileges have the same effect, and
 * what INSERT would reject is rejected with the same error. {@link #cancel()} is called by another
 * thread, all else by one.
 */
public interface BulkInsert {

  /**
   * Stores all rows, or fails as one statement does. Leaves the connection fit for other statements
   * in every case.
   *
   * @param rows the values of the columns in their order, encoded by their codecs; null for NULL
   * @return how many were stored: a trigger may leave some out
   */
  long insert(List<@Nullable Object[]> rows) throws SQLException;

  /** Stops an {@link #insert} that runs, which then fails as a statement that is cancelled does. */
  void cancel() throws SQLException;
}
