package org.recordsdb;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;

/**
 * Rows read as they are needed, a group at a time, on a connection that is given back when the
 * stream is closed.
 */
final class RowStream extends AbstractSpliterator<Row> {

  private final Engine engine;
  private final Session session;
  private final Compiled compiled;
  private final RowReader reader;
  private final Session.Lease lease;
  private final PreparedStatement statement;
  private final ResultSet results;
  private final FetchSize group;
  private final Session.Work<Optional<Row>> next = connection -> read();
  private boolean atEnd;
  private boolean closed;

  private RowStream(
      Engine engine,
      Session session,
      Compiled compiled,
      RowReader reader,
      Session.Lease lease,
      PreparedStatement statement,
      ResultSet results,
      FetchSize group) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.engine = engine;
    this.session = session;
    this.compiled = compiled;
    this.reader = reader;
    this.lease = lease;
    this.statement = statement;
    this.results = results;
    this.group = group;
  }

  /** The same of rows that were read at once. */
  static Stream<Row> of(List<Row> rows, Session session, String what) {
    AtomicBoolean closed = new AtomicBoolean();
    return rows.stream()
        .filter(
            row -> {
              session.requireReadable(what);
              requireOpen(closed.get(), what);
              return true;
            })
        .onClose(() -> closed.set(true));
  }

  /** How rows are read, decided by the results where the statement does not say it. */
  interface Reading {
    RowReader of(ResultSet results) throws SQLException;

    /** What to throw where a row can't be read. */
    default RecordsException unread(RecordsException failure) {
      return failure;
    }
  }

  static Stream<Row> open(
      Engine engine,
      Compiled compiled,
      @Nullable Object[] encoded,
      Session session,
      FetchSize group,
      Reading reading) {
    try {
      Session.Lease lease = session.lease(compiled.call());
      try {
        Session.Work<RowStream> query =
            c -> run(engine, compiled, encoded, session, lease, group, reading);
        RowStream rows = query.safely(lease.connection());
        session.opened(rows);
        return StreamSupport.stream(rows, false).onClose(rows::close);
      } catch (Throwable e) {
        lease.release().run();
        throw e;
      }
    } catch (SQLException e) {
      throw session.failed(e, compiled.call());
    }
  }

  private static RowStream run(
      Engine engine,
      Compiled compiled,
      @Nullable Object[] encoded,
      Session session,
      Session.Lease lease,
      FetchSize group,
      Reading reading)
      throws SQLException {
    PreparedStatement statement = lease.connection().prepareStatement(compiled.sql());
    try {
      engine.dialect().fetchInGroups(statement, group.rows());
      Statements.bind(statement, compiled.slots(), encoded);
      ResultSet results = engine.statements().within(statement, statement::executeQuery);
      return new RowStream(
          engine, session, compiled, reading.of(results), lease, statement, results, group);
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  @Override
  public boolean tryAdvance(Consumer<? super Row> action) {
    if (atEnd) {
      return false;
    }
    session.requireReadable(compiled.call().what());
    requireOpen(closed, compiled.call().what());
    Optional<Row> row;
    try {
      row = next.safely(lease.connection());
    } catch (SQLException e) {
      throw session.failed(e, compiled.call());
    } catch (RecordsException e) {
      throw engine.misread(e, compiled.call(), session);
    }
    if (row.isEmpty()) {
      atEnd = true;
      close();
      return false;
    }
    action.accept(row.get());
    return true;
  }

  private Optional<Row> read() throws SQLException {
    if (!results.next()) {
      return Optional.empty();
    }
    Row row = reader.one(results);
    if (group.endsWith(row)) {
      results.setFetchSize(group.rows());
    }
    return Optional.of(row);
  }

  /** Whoever goes on reading would be told of no more rows, or of what the driver makes of it. */
  private static void requireOpen(boolean closed, String what) {
    if (closed) {
      throw Failure.of(
              ErrorKind.MISUSE,
              "Can't " + what + ": the stream was closed. Read it before, or use list().")
          .exception();
    }
  }

  /** Called at the end of the rows, and again when the stream is closed. */
  void close() {
    if (closed || !session.ends(this)) {
      return;
    }
    closed = true;
    try (statement) {
      results.close();
    } catch (SQLException e) {
      // the connection goes back to the pool, which finds out whether it still works
    } finally {
      lease.release().run();
    }
  }
}
