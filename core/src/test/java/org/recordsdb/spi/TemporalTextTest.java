package org.recordsdb.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalTextTest {

  @Test
  void textHasOneForm() {
    assertThat(TemporalText.write(LocalDate.of(2024, 2, 29))).isEqualTo("2024-02-29");
    assertThat(TemporalText.write(LocalDate.of(5, 1, 1))).isEqualTo("0005-01-01");
    assertThat(TemporalText.write(LocalTime.of(9, 5))).isEqualTo("09:05:00.000000");
    assertThat(TemporalText.write(LocalDateTime.of(2024, 2, 29, 9, 5, 7, 1_000)))
        .isEqualTo("2024-02-29 09:05:07.000001");
    assertThat(TemporalText.write(Instant.parse("2024-02-29T23:30:00.5Z")))
        .isEqualTo("2024-02-29 23:30:00.500000+00:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001-01-01", "1582-10-10", "1969-12-31", "2024-02-29", "9999-12-31"})
  void daysComeBack(String day) {
    LocalDate date = LocalDate.parse(day);
    assertThat(TemporalText.date(TemporalText.write(date))).isEqualTo(date);
    LocalDateTime timestamp = date.atTime(23, 59, 59, 999_999_000);
    assertThat(TemporalText.timestamp(TemporalText.write(timestamp))).isEqualTo(timestamp);
    Instant instant = timestamp.toInstant(java.time.ZoneOffset.UTC);
    assertThat(TemporalText.instant(TemporalText.write(instant))).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00:00", "00:00:00.000001", "12:00:00", "23:59:59.999999"})
  void timesComeBack(String text) {
    LocalTime time = LocalTime.parse(text);
    assertThat(TemporalText.time(TemporalText.write(time))).isEqualTo(time);
  }

  @Test
  void orderOfTextIsOrderOfTime() {
    List<Instant> instants =
        List.of(
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.parse("1970-01-01T00:00:00Z"),
            Instant.parse("2024-01-01T09:59:59Z"),
            Instant.parse("2024-01-01T10:00:00Z"),
            Instant.parse("9999-12-31T23:59:59.999999Z"));
    assertThat(instants.stream().map(TemporalText::write)).isSorted();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29, 2024-02-29T00:00",
    "2024-02-29 09:05, 2024-02-29T09:05",
    "2024-02-29T09:05, 2024-02-29T09:05",
    "2024-02-29 09:05:07, 2024-02-29T09:05:07",
    "2024-02-29T09:05:07, 2024-02-29T09:05:07",
    "2024-02-29 09:05:07.1, 2024-02-29T09:05:07.1",
    "2024-02-29 09:05:07.123, 2024-02-29T09:05:07.123",
    "2024-02-29T09:05:07.123456789, 2024-02-29T09:05:07.123456789",
  })
  void everyFormOfATimestampIsRead(String text, LocalDateTime meant) {
    assertThat(TemporalText.timestamp(text)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29, 2024-02-29T00:00:00Z",
    "2024-02-29 09:05, 2024-02-29T09:05:00Z",
    "2024-02-29T09:05:07, 2024-02-29T09:05:07Z",
    "2024-02-29T09:05:07Z, 2024-02-29T09:05:07Z",
    "2024-02-29 09:05:07Z, 2024-02-29T09:05:07Z",
    "2024-02-29 09:05Z, 2024-02-29T09:05:00Z",
    "2024-02-29 09:05:07+00:00, 2024-02-29T09:05:07Z",
    "2024-02-29 09:05:07-00:00, 2024-02-29T09:05:07Z",
    "2024-02-29 09:05:07.25+05:30, 2024-02-29T03:35:07.25Z",
    "2024-01-01 00:30:00+01:00, 2023-12-31T23:30:00Z",
    "2024-12-31T23:30-01:00, 2025-01-01T00:30:00Z",
  })
  void everyFormOfAnInstantIsRead(String text, Instant meant) {
    assertThat(TemporalText.instant(text)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"09:05, 09:05", "09:05:07, 09:05:07", "09:05:07.5, 09:05:07.5", "00:00, 00:00"})
  void everyFormOfATimeIsRead(String text, LocalTime meant) {
    assertThat(TemporalText.time(text)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "c4nary",
        "2024-02-30",
        "2023-02-29",
        "2024-13-01",
        "2024-00-10",
        "24-02-29",
        "2024-2-9",
        "20240229",
        "2024/02/29",
        "29.02.2024",
        "2024-02-29 ",
        " 2024-02-29",
        "2024-02-29T00:00",
        "1709182800000",
        "2460369.5",
        "now",
        "infinity",
        "２０２４-02-29",
        "-0044-03-15",
        "+10000-01-01",
      })
  void junkIsNoDate(String text) {
    refused(() -> TemporalText.date(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c4nary",
        "24:00",
        "24:00:00",
        "23:60",
        "23:59:60",
        "9:05",
        "09:5",
        "0905",
        "09",
        "09:05:07.",
        "09:05.5",
        "09:05:07,5",
        "09:05:07.1234567890",
        "09:05:07 ",
        "T09:05",
        "09:05:07Z",
        "-01:00",
        "12:00 PM",
      })
  void junkIsNoTime(String text) {
    refused(() -> TemporalText.time(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c4nary",
        "2024-02-30",
        "2024-02-30 10:00",
        "2024-02-29 24:00",
        "2024-02-29 25:00",
        "2024-02-2909:05",
        "2024-02-29 T09:05",
        "2024-02-29  09:05",
        "2024-02-29t09:05",
        "2024-02-29 09:05:07.5.5",
        "2024-02-29 09:05 ",
        "2024-02-29 9:05",
        "1709182800000",
        "2024-02-29 09:05:07Z",
        "2024-02-29 09:05:07+01:00",
        "2024-02-29_09:05",
      })
  void junkIsNoTimestamp(String text) {
    refused(() -> TemporalText.timestamp(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c4nary",
        "2024-02-30 10:00Z",
        "2024-02-2909:05Z",
        "2024-02-29 T09:05Z",
        "2024-02-29 09:05 Z",
        "2024-02-29 09:05+1",
        "2024-02-29 09:05+25:00",
        "2024-02-29 09:05+01:00[Europe/Berlin]",
        "2024-02-29 09:05 UTC",
        "2024-02-29Z",
      })
  void junkIsNoInstant(String text) {
    refused(() -> TemporalText.instant(text));
  }

  /** The JDK's formatter of the same grammar is the judge, over texts that are nearly right. */
  @Test
  void isReadAsTheJdkReadsIt() {
    DateTimeFormatter jdk =
        new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    List<String> starts =
        List.of(
            "2024-02-29T09:05:07.123456789+05:30",
            "2023-12-31T23:59:59.5-11:45",
            "0001-01-01T00:00Z",
            "9999-10-30T12:30:00");
    Random random = new Random(7);
    int read = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder(starts.get(random.nextInt(starts.size())));
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, "0123456789-+:.TZ ".charAt(random.nextInt(17)));
          default -> text.setCharAt(at, "0123456789-+:.TZ ".charAt(random.nextInt(17)));
        }
      }
      String tried = text.toString();
      if (tried.length() == 10 || tried.matches("[-+].*") || tried.indexOf(' ') == 10) {
        continue;
      }
      Instant meant = null;
      try {
        meant = OffsetDateTime.parse(tried, jdk).toInstant();
        read++;
      } catch (DateTimeException e) {
        // stays null
      }
      Instant found = null;
      try {
        found = TemporalText.instant(tried);
      } catch (IllegalArgumentException e) {
        // stays null
      }
      assertThat(found).as(tried).isEqualTo(meant);
    }
    assertThat(read).isGreaterThan(2_500);
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("c4nary")
        .hasNoCause();
  }
}
