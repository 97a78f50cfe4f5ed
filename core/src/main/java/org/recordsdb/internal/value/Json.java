package org.recordsdb.internal.value;

import java.util.Map;
import org.recordsdb.spi.JsonText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** JSON documents from what callers give: a tree, a map, a list, or text. */
final class Json {

  private Json() {}

  static JsonNode document(Object value) {
    JsonNode document;
    try {
      document =
          value instanceof String text
              ? JsonText.parse(text)
              : value instanceof JsonNode node ? node : JsonText.mapper().valueToTree(value);
    } catch (IllegalArgumentException | JacksonException e) {
      throw ValueException.invalid("takes a JSON document, and the value given is none");
    }
    check(document, 1);
    return document;
  }

  private static void check(JsonNode node, int depth) {
    if (depth > JsonText.MAX_DEPTH) {
      throw ValueException.invalid(
          "takes JSON documents of at most " + JsonText.MAX_DEPTH + " levels");
    }
    if (node.isString()) {
      Texts.check(node.stringValue());
    } else if (node.isDouble() || node.isFloat()) {
      if (!Double.isFinite(node.doubleValue())) {
        throw ValueException.invalid("takes JSON documents without NaN and infinities");
      }
    }
    if (node.isBigDecimal() && !Numbers.isKept(node.decimalValue())) {
      throw ValueException.invalid(
          "takes JSON documents without numbers of more digits than" + " databases keep");
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
}
