package org.recordsdb;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.recordsdb.error.DataException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.error.StatementException;
import org.recordsdb.internal.driver.GuardedDialect;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.TableInfo;

/**
 * What is remembered of the schema: the tables, and the SQL that was compiled by them. Others may
 * change the schema meanwhile, so that a rejection that comes of it is told only when the table was
 * read anew and is still as remembered. Thread-safe.
 */
final class CompiledShapes {

  /** Shapes kept; a program has tens. */
  private static final int MAX_SHAPES = 2_000;

  /**
   * Characters of their SQL together, as tables of a thousand columns have long statements; what is
   * kept beside the SQL is of the same order.
   */
  private static final long MOST_TEXT = 4_000_000;

  /** A statement of more parameters than this is compiled each time: lists have endless lengths. */
  private static final int MAX_SLOTS = 100;

  /** After this time a change of the schema by others is seen, if no error told of it before. */
  private static final long SCHEMA_LIFE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Dialect dialect;
  private final Catalog catalog;
  private final SqlCompiler compiler;
  private final TextCache<Shape, Compiled> shapes = new TextCache<>(MAX_SHAPES, MOST_TEXT);
  private volatile long schemaRead = System.nanoTime();

  CompiledShapes(Dialect dialect, Catalog catalog) {
    this.dialect = dialect;
    this.catalog = catalog;
    this.compiler = new SqlCompiler(dialect);
  }

  /** The tables that all sessions see. */
  Catalog catalog() {
    return catalog;
  }

  /** The tables that this session sees. */
  Catalog catalog(Session session) {
    Catalog own = session.ownCatalog();
    return own == null ? catalog : own;
  }

  /** The shape's SQL, compiled at the first call. */
  Compiled compiled(Shape shape, Session session) {
    session.requireUsable(shape.what());
    if (System.nanoTime() - schemaRead > SCHEMA_LIFE_NANOS) {
      forget();
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
    if (compiled.slots().size() <= MAX_SLOTS && catalog.generation() == before) {
      shapes.put(shape, compiled, compiled.sql().length());
    }
    return compiled;
  }

  private Compiled compile(Shape shape, Session session) {
    TableInfo table = catalog(session).table(shape.table(), session);
    try {
      return compiler.compile(shape, table);
    } catch (RecordsException e) {
      throw e;
    } catch (RuntimeException e) {
      throw GuardedDialect.mistake(dialect.name(), "Syntax", e);
    }
  }

  /** Forgets tables and SQL, because the schema has changed or may have. */
  void forget() {
    schemaRead = System.nanoTime();
    catalog.forget();
    shapes.clear();
  }

  /**
   * The result of a check that runs nothing; where it rejects by a description of the table that is
   * out of date, once more.
   */
  <T> T checked(String table, Session session, Supplier<T> check) {
    try {
      return check.get();
    } catch (RecordsException e) {
      return anew(e, table, session, check);
    }
  }

  /**
   * What a check that rejected gives by a fresh description of the table, or else its rejection.
   *
   * @param check the same check, or one that uses nothing that was made by the old description
   */
  <T> T anew(RecordsException rejected, String table, Session session, Supplier<T> check) {
    boolean ofTheCall = rejected.getCause() != null || rejected.kind() == ErrorKind.MISUSE;
    if (ofTheCall || !forgetIfOutdated(table, session)) {
      throw rejected;
    }
    return check.get();
  }

  /**
   * True if a call may have failed because the schema has changed, which is forgotten then.
   *
   * @param undone whether nothing of the call is left, so that it could be made once more
   */
  boolean forgetIfStale(RecordsException failure, String table, boolean undone, Session session) {
    return forgetIfStale(failure)
        || (undone
            && (failure instanceof DataException || failure instanceof StatementException)
            && forgetIfOutdated(table, session));
  }

  /** Forgets the schema if the failure tells by itself that it has changed; true if so. */
  boolean forgetIfStale(RecordsException failure) {
    ErrorKind kind = failure.kind();
    boolean stale =
        kind == ErrorKind.UNKNOWN_TABLE
            || kind == ErrorKind.UNKNOWN_COLUMN
            || kind == ErrorKind.STALE_PLAN
            || (kind == ErrorKind.WRONG_TYPE && failure.getCause() != null);
    if (stale) {
      forget();
    }
    return stale;
  }

  private boolean forgetIfOutdated(String table, Session session) {
    Catalog seen = catalog(session);
    if (!seen.isOutdated(table, session)) {
      return false;
    }
    forget();
    seen.forget();
    return true;
  }
}
