package org.recordsdb.spi;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Documents read and written token by token. Jackson's mapper does the same, but can't be made at
 * all where an application has older annotations of Jackson than it was built with, as Spring Boot
 * 3 sees to; documents need no annotations.
 */
final class JsonTree {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final Map<Class<?>, Function<Number, JsonNode>> PLAIN_NUMBERS =
      Map.of(
          Byte.class, number -> NODES.numberNode(number.byteValue()),
          Short.class, number -> NODES.numberNode(number.shortValue()),
          Integer.class, number -> NODES.numberNode(number.intValue()),
          Long.class, number -> NODES.numberNode(number.longValue()),
          Float.class, number -> NODES.numberNode(number.floatValue()),
          Double.class, number -> NODES.numberNode(number.doubleValue()),
          BigInteger.class, number -> NODES.numberNode((BigInteger) number),
          BigDecimal.class, number -> NODES.numberNode((BigDecimal) number));

  private JsonTree() {}

  /** The one document of the text, or null if there is none, or more than one. */
  static @Nullable JsonNode read(JsonFactory factory, String text) {
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        return null;
      }
      JsonNode document = read(parser, 0, new JsonZeros());
      return parser.nextToken() == null ? document : null;
    }
  }

  /** The value at which the parser stands, inside of so many others. */
  private static JsonNode read(JsonParser parser, int depth, JsonZeros zeros) {
    if (depth == JsonText.MAX_DEPTH && parser.currentToken().isStructStart()) {
      throw new JsonLimitException(
          ErrorKind.INVALID_VALUE,
          "the text is nested more than " + JsonText.MAX_DEPTH + " levels deep");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = parser.currentName();
          parser.nextToken();
          object.set(key, read(parser, depth + 1, zeros));
        }
        yield object;
      }
      case START_ARRAY -> {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(read(parser, depth + 1, zeros));
        }
        yield array;
      }
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
          };
      case VALUE_NUMBER_FLOAT -> {
        BigDecimal number = parser.getDecimalValue();
        zeros.add(number);
        yield NODES.numberNode(number);
      }
      case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
      case VALUE_NULL -> NODES.nullNode();
      default -> NODES.stringNode(parser.getString());
    };
  }

  /** The document of maps, lists and plain values; of other objects, what the mapper makes. */
  static JsonNode of(@Nullable Object value) {
    return of(value, 1);
  }

  private static JsonNode of(@Nullable Object value, int depth) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof JsonNode document) {
      return document;
    }
    if (value instanceof String text) {
      return NODES.stringNode(text);
    }
    if (value instanceof Boolean truth) {
      return NODES.booleanNode(truth);
    }
    if (value instanceof Number number && PLAIN_NUMBERS.containsKey(number.getClass())) {
      return Objects.requireNonNull(PLAIN_NUMBERS.get(number.getClass())).apply(number);
    }
    if (value instanceof Map<?, ?> map && isPlain(map)) {
      ObjectNode object = NODES.objectNode();
      map.forEach((key, element) -> object.set((String) key, of(element, inside(depth))));
      return object;
    }
    if (value instanceof Collection<?> elements && isOfJava(elements)) {
      ArrayNode array = NODES.arrayNode();
      elements.forEach(element -> array.add(of(element, inside(depth))));
      return array;
    }
    return JsonText.mapper().valueToTree(value);
  }

  /** The depth of what a value has in it, where that ends; a list may hold itself. */
  private static int inside(int depth) {
    if (depth > JsonText.MAX_DEPTH + 1) {
      throw Failure.of(
              ErrorKind.LIMIT,
              "Can't make a JSON document: a value is nested more than "
                  + JsonText.MAX_DEPTH
                  + " levels deep. Nest it less deep.")
          .exception();
    }
    return depth + 1;
  }

  private static boolean isPlain(Map<?, ?> map) {
    return isOfJava(map) && map.keySet().stream().allMatch(String.class::isInstance);
  }

  /** Other people's collections may say how they are written. */
  private static boolean isOfJava(Object collection) {
    return collection.getClass().getName().startsWith("java.util.");
  }

  static String write(JsonFactory factory, JsonNode document) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), text)) {
      write(document, out, new JsonZeros());
    }
    return text.toString();
  }

  private static void write(JsonNode node, JsonGenerator out, JsonZeros zeros) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        out.writeStartObject();
        for (Map.Entry<String, JsonNode> property : node.properties()) {
          out.writeName(property.getKey());
          write(property.getValue(), out, zeros);
        }
        out.writeEndObject();
      }
      case ARRAY -> {
        out.writeStartArray();
        node.forEach(element -> write(element, out, zeros));
        out.writeEndArray();
      }
      case STRING -> out.writeString(node.stringValue());
      case BOOLEAN -> out.writeBoolean(node.booleanValue());
      case NULL, MISSING -> out.writeNull();
      case NUMBER -> number(node, out, zeros);
      case BINARY -> out.writeBinary(node.binaryValue());
      case POJO -> out.writeRawValue(JsonText.mapper().writeValueAsString(node));
    }
  }

  private static void number(JsonNode node, JsonGenerator out, JsonZeros zeros) {
    switch (node.numberType()) {
      case INT -> out.writeNumber(node.intValue());
      case LONG -> out.writeNumber(node.longValue());
      case BIG_INTEGER -> out.writeNumber(node.bigIntegerValue());
      case FLOAT -> out.writeNumber(node.floatValue());
      case DOUBLE -> out.writeNumber(node.doubleValue());
      case BIG_DECIMAL -> {
        BigDecimal decimal = node.decimalValue();
        zeros.add(decimal);
        if (JsonText.isPlain(decimal)) {
          out.writeNumber(decimal);
        } else {
          out.writeNumber(decimal.toString());
        }
      }
    }
  }
}
