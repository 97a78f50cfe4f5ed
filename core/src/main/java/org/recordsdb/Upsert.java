package org.recordsdb;

import java.util.Objects;

/**
 * An insert that becomes an update where the key is taken. PostgreSQL says in the statement itself
 * which it was; a database that does not is asked before, in the same transaction, which keeps
 * other writers out.
 */
final class Upsert {

  private Upsert() {}

  static Upserted run(Verbs verbs, String table, Row row, OnConflict onConflict) {
    if (verbs.engine().dialect().syntax().insertedMarker() != null) {
      return marked(verbs, table, row, onConflict);
    }
    return Batch.atomically(verbs, batch -> looked(batch.verbs(), table, row, onConflict));
  }

  private static Upserted marked(Verbs verbs, String table, Row row, OnConflict onConflict) {
    Row stored = stored(verbs, shape(table, row, onConflict), row);
    boolean inserted = stored.getBoolean(SqlCompiler.INSERTED);
    return upserted(stored.without(SqlCompiler.INSERTED), inserted);
  }

  private static Upserted looked(Verbs verbs, String table, Row row, OnConflict onConflict) {
    Shape shape = shape(table, row, onConflict);
    verbs.engine().compiled(shape, verbs.session()); // names and key are checked first
    boolean taken = isTaken(verbs, table, row, onConflict);
    return upserted(stored(verbs, shape, row), !taken);
  }

  private static Row stored(Verbs verbs, Shape shape, Row row) {
    return verbs.rows(shape, row.valueList()).stream()
        .findFirst()
        .orElseThrow(() -> Verbs.suppressed(shape.table()));
  }

  /** A key with a NULL in it is never taken. */
  private static boolean isTaken(Verbs verbs, String table, Row row, OnConflict onConflict) {
    Where sameKey = Where.none();
    for (String column : onConflict.key()) {
      if (!row.has(column) || row.isNull(column)) {
        return false;
      }
      sameKey = sameKey.and(column).eq(Objects.requireNonNull(row.get(column)));
    }
    return verbs.from(table).where(sameKey).exists();
  }

  private static Shape shape(String table, Row row, OnConflict onConflict) {
    return new Shape.Insert(table, row.columns(), Returning.ALL, Shape.Conflict.UPDATE, onConflict);
  }

  private static Upserted upserted(Row row, boolean inserted) {
    return new Upserted(row, inserted ? Upserted.Action.INSERTED : Upserted.Action.UPDATED);
  }
}
