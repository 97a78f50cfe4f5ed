package org.recordsdb.spi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

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
    return parsed(text, TemporalParts::date);
  }

  /** Reads a time of day. */
  public static LocalTime time(String text) {
    return parsed(text, TemporalParts::time);
  }

  /** Reads a date and time without zone; a day alone is its midnight. */
  public static LocalDateTime timestamp(String text) {
    return parsed(text, TemporalParts::timestamp);
  }

  /** Reads a timestamp; text without an offset is UTC, as SQLite's own functions write it. */
  public static Instant instant(String text) {
    return parsed(text, parts -> parts.timestamp().toInstant(parts.offset()));
  }

  private static <T> T parsed(String text, Function<TemporalParts, T> read) {
    try {
      TemporalParts parts = new TemporalParts(text);
      T value = read.apply(parts);
      parts.end();
      return value;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a date or time in ISO 8601 form");
    }
  }
}
