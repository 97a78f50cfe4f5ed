package org.recordsdb.internal.value;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.JsonText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * JSON documents from what callers give: a tree, a map, a list, or text. All become what their text
 * is read as, so that a number has one form whatever class it came in.
 */
final class Json {

  private Json() {}

  static JsonNode document(Object value) {
    JsonNode document;
    checkDepth(value, 1);
    try {
      document = value instanceof String text ? JsonText.parse(text) : JsonText.tree(value);
    } catch (IllegalArgumentException | JacksonException e) {
      throw ValueException.invalid(
          "takes a JSON document, and the value is not one. Write text in quotes, as JSON does");
    }
    check(document, 1);
    return value instanceof String ? document : JsonText.parse(JsonText.write(document));
  }

  private static void check(JsonNode node, int depth) {
    if (node.isContainer() && depth > JsonText.MAX_DEPTH) {
      throw tooDeep();
    }
    if (node.isString()) {
      Texts.check(node.stringValue());
    } else if (node.isDouble() || node.isFloat()) {
      if (!Double.isFinite(node.doubleValue())) {
        throw ValueException.invalid(
            "takes no JSON document with NaN or an infinity. Give finite numbers, or null");
      }
    }
    if (node.isBigDecimal() && !JsonText.isPlain(node.decimalValue())) {
      throw ValueException.invalid(
          "takes JSON documents with numbers of at most "
              + JsonText.MAX_SCALE
              + " digits after the point. Round them, or give them as text");
    }
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> property : node.properties()) {
        Texts.check(property.getKey());
        check(property.getValue(), depth + 1);
      }
    } else {
      for (JsonNode element : node) {
        check(element, depth + 1);
      }
    }
  }

  /** Before Jackson walks into a list that holds itself. */
  private static void checkDepth(@Nullable Object value, int depth) {
    if (value instanceof Map<?, ?> map) {
      checkDepth(map.values(), depth);
    } else if (value instanceof Collection<?> elements) {
      if (depth > JsonText.MAX_DEPTH) {
        throw tooDeep();
      }
      elements.forEach(element -> checkDepth(element, depth + 1));
    }
  }

  private static ValueException tooDeep() {
    return ValueException.invalid(
        "takes JSON documents of at most " + JsonText.MAX_DEPTH + " levels. Nest it less deep");
  }
}
