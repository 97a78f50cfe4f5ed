package org.recordsdb.sqlite;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.JsonText;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.TemporalText;
import tools.jackson.databind.JsonNode;

/** How values are kept in SQLite's four storage classes: integer, real, text and blob. */
final class SqliteCodecs {

  /** The one form, by which UUIDs are found: the same in capitals would be read and not found. */
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private SqliteCodecs() {}

  static StoredCodec of(ColumnType type) {
    return switch (type.logical()) {
      case BOOLEAN -> of(value -> (Boolean) value ? 1L : 0L, SqliteCodecs::readBoolean);
      case INT16, INT32, INT64 -> of(SqliteCodecs::whole);
      case FLOAT32 -> of(stored -> Double.parseDouble(Float.toString((float) readDouble(stored))));
      case FLOAT64 -> of(SqliteCodecs::readDouble);
      case DECIMAL ->
          of(
              value -> SqliteDecimals.encode(type, (BigDecimal) value),
              stored -> SqliteDecimals.decode(type, stored));
      case TEXT -> textual(type);
      case BYTES -> of(SqliteCodecs::readBytes);
      case DATE ->
          of(value -> TemporalText.write((LocalDate) value), s -> TemporalText.date(text(s)));
      case TIME ->
          of(value -> TemporalText.write((LocalTime) value), s -> TemporalText.time(text(s)));
      case TIMESTAMP ->
          of(
              value -> TemporalText.write((LocalDateTime) value),
              s -> TemporalText.timestamp(text(s)));
      case INSTANT ->
          of(value -> TemporalText.write((Instant) value), s -> TemporalText.instant(text(s)));
      case UUID -> of(Object::toString, SqliteCodecs::readUuid);
      case JSON -> json(type);
      case ANY -> any(type);
    };
  }

  /** As of the type, but decimals of any column, which compare by the digits that doubles keep. */
  static StoredCodec comparing(LogicalType logical) {
    ColumnType type = ColumnType.of(logical);
    return logical == LogicalType.DECIMAL
        ? of(value -> SqliteDecimals.encode(type, (BigDecimal) value), SqliteDecimals::rounded)
        : of(type);
  }

  private static StoredCodec textual(ColumnType type) {
    return Affinity.isNumeric(type)
        ? of(value -> Affinity.keptText(type, (String) value), SqliteCodecs::text)
        : of(SqliteCodecs::text);
  }

  private static StoredCodec json(ColumnType type) {
    boolean numeric = Affinity.isNumeric(type);
    return of(value -> encodeJson(type, numeric, (JsonNode) value), SqliteCodecs::readJson);
  }

  private static StoredCodec any(ColumnType type) {
    boolean numeric = Affinity.isNumeric(type);
    return of(value -> Affinity.kept(type, numeric, value), SqliteCodecs::readAny);
  }

  private static Boolean readBoolean(Object stored) {
    long number = whole(stored);
    if (number != 0 && number != 1) {
      throw new IllegalArgumentException("a whole number other than 0 and 1");
    }
    return number == 1;
  }

  private static double readDouble(Object stored) {
    return stored instanceof Double number ? number : whole(stored);
  }

  private static byte[] readBytes(Object stored) {
    if (stored instanceof byte[] bytes) {
      return bytes;
    }
    throw misfit(stored);
  }

  private static UUID readUuid(Object stored) {
    String text = text(stored);
    if (!UUID_TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException("text that is no UUID in lower case");
    }
    return UUID.fromString(text);
  }

  private static Object encodeJson(ColumnType type, boolean numeric, JsonNode document) {
    String text = JsonText.write(document);
    if (document.isNumber() && numeric && !document.equals(readJson(Affinity.converted(text)))) {
      throw new IllegalArgumentException(
          "a number that SQLite does not keep exactly in a column declared "
              + type.declared()
              + "; declare it json_text");
    }
    return text;
  }

  /** A document that is one number is stored as one, by the affinity of a column declared JSON. */
  private static JsonNode readJson(Object stored) {
    String text =
        stored instanceof Double || stored instanceof Long || stored instanceof Integer
            ? stored.toString()
            : text(stored);
    return JsonText.stored(text);
  }

  private static Object readAny(Object stored) {
    return stored instanceof Integer ? (Object) whole(stored) : stored;
  }

  static long whole(Object stored) {
    if (stored instanceof Integer || stored instanceof Long) {
      return ((Number) stored).longValue();
    }
    throw misfit(stored);
  }

  private static String text(Object stored) {
    if (stored instanceof String text) {
      return text;
    }
    throw misfit(stored);
  }

  private static IllegalArgumentException misfit(Object stored) {
    String kind =
        stored instanceof String
            ? "text"
            : stored instanceof Double
                ? "a floating point number"
                : stored instanceof byte[] ? "a blob" : "a whole number";
    return new IllegalArgumentException(kind);
  }

  /** Of values that the driver takes as they are. */
  private static StoredCodec of(UnaryOperator<Object> decode) {
    return of(value -> value, decode);
  }

  private static StoredCodec of(UnaryOperator<Object> encode, UnaryOperator<Object> decode) {
    return new StoredCodec(encode, decode);
  }
}
