package org.recordsdb.migrate.copy;

import org.jspecify.annotations.Nullable;

/**
 * A statement that makes a part of the target's schema. Names are not qualified: they mean the
 * schema in which the copy is made.
 *
 * @param kind what it makes, as {@code index} or {@code view}
 * @param name of what it makes, for messages
 * @param sql the statement, in the target's words
 * @param otherwise what is done where the rows do not allow it and the policy does not mind, or
 *     null if there is nothing
 */
record SchemaStep(String kind, String name, String sql, @Nullable String otherwise) {

  static SchemaStep of(String kind, String name, String sql) {
    return new SchemaStep(kind, name, sql, null);
  }
}
