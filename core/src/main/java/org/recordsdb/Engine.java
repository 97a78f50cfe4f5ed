package org.recordsdb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.sql.SqlNames;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.TableInfo;

/**
 * From a shape to its result: look up or compile the SQL, encode the values, run it in a session.
 * One for each open {@code Records}. Thread-safe.
 */
final class Engine {

  private final Dialect dialect;
  private final CompiledShapes shapes;
  private final Statements statements;
  private final Errors errors;
  private final boolean strict;
  private final FreeTexts freeTexts;

  Engine(Dialect dialect, Catalog catalog, Statements statements, Errors errors, boolean strict) {
    this.dialect = dialect;
    this.strict = strict;
    this.shapes = new CompiledShapes(dialect, catalog);
    this.statements = statements;
    this.errors = errors;
    this.freeTexts = new FreeTexts(dialect.name(), dialect.syntax(), strict);
  }

  Dialect dialect() {
    return dialect;
  }

  Catalog catalog() {
    return shapes.catalog();
  }

  /** The table of this name, as the session sees it. */
  TableInfo table(String name, Session session) {
    return shapes.catalog(session).table(name, session);
  }

  /** True if raw SQL must be such as every database understands. */
  boolean isStrict() {
    return strict;
  }

  FreeTexts freeTexts() {
    return freeTexts;
  }

  Statements statements() {
    return statements;
  }

  Errors errors() {
    return errors;
  }

  /** Runs a statement that gives rows. */
  List<Row> query(Shape shape, List<? extends @Nullable Object> values, Session session) {
    return run(
        shape,
        values,
        session,
        (connection, compiled, encoded) ->
            statements.query(
                connection, compiled, encoded, reading(shape, compiled.rows(), session)));
  }

  /** Runs a statement that gives a count. */
  int update(Shape shape, List<? extends @Nullable Object> values, Session session) {
    return run(shape, values, session, statements::update);
  }

  /** Runs an INSERT of one row that gives nothing back. */
  void insert(Shape shape, List<? extends @Nullable Object> values, Session session) {
    if (update(shape, values, session) == 0) {
      throw Verbs.suppressed(shape.table());
    }
  }

  /** Runs a statement whose rows are read as they are needed. */
  Stream<Row> stream(Shape shape, List<? extends @Nullable Object> values, Session session) {
    return run(
        shape,
        values,
        session,
        ready -> {
          Compiled compiled = ready.compiled;
          RowReader rows = compiled.rows();
          boolean locks = shape instanceof Shape.Select select && select.forUpdate();
          return RowStream.open(
              this,
              compiled.as(snapshot(compiled.sql(), locks, session)),
              ready.encoded,
              session,
              FetchSize.of(rows.mayBeWide()),
              reading(shape, rows, session));
        });
  }

  private RowStream.Reading reading(Shape shape, RowReader rows, Session session) {
    if (shape instanceof Shape.Select) {
      return reading(rows);
    }
    return shape instanceof Shape.Exists || shape instanceof Shape.Count
        ? results -> rows
        : new ChangedRows(results -> typed(rows, results), session);
  }

  private RowReader typed(RowReader rows, ResultSet results) throws SQLException {
    RowReader typed = rows.asTyped(results, dialect);
    if (typed != rows) {
      forgetSchema();
    }
    return typed;
  }

  /**
   * For what can be run again, or is undone, where the table's types are no longer those that are
   * remembered.
   */
  RowStream.Reading reading(RowReader rows) {
    return results -> {
      rows.requireTypes(results, dialect);
      return rows;
    };
  }

  /** Why a row of a stream could not be read: perhaps the table was changed meanwhile. */
  RecordsException misread(RecordsException failure, Call call, Session session) {
    TableInfo table = call.table();
    boolean changed =
        table != null && shapes.forgetIfStale(failure, table.name(), !call.write(), session);
    return changed && !failure.columns().isEmpty()
        ? RowReader.changed(failure.table().orElse(""), failure.columns().get(0))
        : failure;
  }

  /** The query such that nothing changes its rows while they are read in this session. */
  String snapshot(String query, boolean locks, Session session) {
    return session.writesWhileReading()
        ? dialect.snapshot(query, SqlNames.notIn(query), locks)
        : query;
  }

  /** A statement and its values, checked by what is known of the table. */
  private static final class Ready {

    private final Compiled compiled;
    private final @Nullable Object[] encoded;

    Ready(Compiled compiled, @Nullable Object[] encoded) {
      this.compiled = compiled;
      this.encoded = encoded;
    }
  }

  /** Runs something with a statement. */
  private interface Execution<T> {
    T on(Connection connection, Compiled compiled, @Nullable Object[] encoded) throws SQLException;
  }

  private <T> T run(
      Shape shape,
      List<? extends @Nullable Object> values,
      Session session,
      Execution<T> execution) {
    return run(
        shape,
        values,
        session,
        ready ->
            session.runSingle(
                ready.compiled.call(),
                connection -> execution.on(connection, ready.compiled, ready.encoded)));
  }

  /** Once more with a fresh catalog if the schema turns out to have changed under it. */
  private <T> T run(
      Shape shape,
      List<? extends @Nullable Object> values,
      Session session,
      Function<Ready, T> action) {
    Ready ready = ready(shape, values, session);
    try {
      return action.apply(ready);
    } catch (RecordsException e) {
      boolean undone =
          e.getCause() == null ? !ready.compiled.call().write() : !session.isTransaction();
      if (!shapes.forgetIfStale(e, shape.table(), undone, session) || !undone) {
        throw e;
      }
      return action.apply(ready(shape, values, session));
    }
  }

  /** Rejects what the statement does not take, and runs nothing. */
  void check(Shape shape, List<? extends @Nullable Object> values, Session session) {
    ready(shape, values, session);
  }

  private Ready ready(Shape shape, List<? extends @Nullable Object> values, Session session) {
    Compiled.requireTaken(values, shape.what());
    return checked(
        shape.table(),
        session,
        () -> {
          Compiled compiled = compiled(shape, session).spelt(values);
          return new Ready(compiled, compiled.encode(values));
        });
  }

  /** The result of a check that runs nothing, by a description of the table that is up to date. */
  <T> T checked(String table, Session session, Supplier<T> check) {
    return shapes.checked(table, session, check);
  }

  /** What a check that rejected gives by a fresh description of the table, or its rejection. */
  <T> T anew(RecordsException rejected, String table, Session session, Supplier<T> check) {
    return shapes.anew(rejected, table, session, check);
  }

  /**
   * Makes a call that leaves nothing when it fails: once more where it failed by a description of
   * the table that is out of date, unless a transaction at hand has failed with it.
   */
  <T> T undoneOrDone(String table, Session session, Supplier<T> call) {
    try {
      return call.get();
    } catch (RecordsException e) {
      if (session.failure() != null || !shapes.forgetIfStale(e, table, true, session)) {
        throw e;
      }
      return call.get();
    }
  }

  /** The shape's SQL, compiled at the first call. */
  Compiled compiled(Shape shape, Session session) {
    return shapes.compiled(shape, session);
  }

  /** Forgets tables and SQL, because the schema has changed or may have. */
  void forgetSchema() {
    shapes.forget();
  }

  /** Forgets the schema if the failure tells by itself that it has changed. */
  void forgetIfStale(RecordsException failure) {
    shapes.forgetIfStale(failure);
  }
}
