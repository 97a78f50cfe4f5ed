package org.recordsdb.internal.value;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ResourceException;
import org.recordsdb.internal.text.ClassName;
import org.recordsdb.spi.JsonLimitException;
import org.recordsdb.spi.JsonText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * JSON documents from what callers give: a tree, a map, a list, or text. All become what their text
 * is read as, so that a number has one form whatever class it came in.
 */
final class Json {

  /** More than documents take, found before the digits are written out, which takes long. */
  private static final int MAX_BITS = 4 * JsonText.MAX_DIGITS;

  private Json() {}

  static JsonNode document(Object value) {
    if (value instanceof String text) {
      JsonNode document = parsed(text);
      check(document, 1);
      return document;
    }
    checkDepth(value, 1);
    JsonNode document = tree(value);
    check(document, 1);
    try {
      return JsonText.parse(JsonText.write(document));
    } catch (ResourceException e) {
      throw new ValueException(
          e.kind(),
          "takes JSON documents whose exponents stand for at most "
              + JsonText.MAX_ZEROS
              + " zeros in all. Round the numbers, or give them as text");
    } catch (IllegalArgumentException e) {
      throw tooLong();
    }
  }

  private static JsonNode parsed(String text) {
    try {
      return JsonText.parse(text);
    } catch (JsonLimitException e) {
      throw new ValueException(
          e.kind(),
          "takes a JSON document, and "
              + e.getMessage()
              + ". Nest it less deep, and give longer numbers as text");
    } catch (IllegalArgumentException e) {
      throw ValueException.invalid(
          "takes a JSON document, and "
              + e.getMessage()
              + ". Correct it there; names and texts stand in double quotes");
    }
  }

  private static JsonNode tree(Object value) {
    try {
      return JsonText.tree(value);
    } catch (IllegalArgumentException | JacksonException e) {
      throw ValueException.type(
          "takes a JSON document, and "
              + unwritable(value)
              + " in it can't be written as JSON. Give maps with texts as keys, lists, texts,"
              + " numbers, booleans, or objects with getters");
    }
  }

  /** The class of the first value in the document that can't be written. */
  private static String unwritable(Object value) {
    Collection<?> inside =
        value instanceof Map<?, ?> map
            ? map.values()
            : value instanceof Collection<?> elements ? elements : List.of();
    for (Object element : inside) {
      if (element != null) {
        try {
          JsonText.tree(element);
        } catch (IllegalArgumentException | JacksonException e) {
          return unwritable(element);
        }
      }
    }
    return ClassName.withArticle(value.getClass());
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
    boolean exact = node.isBigInteger() || node.isBigDecimal();
    if (exact && node.decimalValue().unscaledValue().bitLength() > MAX_BITS) {
      throw tooLong();
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

  private static ValueException tooLong() {
    return ValueException.invalid(
        "takes JSON documents with numbers of at most "
            + JsonText.MAX_DIGITS
            + " digits. Give longer ones as text");
  }

  private static ValueException tooDeep() {
    return ValueException.invalid(
        "takes JSON documents of at most " + JsonText.MAX_DEPTH + " levels. Nest it less deep");
  }
}
