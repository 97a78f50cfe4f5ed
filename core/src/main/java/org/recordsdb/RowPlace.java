package org.recordsdb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In which row a stored value stands that can't be read, as messages say it. */
final class RowPlace {

  private RowPlace() {}

  /**
   * The number of a row is said; other keys are values like all others.
   *
   * @param key columns by which the row is found and what they hold, or empty
   * @param number the row's in the order of reading, counted from 1
   */
  static String of(Map<String, Object> key, int number) {
    if (key.isEmpty()) {
      return "row " + number + " in the order of reading";
    }
    List<Object> values = List.copyOf(key.values());
    return values.size() == 1 && values.get(0) instanceof Long only
        ? "the row with the " + key.keySet().iterator().next() + " " + only
        : "the row whose key " + key.keySet() + " the exception's rowKey() gives";
  }

  /** What the row holds in these columns; empty if it lacks one of them. */
  static Map<String, Object> key(Row row, List<String> columns) {
    Map<String, Object> key = new LinkedHashMap<>();
    for (String column : columns) {
      @Nullable Object value = row.has(column) ? row.get(column) : null;
      if (value == null) {
        return Map.of();
      }
      key.put(column, value);
    }
    return key;
  }
}
