package org.recordsdb.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key, seen from both of its ends; errors about one name both. Immutable.
 *
 * @param name the constraint's name, or null where the database has none
 * @param table the table that refers
 * @param columns its columns, in the order of the key
 * @param target the table that is referred to
 * @param targetColumns its columns, in the same order; empty where the database does not tell them
 * @param cascades whether deleting a row of the target changes or deletes the rows that refer to it
 */
public record Reference(
    @Nullable String name,
    String table,
    List<String> columns,
    String target,
    List<String> targetColumns,
    boolean cascades) {

  /** Copies the lists. */
  public Reference {
    columns = List.copyOf(columns);
    targetColumns = List.copyOf(targetColumns);
  }
}
