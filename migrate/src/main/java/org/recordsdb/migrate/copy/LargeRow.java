package org.recordsdb.migrate.copy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.verify.LargeValue;

/** Which of a row's values are large. */
final class LargeRow {

  private LargeRow() {}

  static boolean is(@Nullable Object[] row) {
    for (Object value : row) {
      if (value instanceof LargeValue) {
        return true;
      }
    }
    return false;
  }

  /** Where they are, counted from 0. */
  static List<Integer> places(@Nullable Object[] row) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      if (row[i] instanceof LargeValue) {
        places.add(i);
      }
    }
    return places;
  }
}
