package org.recordsdb.spi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * Dates and times as text, for databases that have no types for them. Written in one form with six
 * fractional digits, so that text order is time order; read in every form of ISO 8601 that the
 * SQLite manual lists ("Date And Time Functions"), with a blank or a T. Thread-safe.
 */
public final class TemporalText {

  private static final DateTimeFormatter WRITE_TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final DateTimeFormatter WRITE_TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private static final DateTimeFormatter READ_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter READ_TIMESTAMP =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'")
          .append(READ_TIME)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter READ_INSTANT =
      new DateTimeFormatterBuilder()
          .append(READ_TIMESTAMP)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private TemporalText() {}

  /** As {@code 2024-02-29}. */
  public static String write(LocalDate date) {
    return date.toString();
  }

  /** As {@code 09:05:00.000000}. */
  public static String write(LocalTime time) {
    return WRITE_TIME.format(time);
  }

  /** As {@code 2024-02-29 09:05:00.000000}. */
  public static String write(LocalDateTime timestamp) {
    return WRITE_TIMESTAMP.format(timestamp);
  }

  /** As {@code 2024-02-29 09:05:00.000000+00:00}, always in UTC. */
  public static String write(Instant instant) {
    return WRITE_TIMESTAMP.format(instant.atOffset(ZoneOffset.UTC)) + "+00:00";
  }

  /** Reads a day. */
  public static LocalDate date(String text) {
    return parsed(text, () -> LocalDate.parse(text));
  }

  /** Reads a time of day. */
  public static LocalTime time(String text) {
    return parsed(text, () -> LocalTime.parse(text, READ_TIME));
  }

  /** Reads a date and time without zone; a day alone is its midnight. */
  public static LocalDateTime timestamp(String text) {
    return parsed(
        text,
        () ->
            text.length() == 10
                ? LocalDate.parse(text).atStartOfDay()
                : LocalDateTime.parse(withT(text), READ_TIMESTAMP));
  }

  /** Reads a point in time; text without an offset is UTC, as SQLite's own functions write it. */
  public static Instant instant(String text) {
    return parsed(
        text,
        () ->
            text.length() == 10
                ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                : OffsetDateTime.parse(withT(text), READ_INSTANT).toInstant());
  }

  /** One blank between day and time means the same as a T. */
  private static String withT(String text) {
    return text.length() > 10 && text.charAt(10) == ' '
        ? text.substring(0, 10) + 'T' + text.substring(11)
        : text;
  }

  private interface Parse<T> {
    T run();
  }

  /** Years with a sign are outside of those that Records keeps, and of text order. */
  private static <T> T parsed(String text, Parse<T> parse) {
    try {
      if (text.startsWith("-") || text.startsWith("+")) {
        throw new DateTimeException("a year with a sign");
      }
      return parse.run();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a date or time in ISO 8601 form");
    }
  }
}
