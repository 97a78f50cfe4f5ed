package org.recordsdb;

import java.util.ArrayList;
import java.util.List;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.NotNullViolationException;
import org.recordsdb.spi.TableInfo;

/**
 * An insert that becomes an update where the key is taken. PostgreSQL says in the statement itself
 * which it was; where the database does not, the insert is tried first, in the same transaction.
 * Only the database knows whether a key is taken: defaults may be part of it, and collations say
 * which texts are the same.
 */
final class Upsert {

  private Upsert() {}

  /** Throws if columns are to be updated for which the row has no value, not even null. */
  static void requireGiven(Verbs verbs, String table, Row row, OnConflict onConflict) {
    List<String> missing = new ArrayList<>(onConflict.updated());
    missing.removeAll(row.columns());
    if (missing.isEmpty()) {
      return;
    }
    verbs.engine().check(shape(table, row, onConflict), row.valueList(), verbs.session());
    throw Failure.of(
            ErrorKind.ARGUMENT,
            "Can't upsert into "
                + table
                + ": update(..) names "
                + String.join(", ", missing)
                + ", which the row does not have. Add the value to the row, or leave the name out"
                + " of update(..).")
        .table(table)
        .columns(missing)
        .exception();
  }

  static Upserted run(Verbs verbs, String table, Row row, OnConflict onConflict) {
    try {
      return stored(verbs, table, row, onConflict);
    } catch (NotNullViolationException e) {
      if (!onConflict.key().containsAll(e.columns())) {
        throw e;
      }
      throw Failure.of(
              e.kind(),
              "Can't upsert into "
                  + table
                  + ": the key column "
                  + String.join(", ", e.columns())
                  + " has no value. Give one, as the row is found by it.")
          .table(table)
          .columns(e.columns())
          .cause(e.getCause())
          .exception();
    }
  }

  private static Upserted stored(Verbs verbs, String table, Row row, OnConflict onConflict) {
    TableInfo info = verbs.engine().table(table, verbs.session());
    if (verbs.engine().dialect().syntax().insertedMarker(info) != null) {
      return marked(verbs, table, row, onConflict);
    }
    Shape.Insert shape = shape(table, row, onConflict);
    verbs.engine().check(shape, row.valueList(), verbs.session()); // before all
    return verbs
        .engine()
        .undoneOrDone(
            table,
            verbs.session(),
            () ->
                Batch.atomically(
                    verbs, shape.what(), table, batch -> tried(batch.verbs(), shape, row)));
  }

  private static Upserted marked(Verbs verbs, String table, Row row, OnConflict onConflict) {
    Row stored = stored(verbs, shape(table, row, onConflict), row);
    String marker = stored.columns().get(stored.size() - 1);
    return upserted(stored.without(marker), stored.getBoolean(marker));
  }

  private static Upserted tried(Verbs verbs, Shape.Insert shape, Row row) {
    List<Row> inserted = verbs.rows(ignoring(shape), row.valueList());
    return inserted.stream()
        .findFirst()
        .map(stored -> upserted(stored, true))
        .orElseGet(() -> upserted(stored(verbs, shape, row), false));
  }

  private static Row stored(Verbs verbs, Shape shape, Row row) {
    return verbs.rows(shape, row.valueList()).stream()
        .findFirst()
        .orElseThrow(() -> Verbs.suppressed(shape.table()));
  }

  private static Shape ignoring(Shape.Insert shape) {
    return new Shape.Insert(
        shape.table(), shape.columns(), Returning.ALL, Shape.Conflict.IGNORE, shape.onConflict());
  }

  private static Shape.Insert shape(String table, Row row, OnConflict onConflict) {
    return new Shape.Insert(table, row.columns(), Returning.ALL, Shape.Conflict.UPDATE, onConflict);
  }

  private static Upserted upserted(Row row, boolean inserted) {
    return new Upserted(row, inserted ? Upserted.Action.INSERTED : Upserted.Action.UPDATED);
  }
}
