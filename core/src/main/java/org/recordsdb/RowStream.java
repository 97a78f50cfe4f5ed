package org.recordsdb;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Rows read as they are needed, a group at a time, on a connection that is given back when the
 * stream is closed.
 */
final class RowStream extends AbstractSpliterator<Row> {

  /** Rows fetched at a time where the driver fetches in groups. */
  private static final int GROUP = 1_000;

  private final Engine engine;
  private final Compiled compiled;
  private final Session.Lease lease;
  private final PreparedStatement statement;
  private final ResultSet results;

  private RowStream(
      Engine engine, Compiled compiled, Session.Lease lease, @Nullable Object[] encoded)
      throws SQLException {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.engine = engine;
    this.compiled = compiled;
    this.lease = lease;
    this.statement = lease.connection().prepareStatement(compiled.sql());
    statement.setFetchSize(GROUP);
    Statements.bind(statement, compiled.slots(), encoded);
    this.results = engine.statements().within(statement, statement::executeQuery);
  }

  static Stream<Row> open(
      Engine engine, Compiled compiled, @Nullable Object[] encoded, Session session) {
    try {
      Session.Lease lease = session.lease(compiled.call());
      try {
        RowStream rows = new RowStream(engine, compiled, lease, encoded);
        return StreamSupport.stream(rows, false).onClose(rows::close);
      } catch (SQLException | RuntimeException e) {
        lease.release().run();
        throw e;
      }
    } catch (SQLException e) {
      throw engine.errors().translate(e, compiled.call());
    }
  }

  @Override
  public boolean tryAdvance(Consumer<? super Row> action) {
    Row row;
    try {
      if (!results.next()) {
        return false;
      }
      row = compiled.rows().one(results);
    } catch (SQLException e) {
      throw engine.errors().translate(e, compiled.call());
    }
    action.accept(row);
    return true;
  }

  private void close() {
    try (statement) {
      results.close();
    } catch (SQLException e) {
      // the connection goes back to the pool, which finds out whether it still works
    } finally {
      lease.release().run();
    }
  }
}
