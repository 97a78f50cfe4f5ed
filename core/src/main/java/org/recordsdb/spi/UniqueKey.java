package org.recordsdb.spi;

import java.util.List;

/**
 * Columns whose values together are unique in their table.
 *
 * @param name of the constraint or index; empty where the database gives it none
 * @param columns in the order of the key
 */
public record UniqueKey(String name, List<String> columns) {

  /** Copies the list. */
  public UniqueKey {
    columns = List.copyOf(columns);
  }
}
