package org.recordsdb.internal.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.recordsdb.internal.text.ClassName;
import org.recordsdb.spi.Decimals;
import org.recordsdb.spi.JsonText;
import org.recordsdb.spi.TemporalText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Turns a row's value into the class that a caller asks for: only where nothing is lost. Text is
 * parsed where raw SQL on a database without the type gives text.
 */
public final class Conversions {

  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(
          boolean.class, Boolean.class,
          int.class, Integer.class,
          long.class, Long.class,
          short.class, Short.class,
          byte.class, Byte.class,
          double.class, Double.class,
          float.class, Float.class);

  private static final Map<Class<?>, Function<Object, Object>> TO =
      Map.ofEntries(
          Map.entry(Boolean.class, Conversions::toBoolean),
          Map.entry(Long.class, value -> exact(value).longValueExact()),
          Map.entry(Integer.class, Conversions::toInteger),
          Map.entry(Short.class, value -> exact(value).shortValueExact()),
          Map.entry(Byte.class, value -> exact(value).byteValueExact()),
          Map.entry(BigInteger.class, Conversions::toBigInteger),
          Map.entry(BigDecimal.class, Conversions::exact),
          Map.entry(Double.class, Conversions::toDouble),
          Map.entry(Float.class, Conversions::toFloat),
          Map.entry(LocalDate.class, value -> TemporalText.date(text(value))),
          Map.entry(LocalTime.class, value -> TemporalText.time(text(value))),
          Map.entry(LocalDateTime.class, value -> TemporalText.timestamp(text(value))),
          Map.entry(Instant.class, value -> TemporalText.instant(text(value))),
          Map.entry(OffsetDateTime.class, Conversions::toOffsetDateTime),
          Map.entry(UUID.class, value -> Texts.uuid(text(value))),
          Map.entry(JsonNode.class, value -> JsonText.parse(text(value))));

  private Conversions() {}

  /** The class itself, or that of its boxes if it is a primitive one. */
  public static Class<?> boxed(Class<?> type) {
    return BOXES.getOrDefault(type, type);
  }

  /**
   * The value in that class.
   *
   * @throws ValueException if it can't be had without loss
   */
  public static Object convert(Object value, Class<?> wanted) {
    return wanted.isInstance(value) ? value : to(wanted).apply(value);
  }

  /** The conversion into that class, settled once for many values; throws what convert throws. */
  public static UnaryOperator<Object> to(Class<?> wanted) {
    Class<?> type = boxed(wanted);
    Function<Object, Object> conversion = conversion(type);
    return value -> type.isInstance(value) ? value : converted(value, type, conversion);
  }

  private static Function<Object, Object> conversion(Class<?> type) {
    if (type.isEnum()) {
      return constants(type);
    }
    return TO.getOrDefault(type, value -> fromJson(value, type));
  }

  private static Object converted(
      Object value, Class<?> type, Function<Object, Object> conversion) {
    try {
      return conversion.apply(value);
    } catch (IllegalArgumentException | ArithmeticException | JacksonException e) {
      throw mismatch(value, type);
    }
  }

  private static Object fromJson(Object value, Class<?> type) {
    if (value instanceof JsonNode document) {
      try {
        return JsonText.mapper().treeToValue(document, type);
      } catch (JacksonException e) {
        throw misfit(e, document, type);
      }
    }
    throw new IllegalArgumentException();
  }

  private static Object toInteger(Object value) {
    return value instanceof Long number ? Math.toIntExact(number) : exact(value).intValueExact();
  }

  /** A number with an exponent may stand for more digits than there is memory. */
  private static Object toBigInteger(Object value) {
    BigDecimal decimal = exact(value);
    if (!Decimals.isKept(decimal)) {
      throw new IllegalArgumentException();
    }
    return decimal.toBigIntegerExact();
  }

  private static Object toBoolean(Object value) {
    if (value instanceof Long number && (number == 0 || number == 1)) {
      return number == 1;
    }
    throw new IllegalArgumentException();
  }

  private static BigDecimal exact(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    if (value instanceof BigInteger whole) {
      return new BigDecimal(whole);
    }
    if (value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte) {
      return BigDecimal.valueOf(((Number) value).longValue());
    }
    throw new IllegalArgumentException();
  }

  private static Object toDouble(Object value) {
    if (value instanceof Float narrow) {
      return Numbers.shortest(narrow);
    }
    BigDecimal decimal = exact(value);
    double number = decimal.doubleValue();
    if (new BigDecimal(number).compareTo(decimal) != 0) {
      throw new IllegalArgumentException();
    }
    return number;
  }

  private static Object toFloat(Object value) {
    double wide = value instanceof Double number ? number : (Double) toDouble(value);
    float narrow = (float) wide;
    if (Numbers.shortest(narrow) != wide) {
      throw new IllegalArgumentException();
    }
    return narrow;
  }

  private static Object toOffsetDateTime(Object value) {
    Instant instant = value instanceof Instant point ? point : TemporalText.instant(text(value));
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Function<Object, Object> constants(Class<?> type) {
    Map<String, Object> constants = new HashMap<>();
    for (Object constant : type.getEnumConstants()) {
      constants.put(((Enum<?>) constant).name(), constant);
    }
    return value -> {
      Object constant = constants.get(text(value));
      if (constant == null) {
        throw ValueException.type(
            "holds a text that is no constant of the enum "
                + type.getSimpleName()
                + ", which has "
                + Arrays.stream(type.getEnumConstants())
                    .map(each -> ((Enum<?>) each).name())
                    .collect(Collectors.joining(", "))
                + "; add the constant, or correct the stored text");
      }
      return constant;
    };
  }

  private static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException();
  }

  /** Jackson's own text shows values. */
  private static RuntimeException misfit(JacksonException e, Object value, Class<?> type) {
    String name = null;
    for (Reference step : e.getPath()) {
      name = step.getPropertyName() == null ? name : step.getPropertyName();
    }
    Class<?> wanted = e instanceof MismatchedInputException misfit ? misfit.getTargetType() : null;
    return name == null
        ? mismatch(value, type)
        : ValueException.type(
            "holds a JSON document that is no "
                + type.getSimpleName()
                + ": its property "
                + name
                + (wanted == null ? " does not fit" : " is no " + wanted.getSimpleName())
                + ". Correct the class, or read it as JsonNode");
  }

  private static ValueException mismatch(Object value, Class<?> type) {
    return ValueException.type(
        "holds "
            + ClassName.withArticle(value.getClass())
            + ", which can't be read as "
            + ClassName.of(type)
            + " without loss. Read it as "
            + ClassName.of(isInstant(value) ? Instant.class : value.getClass())
            + ", and convert it");
  }

  /** A text that is an instant is read as that on every database. */
  private static boolean isInstant(Object value) {
    try {
      TemporalText.instant(text(value));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
