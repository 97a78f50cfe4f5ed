package org.recordsdb;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** About how many bytes values take, for what is kept in memory up to a size. */
final class ValueSize {

  /** What a value takes beside its text or bytes, and all that a number takes. */
  private static final long BASE = 24;

  private ValueSize() {}

  static long of(@Nullable Object value) {
    if (value instanceof String text) {
      return BASE + text.length();
    }
    if (value instanceof byte[] bytes) {
      return BASE + bytes.length;
    }
    return value instanceof JsonNode document ? of(document) : BASE;
  }

  private static long of(JsonNode document) {
    long size = BASE + (document.isString() ? document.stringValue().length() : 0);
    for (Map.Entry<String, JsonNode> property : document.properties()) {
      size += property.getKey().length();
    }
    for (JsonNode child : document) {
      size += of(child);
    }
    return size;
  }
}
