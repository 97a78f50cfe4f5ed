package org.recordsdb;

import java.util.List;

/**
 * Which column feeds which property of a class: settled once for all rows that share their columns.
 * Immutable.
 */
final class Sources {

  /** The place of a column that the rows do not have. */
  static final int NONE = -1;

  private final Columns columns;
  private final int[] places;

  private Sources(Columns columns, int[] places) {
    this.columns = columns;
    this.places = places;
  }

  static Sources of(Columns columns, List<Property> properties) {
    int[] places = new int[properties.size()];
    for (int i = 0; i < places.length; i++) {
      String name = properties.get(i).name();
      String column = columns.has(name) ? name : properties.get(i).column();
      places[i] = columns.has(column) ? columns.place(column) : NONE;
    }
    return new Sources(columns, places);
  }

  /** True if this was settled for rows of these columns, the same object. */
  boolean areOf(Columns others) {
    return columns == others;
  }

  /** Where the column stands that feeds the property of this index, or {@link #NONE}. */
  int place(int property) {
    return places[property];
  }
}
