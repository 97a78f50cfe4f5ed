package org.recordsdb.sqlite;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recordsdb.Row;
import tools.jackson.databind.JsonNode;

/**
 * The content of a table as a few digits, classes of values included and in any order of rows, as
 * {@code files/expected.py} writes it.
 */
final class Digest {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSSSSS", Locale.ROOT);
  private static final DateTimeFormatter DAY_AND_CLOCK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS", Locale.ROOT);

  private Digest() {}

  static String of(List<Row> rows) {
    String lines = rows.stream().map(Digest::line).sorted().collect(Collectors.joining("\n"));
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(lines));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String line(Row row) {
    return row.columns().stream()
        .map(name -> typed(row.get(name)))
        .collect(Collectors.joining("|"));
  }

  private static String typed(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    String name = value instanceof JsonNode ? "JsonNode" : value.getClass().getSimpleName();
    return name + " " + text(value);
  }

  private static String text(Object value) {
    if (value instanceof String text) {
      return hex(text);
    } else if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    } else if (value instanceof Double number) {
      return HexFormat.of().toHexDigits(Double.doubleToRawLongBits(number));
    } else if (value instanceof BigDecimal number) {
      return number.toPlainString();
    } else if (value instanceof LocalTime time) {
      return CLOCK.format(time);
    } else if (value instanceof LocalDateTime timestamp) {
      return DAY_AND_CLOCK.format(timestamp);
    } else if (value instanceof Instant instant) {
      return DAY_AND_CLOCK.format(instant.atOffset(ZoneOffset.UTC));
    }
    return value instanceof JsonNode node ? document(node) : value.toString();
  }

  private static String document(JsonNode node) {
    if (node.isObject()) {
      TreeMap<String, JsonNode> sorted = new TreeMap<>();
      node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
      return sorted.entrySet().stream()
          .map(entry -> hex(entry.getKey()) + ":" + document(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    } else if (node.isArray()) {
      return node.valueStream().map(Digest::document).collect(Collectors.joining(",", "[", "]"));
    } else if (node.isString()) {
      return hex(node.stringValue());
    } else if (node.isNumber()) {
      BigDecimal bare = node.decimalValue().stripTrailingZeros();
      return bare.setScale(Math.max(0, bare.scale())).toPlainString();
    }
    return node.toString();
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
