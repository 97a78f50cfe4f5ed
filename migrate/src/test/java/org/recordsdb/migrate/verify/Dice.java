package org.recordsdb.migrate.verify;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.recordsdb.spi.JsonText;
import tools.jackson.databind.JsonNode;

/** The small thing that goes wrong with a value, drawn at random. */
record Dice(Random random) {

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T oneOf(List<T> all) {
    return all.get(below(all.size()));
  }

  /** Another value of the class; sometimes one that means the same. */
  Object changed(String column, Object value) {
    if (value instanceof Boolean truth) {
      return !truth;
    } else if (value instanceof Long number) {
      return number / 2 + below(3) - 1;
    } else if (value instanceof Double number) {
      return column.equals("single") ? next(number.floatValue()) : next(number);
    } else if (value instanceof BigDecimal decimal) {
      int scale = column.equals("price") ? 2 : decimal.scale() + below(3);
      return decimal.add(BigDecimal.valueOf(below(3) - 1L, scale));
    } else if (value instanceof String text) {
      return changed(text);
    } else if (value instanceof byte[] bytes) {
      return changed(bytes);
    } else if (value instanceof JsonNode document) {
      return changed(document);
    } else if (value instanceof UUID uuid) {
      return new UUID(uuid.getMostSignificantBits(), bitChanged(uuid.getLeastSignificantBits()));
    }
    return later(value);
  }

  private Object next(double number) {
    return below(2) == 0 ? Math.nextUp(number) : -number;
  }

  private Object next(float number) {
    return below(2) == 0 ? Math.nextUp(number) : -number;
  }

  private long bitChanged(long number) {
    return number ^ 1L << below(Long.SIZE);
  }

  private Object later(Object value) {
    long micros = below(2) == 0 ? 1 : 1L << below(40);
    if (value instanceof LocalDate date) {
      return date.plusDays(below(400));
    } else if (value instanceof LocalTime time) {
      return time.plus(micros, ChronoUnit.MICROS);
    } else if (value instanceof LocalDateTime timestamp) {
      return timestamp.plus(micros, ChronoUnit.MICROS);
    }
    return ((Instant) value).plus(micros, ChronoUnit.MICROS);
  }

  /** One character less, more or another. Those of two units are at the end, out of reach. */
  private String changed(String text) {
    int at = below(Math.max(1, text.indexOf(' ') + 2));
    if (at >= text.length()) {
      return text + " ";
    }
    String rest = text.substring(at + 1);
    return switch (below(3)) {
      case 0 -> text.substring(0, at) + rest;
      case 1 -> text.substring(0, at) + (char) ('a' + below(26)) + rest;
      default -> text.substring(0, at) + Character.toUpperCase(text.charAt(at)) + rest;
    };
  }

  private byte[] changed(byte[] bytes) {
    byte[] changed = Arrays.copyOf(bytes, bytes.length + below(2));
    if (bytes.length > 0) {
      changed[below(bytes.length)] ^= (byte) (1 << below(Byte.SIZE));
    }
    return changed;
  }

  /** One letter or digit of the text becomes another one, where that leaves a document. */
  private JsonNode changed(JsonNode document) {
    StringBuilder text = new StringBuilder(JsonText.write(document));
    for (int tries = 0; tries < 20; tries++) {
      int at = below(text.length());
      char before = text.charAt(at);
      if (Character.isLetterOrDigit(before)) {
        text.setCharAt(at, (char) ((Character.isDigit(before) ? '0' : 'a') + below(10)));
        try {
          return JsonText.parse(text.toString());
        } catch (IllegalArgumentException e) {
          text.setCharAt(at, before);
        }
      }
    }
    return JsonText.parse("[]");
  }
}
