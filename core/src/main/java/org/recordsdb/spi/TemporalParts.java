package org.recordsdb.spi;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * The parts of a text that is a date or time, read one after the other. Each throws a
 * DateTimeException if it is not there. By hand, as each value of a column goes through here: the
 * JDK's formatters took ten times as long. Not thread-safe.
 */
final class TemporalParts {

  private final String text;
  private int at;

  TemporalParts(String text) {
    this.text = text;
  }

  /** As {@code 2024-02-29}: years have no sign, so that text order is time order. */
  LocalDate date() {
    return LocalDate.of(number(4), behind('-'), behind('-'));
  }

  /** As {@code 09:05}, with seconds, and with up to nine digits of a fraction. */
  LocalTime time() {
    int hour = number(2);
    int minute = behind(':');
    return skips(':')
        ? LocalTime.of(hour, minute, number(2), skips('.') ? nanos() : 0)
        : LocalTime.of(hour, minute);
  }

  /** A date, and a time behind a blank or T; a day alone is its midnight. */
  LocalDateTime timestamp() {
    LocalDate date = date();
    if (at == text.length()) {
      return date.atStartOfDay();
    }
    require(skips(' ') || skips('T'));
    return LocalDateTime.of(date, time());
  }

  /** As {@code +05:30} or Z; nothing is UTC. */
  ZoneOffset offset() {
    if (at == text.length() || skips('Z')) {
      return ZoneOffset.UTC;
    }
    int sign = skips('-') ? -1 : 1;
    require(sign < 0 || skips('+'));
    return ZoneOffset.ofHoursMinutes(sign * number(2), sign * behind(':'));
  }

  /** Nothing else. */
  void end() {
    require(at == text.length());
  }

  /** One to nine digits, as if all nine were there. */
  private int nanos() {
    int nanos = number(1);
    for (int i = 1; i < 9; i++) {
      nanos = nanos * 10 + Math.max(digit(), 0);
    }
    return nanos;
  }

  /** Two digits behind this character. */
  private int behind(char c) {
    require(skips(c));
    return number(2);
  }

  private int number(int digits) {
    int number = 0;
    for (int i = 0; i < digits; i++) {
      int digit = digit();
      require(digit >= 0);
      number = number * 10 + digit;
    }
    return number;
  }

  /** The next digit, or -1 if something else comes. */
  private int digit() {
    int digit = at < text.length() ? text.charAt(at) - '0' : -1;
    if (digit < 0 || digit > 9) {
      return -1;
    }
    at++;
    return digit;
  }

  private boolean skips(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    if (there) {
      at++;
    }
    return there;
  }

  /** Whoever asked for the value says what it was to be. */
  private static void require(boolean there) {
    if (!there) {
      throw new DateTimeException("");
    }
  }
}
