package org.recordsdb;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.spi.JsonText;
import tools.jackson.databind.JsonNode;

/**
 * Values as every writer of JSON takes them: text, numbers, booleans, lists, maps and null. Objects
 * of other classes become what Jackson makes of them.
 */
final class PlainForm {

  private PlainForm() {}

  /**
   * The plain form.
   *
   * @param depth how deep the value stands, 1 for a column's
   */
  static @Nullable Object of(@Nullable Object value, int depth) {
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof TemporalAccessor time) {
      return time(time);
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof UUID || value instanceof Character) {
      return value.toString();
    }
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    return structure(value, depth);
  }

  private static @Nullable Object structure(Object value, int depth) {
    checkDepth(depth);
    if (value instanceof JsonNode document) {
      return document(document, depth);
    }
    if (value instanceof Row row) {
      return row.plainMap(depth + 1);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      map.forEach(
          (key, element) -> plain.put(String.valueOf(of(key, depth + 1)), of(element, depth + 1)));
      return Collections.unmodifiableMap(plain);
    }
    if (value instanceof Collection<?> elements) {
      return list(elements, depth);
    }
    if (value.getClass().isArray()) {
      @Nullable Object[] elements = new @Nullable Object[Array.getLength(value)];
      Arrays.setAll(elements, i -> Array.get(value, i));
      return list(Arrays.asList(elements), depth);
    }
    return document(JsonText.tree(value), depth);
  }

  /** The document as maps, lists and plain values, which are the caller's. */
  static @Nullable Object document(JsonNode node) {
    return document(node, 1);
  }

  private static @Nullable Object document(JsonNode node, int depth) {
    if (node.isContainer()) {
      checkDepth(depth);
    }
    if (node.isObject()) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      node.properties()
          .forEach(each -> map.put(each.getKey(), document(each.getValue(), depth + 1)));
      return map;
    }
    if (node.isArray()) {
      List<@Nullable Object> list = new ArrayList<>(node.size());
      node.forEach(element -> list.add(document(element, depth + 1)));
      return list;
    }
    if (node.isNumber()) {
      return number(node.numberValue());
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isNull() || node.isMissingNode() ? null : node.asString();
  }

  private static List<@Nullable Object> list(Collection<?> elements, int depth) {
    List<@Nullable Object> list = new ArrayList<>(elements.size());
    elements.forEach(element -> list.add(of(element, depth + 1)));
    return Collections.unmodifiableList(list);
  }

  private static void checkDepth(int depth) {
    if (depth > JsonText.MAX_DEPTH) {
      throw Failure.of(
              ErrorKind.LIMIT,
              "Can't give the plain form of a row: a value is nested more than "
                  + JsonText.MAX_DEPTH
                  + " levels deep. Nest it less deep.")
          .exception();
    }
  }

  /** JSON has neither NaN nor infinity. */
  private static Object number(Number number) {
    if (number instanceof BigDecimal decimal) {
      boolean exponent = decimal.toString().indexOf('E') >= 0;
      return exponent && JsonText.isPlain(decimal) ? new PlainDecimal(decimal) : decimal;
    }
    boolean floating = number instanceof Double || number instanceof Float;
    return floating && !Double.isFinite(number.doubleValue()) ? number.toString() : number;
  }

  /** Seconds are always written, zero or not. */
  private static String time(TemporalAccessor time) {
    if (time instanceof LocalDateTime) {
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
    }
    if (time instanceof LocalTime) {
      return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
    }
    if (time instanceof OffsetDateTime || time instanceof ZonedDateTime) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }
    if (time instanceof LocalDate) {
      return DateTimeFormatter.ISO_LOCAL_DATE.format(time);
    }
    return time.toString();
  }

  /** A decimal that is written with all of its digits, not with an exponent. */
  private static final class PlainDecimal extends BigDecimal {

    private static final long serialVersionUID = 1L;

    private PlainDecimal(BigDecimal decimal) {
      super(decimal.unscaledValue(), decimal.scale());
    }

    @Override
    public String toString() {
      return toPlainString();
    }
  }
}
