package org.recordsdb.benchmarks.contender;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows that are maps, of any library. */
final class MapRows {

  private MapRows() {}

  /** Numbers come in the class that the driver chose. */
  static Document document(Map<String, ? extends @Nullable Object> row) {
    return new Document(
        number(row, "id").longValue(),
        text(row, "name"),
        text(row, "owner"),
        text(row, "status"),
        size(row),
        number(row, "score").doubleValue(),
        (String) row.get("note"));
  }

  static long size(Map<String, ? extends @Nullable Object> row) {
    return number(row, "size").longValue();
  }

  static long id(Map<String, ? extends @Nullable Object> row) {
    return number(row, "id").longValue();
  }

  private static Number number(Map<String, ? extends @Nullable Object> row, String column) {
    return (Number) present(row, column);
  }

  private static String text(Map<String, ? extends @Nullable Object> row, String column) {
    return (String) present(row, column);
  }

  private static Object present(Map<String, ? extends @Nullable Object> row, String column) {
    Object value = row.get(column);
    if (value == null) {
      throw new IllegalStateException("The row has no " + column);
    }
    return value;
  }
}
