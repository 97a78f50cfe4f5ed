package org.recordsdb;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.JsonText;
import tools.jackson.databind.JsonNode;

/** A value as the text of a row shows it, whatever a caller has put into the row. */
final class ShownValue {

  private ShownValue() {}

  static String of(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return bytes.length + " bytes";
    }
    return isDeep(value, 1)
        ? "(nested more than " + JsonText.MAX_DEPTH + " levels deep)"
        : String.valueOf(value);
  }

  /**
   * True if writing the value, whose outermost part stands this deep, takes too much of a stack.
   */
  private static boolean isDeep(@Nullable Object value, int depth) {
    if (value instanceof Map<?, ?> map) {
      return isDeep(map.values(), depth);
    }
    Iterable<?> elements =
        value instanceof Collection<?> collection
            ? collection
            : value instanceof JsonNode node && node.isContainer() ? node.values() : null;
    if (elements == null) {
      return false;
    }
    if (depth > JsonText.MAX_DEPTH) {
      return true;
    }
    for (Object element : elements) {
      if (isDeep(element, depth + 1)) {
        return true;
      }
    }
    return false;
  }
}
