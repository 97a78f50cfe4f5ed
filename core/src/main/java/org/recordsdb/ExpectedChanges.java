package org.recordsdb;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;

/**
 * The verbs that change rows, kept only if they meet as many as the caller expects: what {@link
 * Records#expectRows} and {@link Records#maxAffected} give. Each runs in a transaction of its own,
 * inside a transaction in a nested one, which is undone where the number is another; the error is a
 * {@link org.recordsdb.error.RowCountException} of kind {@link ErrorKind#NO_ROW} for too few rows
 * and {@link ErrorKind#TOO_MANY_ROWS} for too many. Immutable and as thread-safe as the {@code
 * Records} it comes from.
 *
 * <p>A row that row-level security hides is no error to PostgreSQL but a row less (PostgreSQL
 * manual, 5.9).
 */
public final class ExpectedChanges {

  private final Records records;
  private final long least;
  private final long most;

  ExpectedChanges(Records records, long least, long most) {
    if (most < 0) {
      throw Failure.of(
              ErrorKind.ARGUMENT, "Can't expect a negative number of rows. Give 0 or more.")
          .exception();
    }
    this.records = records;
    this.least = least;
    this.most = most;
  }

  /** As {@link Records#update}. */
  public int update(String table, Row changes, Where where) {
    return kept("update " + table, table, r -> r.update(table, changes, where), n -> n);
  }

  /** As {@link Records#updateReturning}. */
  public List<Row> updateReturning(String table, Row changes, Where where) {
    return kept(
        "update " + table, table, r -> r.updateReturning(table, changes, where), List::size);
  }

  /** As {@link Records#delete}. */
  public int delete(String table, Where where) {
    return kept("delete from " + table, table, r -> r.delete(table, where), n -> n);
  }

  /** As {@link Records#deleteReturning}. */
  public List<Row> deleteReturning(String table, Where where) {
    return kept("delete from " + table, table, r -> r.deleteReturning(table, where), List::size);
  }

  /** As {@link Records#executeUpdate(String)}. */
  public int executeUpdate(String sql) {
    return executeUpdate(sql, Row.empty());
  }

  /** As {@link Records#executeUpdate(String, Row)}. */
  public int executeUpdate(String sql, Row parameters) {
    return kept("run the statement", null, r -> r.executeUpdate(sql, parameters), n -> n);
  }

  private <T> T kept(
      String what, @Nullable String table, Function<Records, T> change, ToLongFunction<T> rows) {
    Transaction.Work<T, RuntimeException> work =
        transaction -> {
          T result = change.apply(transaction);
          check(what, rows.applyAsLong(result));
          return result;
        };
    return records instanceof Verbs verbs
        ? verbs.atomically(what, table, work)
        : records.inTransaction(work);
  }

  private void check(String what, long rows) {
    if (rows < least) {
      throw wrong(ErrorKind.NO_ROW, what, rows);
    }
    if (rows > most) {
      throw wrong(ErrorKind.TOO_MANY_ROWS, what, rows);
    }
  }

  private RecordsException wrong(ErrorKind kind, String what, long rows) {
    String changed = rows == 0 ? "no row" : rows == 1 ? "1 row" : rows + " rows";
    return Failure.of(
            kind,
            "Can't "
                + what
                + ": it changed "
                + changed
                + " instead of "
                + (least == most ? "" : "at most ")
                + most
                + ", so it was undone. Check the condition, or expect another number.")
        .exception();
  }
}
