package org.recordsdb;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The verbs inside a transaction: everything done with it is stored together when its block ends,
 * or not at all when the block throws. A statement that fails makes the whole transaction fail, on
 * every database, even if its exception is caught; {@link #inTransaction} on a transaction opens a
 * savepoint, which confines the damage.
 *
 * <p>Belongs to the thread that runs the block and ends with it. Isolation is that of the
 * database's usual transactions: at least READ COMMITTED.
 */
public interface Transaction extends Records {

  /** A block that gives a value. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object, X extends Exception> {
    /** Uses the transaction. */
    T apply(Transaction transaction) throws X;
  }

  /** A block that gives nothing. */
  @FunctionalInterface
  interface Action<X extends Exception> {
    /** Uses the transaction. */
    void accept(Transaction transaction) throws X;
  }

  /**
   * The rows of one statement as {@link #executeQuery(String, Row)} gives them, read as they are
   * needed, and as they were when this was called, whatever the transaction changes meanwhile.
   * Close the stream before the transaction ends: use it in a try-with-resources statement.
   */
  Stream<Row> streamQuery(String sql, Row parameters);

  /**
   * Runs the action after the outermost transaction has been committed, in the order given; not at
   * all if it is rolled back. What the action throws reaches the caller, and the data stay stored.
   */
  void afterCommit(Runnable action);

  /** Rejected: a transaction ends with its block. */
  @Override
  void close();
}
