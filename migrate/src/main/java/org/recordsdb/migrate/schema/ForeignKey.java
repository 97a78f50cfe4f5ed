package org.recordsdb.migrate.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns whose values, if none is NULL, are another table's key.
 *
 * @param name of the constraint, or null where the database gives it none
 * @param columns in the order of the key
 * @param table the other table
 * @param references its columns, in the order of the key
 * @param onUpdate what happens when the other key changes, as {@code CASCADE}
 * @param onDelete what happens when the other row is deleted, as {@code SET NULL}
 * @param deferred whether it is checked at the end of the transaction
 */
public record ForeignKey(
    @Nullable String name,
    List<String> columns,
    String table,
    List<String> references,
    String onUpdate,
    String onDelete,
    boolean deferred) {

  /** Copies the lists. */
  public ForeignKey {
    columns = List.copyOf(columns);
    references = List.copyOf(references);
  }
}
