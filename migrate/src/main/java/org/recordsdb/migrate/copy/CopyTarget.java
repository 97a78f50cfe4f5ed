package org.recordsdb.migrate.copy;

import java.sql.SQLException;
import java.util.List;
import org.recordsdb.migrate.verify.Rows;
import org.recordsdb.spi.Dialect;

/**
 * A database to copy into. All is made beside what is there, and not visible until it is published.
 * Thread-safe, where it says so.
 */
interface CopyTarget extends AutoCloseable {

  Dialect dialect();

  /** Which database it is, without its secrets. */
  String place();

  /**
   * Looks whether a copy may go here, before the source is read.
   *
   * @throws org.recordsdb.error.RecordsException if it is not empty
   */
  void requireReady() throws SQLException;

  /** True if there is such a database; a file is made by the first copy into it. */
  default boolean isThere() {
    return true;
  }

  /**
   * Looks whether all that the plan makes can have its name, before rows are read.
   *
   * @throws org.recordsdb.error.RecordsException if the target has something by one of the names
   */
  default void requireFree(CopyPlan plan) throws SQLException {}

  /** Names of the tables and views that all see; none if there is no such database yet. */
  List<String> tables() throws SQLException;

  /**
   * Looks whether tables of a copy that was published can be read, and nothing else is by their
   * names. They stay what they are until this is closed.
   *
   * @throws org.recordsdb.error.RecordsException if others have something in their place, or if
   *     reading them would run code of others
   */
  void requireReadable(List<TablePlan> tables) throws SQLException;

  /**
   * Becomes the one copy into this database, and makes the tables of the plan that are not there
   * yet.
   *
   * @param origin the source; an unfinished copy from another one is refused
   * @return true if an unfinished copy by the same plan is continued
   * @throws org.recordsdb.error.RecordsException if another copy is running, or if the target is
   *     not empty
   */
  boolean enter(String origin, CopyPlan plan) throws SQLException;

  /** How far a table has got. */
  Progress progress(TablePlan table) throws SQLException;

  /** Empties a table and forgets its progress. */
  void restart(TablePlan table) throws SQLException;

  /** A place for the table's rows, for one thread. Called by any thread. */
  RowStore rows(TablePlan table) throws SQLException;

  /**
   * The rows that are stored, as values of the plan's types. Read by any thread.
   *
   * @param published whether they are where all see them, not yet in the copy at hand
   */
  Rows stored(TablePlan table, boolean published);

  /**
   * Makes what a table needs for itself, as its keys and indexes, when all tables have their rows,
   * if that can be done beside the end. Called by any thread.
   */
  default void complete(TablePlan table) throws SQLException {}

  /**
   * Makes all else of the plan, and shows the whole to everybody: all at once, or not at all.
   *
   * @param lenient whether a constraint that the rows break is applies to new rows only
   * @return constraints that were applies to new rows only
   */
  List<Untranslated> publish(CopyPlan plan, boolean lenient) throws SQLException;

  @Override
  void close() throws SQLException;
}
