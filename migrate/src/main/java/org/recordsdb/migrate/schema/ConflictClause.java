package org.recordsdb.migrate.schema;

import java.util.List;

/**
 * What an SQLite table does where a row breaks a constraint, other than to refuse the statement
 * ("The ON CONFLICT Clause").
 *
 * @param constraint {@code PRIMARY KEY}, {@code UNIQUE} or {@code NOT NULL}
 * @param columns those of the constraint
 * @param action {@code ROLLBACK}, {@code FAIL}, {@code IGNORE} or {@code REPLACE}
 */
public record ConflictClause(String constraint, List<String> columns, String action) {

  /** Copies the list. */
  public ConflictClause {
    columns = List.copyOf(columns);
  }
}
