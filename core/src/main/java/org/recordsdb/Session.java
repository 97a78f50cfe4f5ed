package org.recordsdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.driver.DriverFailure;

/** Where statements run: on a borrowed connection each, or all on the one of a transaction. */
interface Session {

  /** Something done on a connection. */
  interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;

    /** The same; what the driver throws that is no {@code SQLException} becomes one. */
    default T safely(Connection connection) throws SQLException {
      try {
        return on(connection);
      } catch (RecordsException e) {
        throw e;
      } catch (RuntimeException e) {
        throw DriverFailure.on(connection, e);
      }
    }
  }

  /**
   * Runs the work on a connection that suits the call and gives the connection back.
   *
   * @throws org.recordsdb.error.RecordsException what became of an {@code SQLException}
   */
  <T extends @Nullable Object> T run(Call call, Work<T> work);

  /**
   * The same for a single statement, which may be stored together with those of other threads, and
   * be run again if nothing of it was stored.
   */
  default <T extends @Nullable Object> T runSingle(Call call, Work<T> statement) {
    return run(call, statement);
  }

  /**
   * Rejects what can't run here whatever it is. Asked before names and values are looked at: what
   * they need of the database may be in memory or not, and the error must be the same.
   *
   * @param what the verb and its object
   */
  default void requireUsable(String what) {}

  /**
   * Rejects the next row of an open stream where what it was opened in has ended, or belongs to
   * another thread.
   */
  default void requireReadable(String what) {
    requireUsable(what);
  }

  /** What became of a failure on a lent connection, for the caller to throw. */
  RecordsException failed(SQLException exception, Call call);

  /**
   * What to throw where a change was made, and what it gives back can't be read: outside of a
   * transaction the change stands, one inside can only be undone.
   */
  RecordsException unread(RecordsException failure);

  /** A connection for as long as a stream of rows is open. */
  Lease lease(Call call) throws SQLException;

  /**
   * A connection lent for longer than one statement.
   *
   * @param connection in a transaction, so that rows can be fetched in groups
   * @param release gives it back
   */
  record Lease(Connection connection, Runnable release) {}

  /**
   * True where a stream would keep the only connection from everybody, so that rows are read at
   * once instead.
   */
  boolean readsAhead();

  /** True if statements may write on the connection of a stream while it is read. */
  default boolean writesWhileReading() {
    return false;
  }

  /** Notes that a stream is open; this session closes it when it ends, if nobody did. */
  default void opened(RowStream stream) {}

  /** True if the calling thread is to end the stream; false if that is left to this session. */
  default boolean ends(RowStream stream) {
    return true;
  }

  /** Notes that the schema has been changed here, which a rollback would undo. */
  default void schemaChanged() {}

  /** What this session knows of tables for itself alone, as it has changed the schema; or null. */
  default @Nullable Catalog ownCatalog() {
    return null;
  }

  /** Asks here such that a question that fails leaves a transaction as it was. */
  default <T> T aside(Function<Session, T> question) {
    return question.apply(this);
  }

  /** What made a transaction useless, or null. */
  default @Nullable RecordsException failure() {
    return null;
  }

  /** True inside a transaction, where a failed statement can't simply be tried again. */
  boolean isTransaction();
}
