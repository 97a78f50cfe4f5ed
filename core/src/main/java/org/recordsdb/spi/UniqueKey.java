package org.recordsdb.spi;

import java.util.List;

/**
 * Columns whose values together are unique in their table.
 *
 * @param name of the constraint or index; empty where the database gives it none
 * @param columns in the order of the key
 * @param deferrable true where the database may look at the key as late as at COMMIT, so that no
 *     upsert can find a row by it
 */
public record UniqueKey(String name, List<String> columns, boolean deferrable) {

  /** Copies the list. */
  public UniqueKey {
    columns = List.copyOf(columns);
  }

  /** A key that is looked at for each row. */
  public UniqueKey(String name, List<String> columns) {
    this(name, columns, false);
  }
}
