package org.recordsdb.migrate.verify;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.Decimals;
import tools.jackson.databind.JsonNode;

/**
 * Values as bytes, for their hash: equal values have equal bytes whatever database they come from,
 * different ones have different bytes, and no two values in a row read as two others. Not
 * thread-safe.
 */
final class CanonicalBytes {

  /** The first byte of each kind of value. */
  private static final int NULL = 0;

  private static final int BOOLEAN = 1;
  private static final int WHOLE = 2;
  private static final int DOUBLE = 3;
  private static final int DECIMAL = 4;
  private static final int TEXT = 5;
  private static final int BYTES = 6;
  private static final int DATE = 7;
  private static final int TIME = 8;
  private static final int TIMESTAMP = 9;
  private static final int INSTANT = 10;
  private static final int UUID_VALUE = 11;
  private static final int DOCUMENT = 12;
  private static final int OBJECT = 13;
  private static final int ARRAY = 14;
  private static final int BAD_VALUE = 15;

  /** No byte of a text, whose number is not known beforehand where it comes in pieces. */
  private static final int END_OF_TEXT = 0xff;

  /** Whole numbers of this many digits fit into a long. */
  private static final int LONG_DIGITS = 18;

  private final PieceHash to;

  /**
   * @param to what the bytes are appended to
   */
  CanonicalBytes(PieceHash to) {
    this.to = to;
  }

  /** Appends a value of one of the classes that rows have. */
  void add(@Nullable Object value) throws SQLException {
    if (value == null) {
      to.code(NULL);
    } else if (value instanceof Long number) {
      to.code(WHOLE);
      to.number(number);
    } else if (value instanceof String text) {
      text(text);
    } else if (value instanceof Double number) {
      to.code(DOUBLE);
      to.number(Double.doubleToLongBits(number + 0.0)); // zero has one sign
    } else if (value instanceof Boolean truth) {
      truth(truth);
    } else if (value instanceof BigDecimal decimal) {
      decimal(decimal);
    } else if (value instanceof byte[] bytes) {
      to.code(BYTES);
      to.number(bytes.length);
      to.bytes(bytes);
    } else if (value instanceof LargeValue large) {
      large(large);
    } else if (value instanceof JsonNode document) {
      to.code(DOCUMENT); // so that a document that is null is not NULL
      document(document);
    } else {
      other(value);
    }
  }

  private void other(Object value) {
    if (value instanceof LocalDate date) {
      to.code(DATE);
      to.number(date.toEpochDay());
    } else if (value instanceof LocalTime time) {
      to.code(TIME);
      to.number(time.toNanoOfDay());
    } else if (value instanceof LocalDateTime timestamp) {
      to.code(TIMESTAMP);
      to.number(timestamp.toLocalDate().toEpochDay());
      to.number(timestamp.toLocalTime().toNanoOfDay());
    } else if (value instanceof Instant instant) {
      to.code(INSTANT);
      to.number(instant.getEpochSecond());
      to.number(instant.getNano());
    } else if (value instanceof UUID uuid) {
      to.code(UUID_VALUE);
      to.number(uuid.getMostSignificantBits());
      to.number(uuid.getLeastSignificantBits());
    } else if (value == BadValue.NOT_STORED) {
      to.code(BAD_VALUE);
    } else {
      throw new IllegalArgumentException("a value of the class " + value.getClass().getName());
    }
  }

  private void text(String text) {
    to.code(TEXT);
    to.characters(text);
    to.code(END_OF_TEXT);
  }

  /** The same bytes as of the value in one piece. */
  private void large(LargeValue value) throws SQLException {
    if (value.isText()) {
      to.code(TEXT);
      Utf8Pieces characters = new Utf8Pieces(PieceHash.CHARACTERS, to::characters);
      value.each(characters);
      characters.end();
      to.code(END_OF_TEXT);
    } else {
      to.code(BYTES);
      to.number(value.length());
      value.each(to::bytes);
    }
  }

  private void truth(boolean truth) {
    to.code(BOOLEAN);
    to.code(truth ? 1 : 0);
  }

  /** Equal as numbers: 1.50 is 1.5. */
  private void decimal(BigDecimal value) {
    BigDecimal bare = Decimals.bare(value);
    to.code(DECIMAL);
    to.number(bare.scale());
    if (bare.precision() <= LONG_DIGITS) {
      to.number(Long.BYTES);
      to.number(bare.unscaledValue().longValue());
    } else {
      byte[] digits = bare.unscaledValue().toByteArray();
      to.number(digits.length);
      to.bytes(digits);
    }
  }

  /** The order of an object's names means nothing, and numbers are equal as numbers. */
  private void document(JsonNode node) {
    if (node.isObject()) {
      Map<String, JsonNode> members = new TreeMap<>();
      node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
      to.code(OBJECT);
      to.number(members.size());
      members.forEach(
          (name, member) -> {
            text(name);
            document(member);
          });
    } else if (node.isArray()) {
      to.code(ARRAY);
      to.number(node.size());
      node.forEach(this::document);
    } else if (node.isNumber()) {
      decimal(node.decimalValue());
    } else if (node.isNull()) {
      to.code(NULL);
    } else if (node.isBoolean()) {
      truth(node.booleanValue());
    } else {
      text(node.stringValue());
    }
  }
}
