package org.recordsdb.migrate.verify;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows of a table on one side, the same ones as often as they are asked for. */
@FunctionalInterface
public interface Rows {

  /** Shows all rows to the visitor, in any order. */
  void each(Visitor visitor) throws SQLException;

  /** What is done with a row. */
  @FunctionalInterface
  interface Visitor {

    /** Takes a row: its values in the order of the columns. */
    void row(@Nullable Object[] values) throws SQLException;
  }
}
