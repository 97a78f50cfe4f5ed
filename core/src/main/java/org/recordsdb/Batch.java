package org.recordsdb;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ConstraintException;
import org.recordsdb.error.DataException;
import org.recordsdb.error.QueryTimeoutException;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.FastPaths;

/**
 * The transaction of a batch: all of its rows or none, and the error names the first row that is to
 * blame. What is done with the rows is up to {@link BatchInsert}, {@link BatchReturning} and {@link
 * BatchUpdate}.
 */
final class Batch {

  /** Fewer rows are not worth the two round trips of the savepoint that all together need. */
  static final int FEW = 4;

  private final TransactionRecords verbs;
  private final Engine engine;
  private final TransactionSession session;
  private boolean stored;

  private Batch(TransactionRecords verbs) {
    this.verbs = verbs;
    this.engine = verbs.engine();
    this.session = verbs.transactionSession();
  }

  /**
   * Runs the work in a transaction of its own, or in a savepoint of the one at hand. A statement
   * that failed fails the transaction at hand too, as a single statement's failure does; where the
   * database has no savepoints, so does a row that is rejected after others were stored.
   *
   * @param what the verb and its object
   */
  static <T> T atomically(Verbs verbs, String what, String table, Function<Batch, T> work) {
    if (verbs instanceof TransactionRecords one && hasNoSavepoints(one.engine())) {
      return inTransaction(one, work);
    }
    try {
      return verbs.atomically(
          what, table, transaction -> work.apply(new Batch((TransactionRecords) transaction)));
    } catch (RecordsException e) {
      verbs.engine().forgetIfStale(e);
      if (verbs instanceof TransactionRecords outer && e.getCause() instanceof SQLException) {
        outer.transactionSession().fail(e);
      }
      throw e;
    }
  }

  private static <T> T inTransaction(TransactionRecords verbs, Function<Batch, T> work) {
    Batch batch = new Batch(verbs);
    try {
      return work.apply(batch);
    } catch (RecordsException e) {
      verbs.engine().forgetIfStale(e);
      if (batch.stored || e.getCause() instanceof SQLException) {
        verbs.transactionSession().fail(e);
      }
      throw e;
    }
  }

  private static boolean hasNoSavepoints(Engine engine) {
    return Lack.of(Capability.SAVEPOINT, engine.dialect());
  }

  Verbs verbs() {
    return verbs;
  }

  Engine engine() {
    return engine;
  }

  TransactionSession session() {
    return session;
  }

  /** What is asked for one row: a shape, and the values that it takes. */
  static final class Request {

    private final Shape shape;
    private final List<@Nullable Object> values;

    Request(Shape shape, List<@Nullable Object> values) {
      this.shape = shape;
      this.values = values;
    }
  }

  /**
   * Asks for rows to be inserted: those of the same columns, one after the other, have one shape.
   */
  static final class Inserts implements Function<Row, Request> {

    private final String table;
    private final Returning returning;
    private Shape.@Nullable Insert last;

    Inserts(String table, Returning returning) {
      this.table = table;
      this.returning = returning;
    }

    @Override
    public Request apply(Row row) {
      Shape.Insert shape = last;
      if (shape == null || row == null || !shape.columns().equals(row.columns())) {
        shape = Shape.Insert.of(table, row, returning);
        last = shape;
      }
      return new Request(shape, row.valueList());
    }
  }

  /**
   * Hands on the rows in groups of one shape, in their order. A row for which nothing can be asked
   * is reported after the rows before it, any of which may be to blame too.
   */
  <T> void inGroups(
      Iterable<T> rows, Function<? super T, Request> requests, Consumer<Group> action) {
    int count = 0;
    Group group = null;
    for (T row : rows) {
      if (row == null) {
        Given.notNull(row, "row " + (count + 1) + " of the batch");
      }
      Group next;
      try {
        next = checked(group, requests.apply(row), count);
      } catch (RecordsException e) {
        if (group != null && session.failure() == null) {
          action.accept(group);
          stored = true;
        }
        throw e.failure().row(count).exception();
      }
      if (group != null && next.offset() > group.offset()) {
        action.accept(group);
        stored = true;
      }
      group = next;
      count++;
    }
    if (group != null) {
      action.accept(group);
    }
  }

  /** A group was begun by what was known of the table then. */
  private Group checked(@Nullable Group group, Request request, int index) {
    try {
      return added(group, request, index);
    } catch (RecordsException e) {
      String table = request.shape.table();
      return engine.anew(e, table, session, () -> added(null, request, index));
    }
  }

  private Group added(@Nullable Group group, Request request, int index) {
    Group taking = group;
    if (taking == null || !taking.takes(request.shape)) {
      Compiled compiled = engine.compiled(request.shape, session);
      taking = new Group(request.shape, compiled, index, engine.dialect().isEmbedded());
    }
    taking.add(request.values);
    return taking;
  }

  /** True if the rows of the group are to be sent together, where that saves round trips. */
  boolean sendsTogether(Group group) {
    int rows = group.rows().size();
    return rows > 1
        && !engine.dialect().isEmbedded()
        && !hasNoSavepoints(engine)
        && FastPaths.take(rows >= FEW);
  }

  /**
   * Runs the work in a savepoint. False if the work says so, or if one of its rows was rejected, or
   * all of them took longer than a statement may: then nothing of it is left, and the rows can be
   * sent singly.
   */
  boolean succeeds(Predicate<TransactionSession> work) {
    TransactionSession savepoint = session.nested();
    boolean succeeded = false;
    try {
      succeeded = work.test(savepoint);
    } catch (RecordsException e) {
      session.endNested(savepoint, false);
      boolean ofRows =
          e instanceof ConstraintException
              || e instanceof DataException
              || e instanceof QueryTimeoutException;
      if (!ofRows || session.failure() != null) {
        throw e;
      }
      return false;
    }
    session.endNested(savepoint, succeeded);
    return succeeded;
  }

  /** What is done for one row with the statement of its group. */
  interface RowAction {
    /** Binds the row and runs the statement. */
    void run(PreparedStatement statement, @Nullable Object[] row) throws SQLException;
  }

  /** Each row on one prepared statement; an error names the row. */
  void eachRow(Group group, RowAction action) {
    eachRow(group, 0, group.rows().size(), action);
  }

  /** The same of the rows from one on and before another. */
  void eachRow(Group group, int from, int to, RowAction action) {
    int[] at = {group.offset() + from};
    try {
      session.run(
          group.compiled().call(),
          connection -> {
            try (PreparedStatement statement =
                connection.prepareStatement(group.compiled().sql())) {
              for (@Nullable Object[] row : group.rows().subList(from, to)) {
                action.run(statement, row);
                at[0]++;
              }
              return at[0];
            }
          });
    } catch (RecordsException e) {
      throw e.failure().row(at[0]).exception();
    }
  }
}
