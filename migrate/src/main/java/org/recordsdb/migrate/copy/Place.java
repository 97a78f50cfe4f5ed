package org.recordsdb.migrate.copy;

/** When a part of a schema is made, in this order. */
enum Place {
  /** Before all tables. */
  BEFORE,
  /** With its table, before the rows. */
  TABLE,
  /** With the keys of its table, after the rows. */
  KEY,
  /** When all tables have rows and keys. */
  AFTER,
  /** When all of the schema is there. */
  LAST,
  /** When all of it has its owner. */
  END;

  /** The place of something that belongs here and needs what is made there. */
  Place behind(Place there) {
    if (there.compareTo(this) <= 0) {
      return this;
    }
    return there.compareTo(AFTER) > 0 ? there : AFTER;
  }
}
