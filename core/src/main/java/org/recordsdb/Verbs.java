package org.recordsdb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.TableInfo;
import org.recordsdb.spi.TableKind;

/** Every verb, over a session: the same in and outside of transactions. */
abstract class Verbs implements Records {

  private final Engine engine;
  private final Session session;
  final FreeStatements free;

  Verbs(Engine engine, Session session) {
    this.engine = engine;
    this.session = session;
    this.free = new FreeStatements(engine, session);
  }

  final Engine engine() {
    return engine;
  }

  final Session session() {
    return session;
  }

  /**
   * Runs a verb that takes several statements in a transaction, or in a nested one. What keeps it
   * from beginning is told of the verb.
   *
   * @param what the verb and its object
   * @param table the table, or null where the call names none
   */
  abstract <T extends @Nullable Object, X extends Exception> T atomically(
      String what, @Nullable String table, Transaction.Work<T, X> work) throws X;

  @Override
  public final Row insert(String table, Row row, Returning returning) {
    Shape shape = Shape.Insert.of(table, row, returning);
    if (!returning.rows()) {
      engine.insert(shape, row.valueList(), session);
      return Row.empty();
    }
    List<Row> stored = changed(shape, row.valueList());
    if (stored.isEmpty()) {
      throw suppressed(table);
    }
    return stored.get(0);
  }

  @Override
  public final Optional<Row> insertOrIgnore(String table, Row row) {
    Shape shape =
        new Shape.Insert(
            Given.notNull(table, "table"),
            Given.notNull(row, "row").columns(),
            Returning.ALL,
            Shape.Conflict.IGNORE,
            null);
    return changed(shape, row.valueList()).stream().findFirst();
  }

  @Override
  public final Upserted upsert(String table, Row row, OnConflict onConflict) {
    Given.notNull(table, "table");
    Given.notNull(row, "row");
    Given.notNull(onConflict, "onConflict");
    Upsert.requireGiven(this, table, row, onConflict);
    return Upsert.run(this, table, row, onConflict);
  }

  @Override
  public final int update(String table, Row changes, Where where) {
    return engine.update(updating(table, changes, where, false), both(changes, where), session);
  }

  @Override
  public final List<Row> updateReturning(String table, Row changes, Where where) {
    return changed(updating(table, changes, where, true), both(changes, where));
  }

  @Override
  public final int delete(String table, Where where) {
    return engine.update(
        new Shape.Delete(table, said("delete from", table, where), false), where.values(), session);
  }

  @Override
  public final List<Row> deleteReturning(String table, Where where) {
    return changed(
        new Shape.Delete(table, said("delete from", table, where), true), where.values());
  }

  @Override
  public final Query from(String table) {
    return new Query(this, Given.notNull(table, "table"));
  }

  @Override
  public final int batchInsert(String table, Iterable<Row> rows) {
    return store(table, Given.notNull(rows, "rows"), row -> row);
  }

  @Override
  public final List<Row> batchInsertReturning(String table, Iterable<Row> rows) {
    return storeReturning(table, Given.notNull(rows, "rows"), row -> row);
  }

  /** As batchInsert, of what becomes a row only when its turn comes. */
  final <T> int store(String table, Iterable<T> items, Function<? super T, Row> rows) {
    return batch(
        "insert into ", table, items, batch -> new BatchInsert(batch).store(table, items, rows));
  }

  /** As batchInsertReturning, of what becomes a row only when its turn comes. */
  final <T> List<Row> storeReturning(
      String table, Iterable<T> items, Function<? super T, Row> rows) {
    return batch(
        "insert into ", table, items, batch -> new BatchReturning(batch, table).store(items, rows));
  }

  /** Once more where the schema changed under the batch, if its items can be read again. */
  private <T> T batch(String verb, String table, Iterable<?> items, Function<Batch, T> work) {
    String what = verb + table;
    return items instanceof Collection
        ? engine.undoneOrDone(table, session, () -> Batch.atomically(this, what, table, work))
        : Batch.atomically(this, what, table, work);
  }

  @Override
  public final List<Integer> batchUpdate(String table, Iterable<Row> rows, String... key) {
    Given.notNull(table, "table");
    Given.notNull(rows, "rows");
    List<String> columns = Given.each(key, "key");
    return batch(
        "update ", table, rows, batch -> new BatchUpdate(batch, table, columns).update(rows));
  }

  @Override
  public final List<Row> executeQuery(String sql, Row parameters) {
    return free.query(Given.notNull(sql, "sql"), Given.notNull(parameters, "parameters"));
  }

  @Override
  public final int executeUpdate(String sql, Row parameters) {
    return free.update(Given.notNull(sql, "sql"), Given.notNull(parameters, "parameters"));
  }

  @Override
  public final void executeScript(String sql) {
    Given.notNull(sql, "sql");
    Transaction.Work<Boolean, RuntimeException> work =
        transaction -> {
          ((Verbs) transaction).free.script(sql);
          return true;
        };
    atomically("run the script", null, work);
  }

  @Override
  public final void syncSequences(String table) {
    TableInfo info = engine.table(Given.notNull(table, "table"), session);
    session.run(
        new Call("sync the sequences of " + table, info, true, null),
        connection -> {
          engine.dialect().syncSequences(connection, info);
          return info;
        });
  }

  @Override
  public final <T> Table<T> table(String table, Class<T> type) {
    return new Table<>(
        this, Given.notNull(table, "table"), Mapping.of(Given.notNull(type, "type")));
  }

  /**
   * The rows that a change gives back. If one of them holds a value that can't be read, nothing
   * must be changed, which takes a transaction.
   */
  private List<Row> changed(Shape shape, List<? extends @Nullable Object> values) {
    boolean readable =
        engine
            .checked(shape.table(), session, () -> engine.compiled(shape, session))
            .rows()
            .key()
            .isEmpty();
    return readable
        ? rows(shape, values)
        : engine.undoneOrDone(
            shape.table(),
            session,
            () ->
                Batch.atomically(
                    this, shape.what(), shape.table(), batch -> batch.verbs().rows(shape, values)));
  }

  /** The rows that a shape gives. */
  final List<Row> rows(Shape shape, List<? extends @Nullable Object> values) {
    requireLockable(shape);
    return engine.query(shape, values, session);
  }

  final Stream<Row> stream(Shape shape, List<? extends @Nullable Object> values) {
    requireLockable(shape);
    if (session.readsAhead()) {
      return RowStream.of(rows(shape, values), session, "select from " + shape.table());
    }
    return engine.stream(shape, values, session);
  }

  /**
   * A lock outside of a transaction would be gone before its rows are there, and which rows a view
   * is made of only some databases can tell.
   */
  private void requireLockable(Shape shape) {
    if (!(shape instanceof Shape.Select select) || !select.forUpdate()) {
      return;
    }
    if (!session.isTransaction()) {
      throw notLocked(
          ErrorKind.MISUSE,
          shape,
          "outside of a transaction the locks would be gone at once. Use inTransaction.");
    }
    if (engine.table(shape.table(), session).kind() == TableKind.VIEW) {
      throw notLocked(
          ErrorKind.UNSUPPORTED,
          shape,
          "it is a view, whose rows can't be locked. Select from its table for update.");
    }
  }

  private static RecordsException notLocked(ErrorKind kind, Shape shape, String why) {
    return Failure.of(kind, "Can't select from " + shape.table() + " for update: " + why)
        .table(shape.table())
        .exception();
  }

  /** The error of an insert that came back without a row. */
  static RecordsException suppressed(String table) {
    return Failure.of(
            ErrorKind.NO_ROW,
            "Can't insert into "
                + table
                + ": it counted no row, as a trigger or rule left it out or stored it elsewhere."
                + " Use insertOrIgnore if that is meant.")
        .table(table)
        .exception();
  }

  private static Condition said(String verb, String table, Where where) {
    Given.notNull(table, "table");
    if (Given.notNull(where, "where").isUnsaid()) {
      throw Failure.of(
              ErrorKind.NO_CONDITION,
              "Can't "
                  + verb
                  + " "
                  + table
                  + ": it has no condition. Say which rows with where(..), or with Where.allRows()"
                  + " that all are meant.")
          .table(table)
          .exception();
    }
    return where.condition();
  }

  /** An update, whose condition must be said. */
  static Shape updating(String table, Row changes, Where where, boolean returning) {
    Given.notNull(changes, "changes");
    return new Shape.Update(table, changes.columns(), said("update", table, where), returning);
  }

  /** What an update takes. */
  static List<@Nullable Object> both(Row changes, Where where) {
    List<@Nullable Object> values = new ArrayList<>(changes.valueList());
    values.addAll(where.values());
    return values;
  }
}
