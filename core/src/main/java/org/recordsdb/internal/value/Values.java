package org.recordsdb.internal.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAdjuster;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.internal.text.ClassName;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;
import tools.jackson.databind.JsonNode;

/**
 * Brings a value that a caller gave into the one class and range of a column's type, or rejects it:
 * the same for every database, before anything is sent. No message shows the value.
 */
public final class Values {

  private static final Map<Class<?>, LogicalType> BY_CLASS =
      Map.ofEntries(
          Map.entry(Boolean.class, LogicalType.BOOLEAN),
          Map.entry(Byte.class, LogicalType.INT64),
          Map.entry(Short.class, LogicalType.INT64),
          Map.entry(Integer.class, LogicalType.INT64),
          Map.entry(Long.class, LogicalType.INT64),
          Map.entry(Float.class, LogicalType.FLOAT64),
          Map.entry(Double.class, LogicalType.FLOAT64),
          Map.entry(BigDecimal.class, LogicalType.DECIMAL),
          Map.entry(BigInteger.class, LogicalType.DECIMAL),
          Map.entry(String.class, LogicalType.TEXT),
          Map.entry(byte[].class, LogicalType.BYTES),
          Map.entry(LocalDate.class, LogicalType.DATE),
          Map.entry(LocalTime.class, LogicalType.TIME),
          Map.entry(LocalDateTime.class, LogicalType.TIMESTAMP),
          Map.entry(Instant.class, LogicalType.INSTANT),
          Map.entry(OffsetDateTime.class, LogicalType.INSTANT),
          Map.entry(ZonedDateTime.class, LogicalType.INSTANT),
          Map.entry(UUID.class, LogicalType.UUID));

  /** The digits behind the seconds that times have. */
  private static final int MICROSECONDS = 6;

  private static final int MIN_YEAR = 1;
  private static final int MAX_YEAR = 9999;
  private static final Instant FIRST = startOf(MIN_YEAR);
  private static final Instant END = startOf(MAX_YEAR + 1);

  private Values() {}

  /**
   * The value in the class of the type.
   *
   * @throws ValueException if the type takes no such value
   */
  public static Object canonical(ColumnType type, Object value) {
    return switch (type.logical()) {
      case BOOLEAN -> require(value, Boolean.class);
      case INT16 -> Numbers.integer(value, Short.MIN_VALUE, Short.MAX_VALUE);
      case INT32 -> Numbers.integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case INT64 -> Numbers.integer(value, Long.MIN_VALUE, Long.MAX_VALUE);
      case FLOAT32 -> Numbers.single(value);
      case FLOAT64 -> Numbers.floating(value);
      case DECIMAL -> Numbers.decimal(type, value);
      case TEXT -> text(type, value);
      case BYTES -> require(value, byte[].class).clone();
      case DATE -> date(require(value, LocalDate.class));
      case TIME -> require(value, LocalTime.class).with(cut(type));
      case TIMESTAMP -> timestamp(type, require(value, LocalDateTime.class));
      case INSTANT -> instant(type, value);
      case UUID -> uuid(value);
      case JSON -> json(value);
      case ANY -> canonical(typeOf(value), value);
    };
  }

  /**
   * The type that a value has by itself, for raw SQL, where no column decides.
   *
   * @throws ValueException if values of this class are never taken
   */
  public static ColumnType typeOf(Object value) {
    LogicalType own = BY_CLASS.get(value.getClass());
    if (own != null) {
      return ColumnType.of(own);
    }
    if (value instanceof Enum) {
      return ColumnType.of(LogicalType.TEXT);
    }
    if (value instanceof JsonNode) {
      return ColumnType.of(LogicalType.JSON);
    }
    String kind = ClassName.of(value.getClass());
    throw ValueException.type(
        "takes no "
            + kind
            + (value instanceof Map || value instanceof Collection
                ? ". Give a JSON document as a JsonNode"
                : ". Give a number, text, Boolean, byte[], date, time, UUID, JsonNode or a list of"
                    + " them"));
  }

  private static Object text(ColumnType type, Object value) {
    String text =
        value instanceof Enum<?> constant ? constant.name() : require(value, String.class);
    Texts.check(text);
    if (type.precision() > 0
        && text.length() > type.precision()
        && text.codePointCount(0, text.length()) > type.precision()) {
      throw new ValueException(
          ErrorKind.TOO_LONG,
          "takes at most "
              + type.precision()
              + " characters. Shorten the text, or declare the column longer");
    }
    return text;
  }

  private static Object date(LocalDate date) {
    return inYears(date, date.getYear());
  }

  private static Object timestamp(ColumnType type, LocalDateTime timestamp) {
    return inYears(timestamp.with(cut(type)), timestamp.getYear());
  }

  /** Cuts off to microseconds, or to the fewer digits of the type, to which databases round. */
  private static TemporalAdjuster cut(ColumnType type) {
    int digits = type.precision() == 0 ? MICROSECONDS : type.scale();
    int unit = 1_000_000_000;
    for (int i = 0; i < digits; i++) {
      unit /= 10;
    }
    int kept = unit;
    return time -> {
      int nanos = time.get(ChronoField.NANO_OF_SECOND);
      return time.with(ChronoField.NANO_OF_SECOND, nanos - nanos % kept);
    };
  }

  private static Object instant(ColumnType type, Object value) {
    Instant instant;
    if (value instanceof OffsetDateTime offset) {
      instant = offset.toInstant();
    } else if (value instanceof ZonedDateTime zoned) {
      instant = zoned.toInstant();
    } else {
      instant = require(value, Instant.class);
    }
    if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
      throw outsideYears();
    }
    return instant.with(cut(type));
  }

  private static Object uuid(Object value) {
    if (!(value instanceof String text)) {
      return require(value, UUID.class);
    }
    try {
      return Texts.uuid(text);
    } catch (IllegalArgumentException e) {
      throw ValueException.invalid(
          "takes a UUID, and the text is not one. Write it in 36 characters, as UUID.toString() does");
    }
  }

  private static Object json(Object value) {
    if (value instanceof String
        || value instanceof JsonNode
        || value instanceof Map
        || value instanceof Collection) {
      return Json.document(value);
    }
    throw refused(value, "a JSON document (JsonNode, Map, List or text)");
  }

  private static Object inYears(Object value, int year) {
    if (year < MIN_YEAR || year > MAX_YEAR) {
      throw outsideYears();
    }
    return value;
  }

  private static ValueException outsideYears() {
    return ValueException.range("takes years from 1 to 9999. Give a date or time between");
  }

  private static Instant startOf(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /** The value as what it must be already. */
  private static <T> T require(Object value, Class<T> wanted) {
    if (!wanted.isInstance(value)) {
      throw refused(value, ClassName.withArticle(wanted));
    }
    return wanted.cast(value);
  }

  static ValueException refused(Object value, String expected) {
    return ValueException.type(
        "takes "
            + expected
            + ", not "
            + ClassName.withArticle(value.getClass())
            + ". Convert it first");
  }
}
