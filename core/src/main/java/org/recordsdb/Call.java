package org.recordsdb;

import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.TableInfo;

/**
 * A statement as sessions and errors see it.
 *
 * @param what the verb and its object, as {@code insert into documents}
 * @param table the table's description, or null in free SQL
 * @param write whether it needs a connection that writes
 * @param sql the statement's text, or null if it is none
 */
record Call(String what, @Nullable TableInfo table, boolean write, @Nullable String sql) {

  /** True if the statement can only violate foreign keys of its own table. */
  boolean isInsert() {
    return what.startsWith("insert into ");
  }

  static Call reading(String what) {
    return new Call(what, null, false, null);
  }

  static Call writing(String what) {
    return new Call(what, null, true, null);
  }
}
