package org.recordsdb;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The verbs over the rows of one database. Thread-safe; keep one for the life of the application
 * and close it at the end. Implemented by Records only, so that verbs can be added: to test against
 * it, connect to {@code sqlite::memory:}.
 *
 * <p>Names of tables and columns are checked against the database's own catalog, in their exact
 * spelling, before any SQL is sent; columns decide the classes of values ({@link
 * org.recordsdb.spi.LogicalType}), and a value of another class is rejected, never converted
 * silently. Every failure is a {@link org.recordsdb.error.RecordsException}. A null argument is
 * rejected with a {@code NullPointerException} unless said otherwise; values in rows may be null.
 */
public interface Records extends AutoCloseable {

  /**
   * Opens the database behind this URL with default settings, and one connection at once.
   *
   * @throws org.recordsdb.error.ConfigException if the URL is wrong or its dialect's module is
   *     missing
   * @throws org.recordsdb.error.ConnectException if the database can't be reached within 10 s
   */
  static Records connect(String url) {
    return builder().url(url).open();
  }

  /**
   * Opens the database that {@code DATABASE_URL} names, in the environment or in a {@code .env}
   * file of the working directory, with the {@code DB_*} variables beside it.
   *
   * @throws org.recordsdb.error.ConfigException if a variable is missing or wrong; one message
   *     names all of them
   * @throws org.recordsdb.error.ConnectException if the database can't be reached
   */
  static Records fromEnv() {
    return builder().fromEnv().open();
  }

  /**
   * Says what is derived from this URL, one setting a line: which database and file or server,
   * encryption, pool, time limits. Shows no secret and connects to nothing.
   *
   * @throws org.recordsdb.error.ConfigException if the URL is wrong or its dialect's module is
   *     missing
   */
  static String explain(String url) {
    return builder().url(url).explain();
  }

  /** Settings in code. */
  static RecordsBuilder builder() {
    return new RecordsBuilder();
  }

  /**
   * Stores a row and gives it back whole: defaults, generated and computed values included. A row
   * without columns is made of defaults.
   */
  default Row insert(String table, Row row) {
    return insert(table, row, Returning.ALL);
  }

  /**
   * Stores a row and gives back the columns asked for; with {@link Returning#NONE} an empty row.
   */
  Row insert(String table, Row row, Returning returning);

  /**
   * Stores a row unless a unique key of it is taken; gives back the stored row, or nothing if it
   * was skipped.
   */
  Optional<Row> insertOrIgnore(String table, Row row);

  /**
   * Stores a row, or updates the one that has its key already; says which. Other columns of that
   * row are kept. A column that is to be updated and not in the row is rejected.
   */
  Upserted upsert(String table, Row row, OnConflict onConflict);

  /**
   * Changes the rows that match and gives their number.
   *
   * @throws org.recordsdb.error.StatementException if nothing was said about which: {@link
   *     Where#allRows()} means all
   */
  int update(String table, Row changes, Where where);

  /** As {@link #update}, giving back the changed rows, in no particular order. */
  List<Row> updateReturning(String table, Row changes, Where where);

  /**
   * Deletes the rows that match and gives their number.
   *
   * @throws org.recordsdb.error.StatementException if nothing was said about which: {@link
   *     Where#allRows()} means all
   */
  int delete(String table, Where where);

  /** As {@link #delete}, giving back the deleted rows as they were, in no particular order. */
  List<Row> deleteReturning(String table, Where where);

  /** All rows of a table, in no particular order. */
  default List<Row> select(String table) {
    return from(table).list();
  }

  /** The rows that match, in no particular order. */
  default List<Row> select(String table, Where where) {
    return from(table).where(where).list();
  }

  /** Begins a query: columns, order, limits, pages, streams. */
  Query from(String table);

  /**
   * Stores all rows or none and gives the number of those stored, without what a trigger or rule
   * left out. Rows may have different columns. They are sent in groups, so the source may be longer
   * than memory.
   *
   * @throws org.recordsdb.error.RecordsException with {@code rowIndex()} of the first offending row
   */
  int batchInsert(String table, Iterable<Row> rows);

  /** As {@link #batchInsert}, giving back the stored rows in the order of the input. */
  List<Row> batchInsertReturning(String table, Iterable<Row> rows);

  /**
   * Changes for each given row the stored one with the same key columns; all or none.
   *
   * @param rows each with the key columns and at least one other
   * @param key the columns that say which row is meant
   * @return for each given row the number of rows changed
   */
  List<Integer> batchUpdate(String table, Iterable<Row> rows, String... key);

  /** Runs a SELECT, or a statement with RETURNING, that has no parameters. */
  default List<Row> executeQuery(String sql) {
    return executeQuery(sql, Row.empty());
  }

  /**
   * Runs one statement that gives rows. The SQL is the database's own; parameters are {@code
   * :named}, a list stands for as many parameters as it has elements. Values come typed by what the
   * database says of the result.
   */
  List<Row> executeQuery(String sql, Row parameters);

  /**
   * Runs one statement that gives no rows and has no parameters; gives the number of rows it
   * changed.
   */
  default int executeUpdate(String sql) {
    return executeUpdate(sql, Row.empty());
  }

  /**
   * Runs one statement that gives no rows; gives the number of rows it changed, 0 for definitions.
   */
  int executeUpdate(String sql, Row parameters);

  /**
   * Verbs that change exactly this many rows, or none: a change that meets another number of rows
   * is undone and fails. Also tells of rows that row-level security hides.
   *
   * @throws org.recordsdb.error.RecordsException of kind ARGUMENT, if the number is negative
   */
  default ExpectedChanges expectRows(long rows) {
    return new ExpectedChanges(this, rows, rows);
  }

  /**
   * Verbs that change at most this many rows, or none: a change that meets more is undone and
   * fails.
   *
   * @throws org.recordsdb.error.RecordsException of kind ARGUMENT, if the number is negative
   */
  default ExpectedChanges maxAffected(long rows) {
    return new ExpectedChanges(this, 0, rows);
  }

  /**
   * Runs statements separated by semicolons, all or none. They take no parameters and give no rows.
   */
  void executeScript(String sql);

  /**
   * Makes the database number new rows after the highest number in the table. Needed after rows
   * were stored with numbers of their own: PostgreSQL goes on where its sequence stood and meets
   * them; SQLite goes on after them by itself. To be run while nobody else stores rows.
   */
  void syncSequences(String table);

  /** The verbs over a Java record or bean instead of rows. */
  <T> Table<T> table(String table, Class<T> type);

  /**
   * Runs the block in a transaction and gives its value. What the block throws undoes everything
   * and is thrown on.
   */
  <T extends @Nullable Object, X extends Exception> T inTransaction(Transaction.Work<T, X> work)
      throws X;

  /** Runs the block in a transaction. What the block throws undoes everything and is thrown on. */
  default <X extends Exception> void useTransaction(Transaction.Action<X> action) throws X {
    Given.notNull(action, "action");
    Transaction.Work<Boolean, X> work =
        transaction -> {
          action.accept(transaction);
          return true;
        };
    inTransaction(work);
  }

  /** True if the database answers. Never throws. */
  default boolean testConnection() {
    return healthCheck().status() != Health.Status.DOWN;
  }

  /** How the database and the pool are, at this moment. Never throws. */
  Health healthCheck();

  /**
   * Gives back all connections and ends all threads. Further calls are rejected; closing again does
   * nothing.
   */
  @Override
  void close();
}
