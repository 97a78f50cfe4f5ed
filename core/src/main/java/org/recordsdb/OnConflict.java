package org.recordsdb;

import java.util.ArrayList;
import java.util.List;

/**
 * What an upsert does where a key is taken: {@code onConflict("email")} updates every other column
 * of the row that was given; {@code onConflict("email").update("name")} only these. Immutable and
 * thread-safe.
 *
 * @param key the columns of a unique or primary key
 * @param updated the columns to update; empty for all that were given and are not in the key
 */
public record OnConflict(List<String> key, List<String> updated) {

  /** Copies the lists. */
  public OnConflict {
    key = List.copyOf(key);
    updated = List.copyOf(updated);
  }

  /** Conflicts on this unique or primary key. */
  public static OnConflict onConflict(String column, String... more) {
    List<String> key = new ArrayList<>();
    key.add(Given.notNull(column, "column"));
    key.addAll(Given.each(more, "more"));
    return new OnConflict(key, List.of());
  }

  /**
   * Where the key is taken, only these columns are updated. A row must have each of them; what an
   * object leaves out becomes the column's default.
   */
  public OnConflict update(String... columns) {
    return new OnConflict(key, Given.each(columns, "columns"));
  }
}
