package org.recordsdb.migrate.copy;

import java.util.Set;
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

  /** Steps by which sequences go on where they are: these change while the schema does not. */
  private static final Set<String> POSITIONS = Set.of("next number", "position of sequence");

  static SchemaStep of(String kind, String name, String sql) {
    return new SchemaStep(kind, name, sql, null);
  }

  /** True if it may be another one when the copy goes on, though the schema is the same. */
  boolean isPosition() {
    return POSITIONS.contains(kind);
  }

  /** True if it can be done before the end, and once for all: what it makes stays the same. */
  boolean isSettled() {
    return otherwise == null && !isPosition();
  }
}
