package org.recordsdb.migrate.copy;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the rows of one table go. Of one thread. */
interface RowStore extends AutoCloseable {

  /**
   * Stores the rows and how far the table has got with them, in one transaction.
   *
   * @param rows encoded by the target's codecs, in the order of the plan's columns
   * @param aside rows that go to the table of those that can't be taken
   */
  void store(List<@Nullable Object[]> rows, List<SetAside> aside, Progress progress)
      throws SQLException;

  @Override
  void close() throws SQLException;
}
