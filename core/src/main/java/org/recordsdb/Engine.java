package org.recordsdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.driver.GuardedDialect;
import org.recordsdb.internal.sql.SqlNames;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.TableInfo;

/**
 * From a shape to its result: look up or compile the SQL, encode the values, run it in a session.
 * One for each open {@code Records}. Thread-safe.
 */
final class Engine {

  /**
   * Shapes kept; a program has tens, and one that makes them up without end must not fill the
   * memory.
   */
  private static final int MAX_SHAPES = 2_000;

  /** A statement of more parameters than this is compiled each time: lists have endless lengths. */
  private static final int MAX_SLOTS = 100;

  /** After this time a change of the schema by others is seen, if no error told of it before. */
  private static final long SCHEMA_LIFE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Dialect dialect;
  private final Catalog catalog;
  private final SqlCompiler compiler;
  private final Statements statements;
  private final Errors errors;
  private final boolean strict;
  private final FreeTexts freeTexts;
  private final Map<Shape, Compiled> shapes = new ConcurrentHashMap<>();
  private volatile long schemaRead = System.nanoTime();

  Engine(Dialect dialect, Catalog catalog, Statements statements, Errors errors, boolean strict) {
    this.dialect = dialect;
    this.strict = strict;
    this.catalog = catalog;
    this.compiler = new SqlCompiler(dialect);
    this.statements = statements;
    this.errors = errors;
    this.freeTexts = new FreeTexts(dialect.name(), dialect.syntax(), strict);
  }

  Dialect dialect() {
    return dialect;
  }

  Catalog catalog() {
    return catalog;
  }

  /** The table of this name, as the session sees it. */
  TableInfo table(String name, Session session) {
    return catalog(session).table(name, session);
  }

  private Catalog catalog(Session session) {
    Catalog own = session.ownCatalog();
    return own == null ? catalog : own;
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
    return run(shape, values, session, statements::query);
  }

  /** Runs a statement that gives a count. */
  int update(Shape shape, List<? extends @Nullable Object> values, Session session) {
    return run(shape, values, session, statements::update);
  }

  /** Runs an INSERT of one row that gives nothing back. */
  void insert(Shape shape, List<? extends @Nullable Object> values, Session session) {
    if (update(shape, values, session) > 0) {
      return;
    }
    Compiled insert = compiled(shape, session);
    if (session.run(insert.call(), connection -> stored(0, insert, connection)) == 0) {
      throw Verbs.suppressed(shape.table());
    }
  }

  /** How many rows an INSERT of one stored, where the database counted so many. */
  int stored(int count, Compiled insert, Connection connection) throws SQLException {
    TableInfo table = insert.call().table();
    return count == 0 && table != null && !dialect.countsInserts(connection, table) ? 1 : count;
  }

  /** Runs a statement whose rows are read as they are needed. */
  Stream<Row> stream(Shape shape, List<? extends @Nullable Object> values, Session session) {
    Compiled.requireTaken(values, what(shape));
    return fresh(
        session,
        () -> {
          Compiled compiled = compiled(shape, session).spelt(values);
          RowReader rows = compiled.rows();
          boolean locks = shape instanceof Shape.Select select && select.forUpdate();
          return RowStream.open(
              this,
              compiled.as(snapshot(compiled.sql(), locks, session)),
              compiled.encode(values),
              session,
              FetchSize.of(rows.mayBeWide()),
              results -> rows);
        });
  }

  /** The query such that nothing changes its rows while they are read in this session. */
  String snapshot(String query, boolean locks, Session session) {
    return session.writesWhileReading()
        ? dialect.snapshot(query, SqlNames.notIn(query), locks)
        : query;
  }

  private interface Execution<T> {
    T on(Connection connection, Compiled compiled, @Nullable Object[] encoded) throws SQLException;
  }

  private <T> T run(
      Shape shape,
      List<? extends @Nullable Object> values,
      Session session,
      Execution<T> execution) {
    Compiled.requireTaken(values, what(shape));
    return fresh(
        session,
        () -> {
          Compiled compiled = compiled(shape, session).spelt(values);
          @Nullable Object[] encoded = compiled.encode(values);
          return session.runSingle(
              compiled.call(), connection -> execution.on(connection, compiled, encoded));
        });
  }

  /** The shape's SQL, compiled at the first call. */
  Compiled compiled(Shape shape, Session session) {
    session.requireUsable(what(shape));
    if (System.nanoTime() - schemaRead > SCHEMA_LIFE_NANOS) {
      forgetSchema();
    }
    if (session.ownCatalog() != null) {
      return compile(shape, session);
    }
    Compiled known = shapes.get(shape);
    if (known != null) {
      return known;
    }
    long before = catalog.generation();
    Compiled compiled = compile(shape, session);
    if (shapes.size() >= MAX_SHAPES) {
      shapes.clear();
    }
    if (compiled.slots().size() <= MAX_SLOTS && catalog.generation() == before) {
      shapes.put(shape, compiled);
    }
    return compiled;
  }

  /** What the call does, as errors say it. */
  private static String what(Shape shape) {
    return shape.verb() + " " + shape.table();
  }

  /** Forgets tables and SQL, because the schema has changed or may have. */
  void forgetSchema() {
    schemaRead = System.nanoTime();
    catalog.forget();
    shapes.clear();
  }

  /** A name that the catalog does not know may be newer than the catalog. */
  private Compiled compile(Shape shape, Session session) {
    Catalog seen = catalog(session);
    boolean remembered = seen.knows(shape.table());
    try {
      return written(shape, seen.table(shape.table(), session));
    } catch (RecordsException e) {
      if (e.kind() != ErrorKind.UNKNOWN_COLUMN || !remembered) {
        throw e;
      }
      forgetSchema();
      seen.forget();
      return written(shape, seen.table(shape.table(), session));
    }
  }

  private Compiled written(Shape shape, TableInfo table) {
    try {
      return compiler.compile(shape, table);
    } catch (RecordsException e) {
      throw e;
    } catch (RuntimeException e) {
      throw GuardedDialect.mistake(dialect.name(), "Syntax", e);
    }
  }

  /**
   * Runs the call, and once more with a fresh catalog if the schema turns out to have changed under
   * it.
   */
  private <T> T fresh(Session session, Supplier<T> call) {
    try {
      return call.get();
    } catch (RecordsException e) {
      if (!forgetIfStale(e) || session.isTransaction() || e.getCause() == null) {
        throw e;
      }
      return call.get();
    }
  }

  /** Forgets the schema if the failure may come of its having changed; true if so. */
  boolean forgetIfStale(RecordsException failure) {
    ErrorKind kind = failure.kind();
    boolean stale =
        kind == ErrorKind.UNKNOWN_TABLE
            || kind == ErrorKind.UNKNOWN_COLUMN
            || kind == ErrorKind.STALE_PLAN
            || (kind == ErrorKind.WRONG_TYPE && failure.getCause() != null);
    if (stale) {
      forgetSchema();
    }
    return stale;
  }
}
