package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.recordsdb.Where.where;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.LogicalType;

/** Days, times and timestamps. */
abstract class TimesContract extends Contract {

  TimesContract(Bench bench) {
    super(bench);
  }

  private void keeps(LogicalType type, Object... values) {
    createSamples(type);
    storeSamples(values);
    assertThat(records().select("samples"))
        .extracting(row -> row.get("content"))
        .containsExactlyInAnyOrder(values);
  }

  private long found(Object value) {
    return records().from("samples").where(where("content").eq(value)).count();
  }

  @Test
  @Clause("D20")
  @Case("C119")
  void daysOfAllYearsAreKept() {
    keeps(
        LogicalType.DATE,
        LocalDate.of(1, 1, 1),
        LocalDate.of(1582, 10, 10),
        LocalDate.of(1727, 4, 1),
        LocalDate.of(1850, 11, 10),
        LocalDate.of(2024, 2, 29),
        LocalDate.of(9999, 12, 31));
  }

  @Test
  @Clause("D20")
  void aDayBeforeYearOneIsRefused() {
    refused(ErrorKind.OUT_OF_RANGE, LogicalType.DATE, LocalDate.of(0, 12, 31));
  }

  @Test
  @Clause("D20")
  void aDayAfterYear9999IsRefused() {
    refused(ErrorKind.OUT_OF_RANGE, LogicalType.DATE, LocalDate.of(10_000, 1, 1));
  }

  @Test
  @Clause("D20")
  void textIsNoDay() {
    refused(ErrorKind.WRONG_TYPE, LogicalType.DATE, "2024-02-29");
  }

  @Test
  @Clause("D20")
  @Case({"C079", "date_cmp"})
  void daysAreComparedByTime() {
    keeps(LogicalType.DATE, LocalDate.of(2024, 1, 10), LocalDate.of(2024, 1, 9));
    assertThat(found(LocalDate.of(2024, 1, 9))).isOne();
    assertThat(
            records().from("samples").where(where("content").lt(LocalDate.of(2024, 1, 10))).count())
        .isOne();
  }

  @Test
  @Clause("D25")
  @Case("C121")
  void timesOfDayAreKeptToTheMicrosecond() {
    keeps(
        LogicalType.TIME,
        LocalTime.MIDNIGHT,
        LocalTime.of(12, 57, 18, 396_000),
        LocalTime.of(23, 59, 59, 999_999_000));
  }

  @Test
  @Clause({"D21", "D23"})
  @Case("C117")
  void timestampsAreKeptToTheMicrosecond() {
    keeps(
        LogicalType.TIMESTAMP,
        LocalDateTime.of(2012, 10, 15, 12, 57, 18, 396_000),
        LocalDateTime.of(2024, 1, 1, 0, 0),
        LocalDateTime.of(1, 1, 1, 0, 0, 0, 1_000),
        LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000));
  }

  @Test
  @Clause("D21")
  void timestampsThatAZoneLeavesOutAreKept() {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
      keeps(LogicalType.TIMESTAMP, LocalDateTime.of(2024, 3, 10, 2, 30));
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  @Clause("D23")
  @Case("C117")
  void nanosecondsOfATimestampAreCutOffAndNotRounded() {
    assertThat(stored(LogicalType.TIMESTAMP, LocalDateTime.of(2024, 1, 1, 0, 0, 59, 999_999_999)))
        .isEqualTo(LocalDateTime.of(2024, 1, 1, 0, 0, 59, 999_999_000));
  }

  @Test
  @Clause("D23")
  void nanosecondsOfATimeOfDayAreCutOffAndNotRounded() {
    assertThat(stored(LogicalType.TIME, LocalTime.MAX))
        .isEqualTo(LocalTime.of(23, 59, 59, 999_999_000));
  }

  @Test
  @Clause("D23")
  void nanosecondsOfAnInstantAreCutOffAndNotRounded() {
    assertThat(stored(LogicalType.INSTANT, Instant.parse("2024-01-01T00:00:00.123456789Z")))
        .isEqualTo(Instant.parse("2024-01-01T00:00:00.123456Z"));
  }

  @Test
  @Clause("D23")
  void aFilterIsCutOffAsValuesAre() {
    keeps(LogicalType.INSTANT, Instant.parse("2024-01-01T00:00:00.123456Z"));
    assertThat(found(Instant.parse("2024-01-01T00:00:00.123456789Z"))).isOne();
  }

  @Test
  @Clause("D22")
  void instantsAreKeptToTheMicrosecond() {
    keeps(
        LogicalType.INSTANT,
        Instant.EPOCH,
        Instant.parse("1969-12-31T23:59:59.999999Z"),
        Instant.parse("1890-06-01T12:00:00.5Z"),
        Instant.parse("0001-01-01T00:00:00Z"),
        Instant.parse("9999-12-31T23:59:59.999999Z"));
  }

  @Test
  @Clause("D22")
  @Case("C118")
  void anInstantMayBeGivenWithAnOffset() {
    OffsetDateTime given = OffsetDateTime.parse("2012-10-15T12:57:18+05:30");
    assertThat(stored(LogicalType.INSTANT, given)).isEqualTo(Instant.parse("2012-10-15T07:27:18Z"));
    assertThat(found(given.withOffsetSameInstant(ZoneOffset.ofHours(-8)))).isOne();
  }

  @Test
  @Clause("D22")
  void anInstantMayBeGivenWithAZone() {
    assertThat(
            stored(
                LogicalType.INSTANT, ZonedDateTime.parse("2024-07-01T12:00+02:00[Europe/Paris]")))
        .isEqualTo(Instant.parse("2024-07-01T10:00:00Z"));
  }

  @Test
  @Clause({"D22", "D24"})
  void instantsDoNotDependOnTheZoneOfTheProgram() {
    Instant instant = Instant.parse("2024-07-01T10:00:00Z");
    TimeZone before = TimeZone.getDefault();
    try {
      for (String zone : List.of("Asia/Kolkata", "America/Los_Angeles", "UTC")) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        keeps(LogicalType.INSTANT, instant);
        assertThat(found(instant)).isOne();
        cleanUp();
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  @Clause("D22")
  void instantsAreComparedByTimeWhateverTheirOffset() {
    keeps(LogicalType.INSTANT, Instant.parse("2024-01-01T10:00:00Z"));
    OffsetDateTime later = OffsetDateTime.parse("2024-01-01T09:30:00-01:00");
    assertThat(records().from("samples").where(where("content").lt(later)).count()).isOne();
    assertThat(records().from("samples").where(where("content").gt(later)).count()).isZero();
  }

  @Test
  @Clause("D22")
  void aTimestampWithoutZoneIsNoInstant() {
    refused(ErrorKind.WRONG_TYPE, LogicalType.INSTANT, LocalDateTime.of(2024, 1, 1, 0, 0));
  }

  @Test
  @Clause("D21")
  void anInstantIsNoTimestampWithoutZone() {
    refused(ErrorKind.WRONG_TYPE, LogicalType.TIMESTAMP, Instant.EPOCH);
  }

  @Test
  @Clause({"D19", "D21"})
  @SuppressWarnings("JavaUtilDate") // what must be rejected
  void theOldDateClassesAreRefused() {
    refused(ErrorKind.WRONG_TYPE, LogicalType.TIMESTAMP, new Date(0));
  }

  @Test
  @Clause("D25")
  void anInstantAfterYear9999IsRefused() {
    refused(ErrorKind.OUT_OF_RANGE, LogicalType.INSTANT, Instant.MAX);
  }

  @Test
  @Clause({"D24", "D26"})
  void theDatabasesClockIsReadInUtc() {
    create(
        TestTable.named("visits")
            .column("page", LogicalType.TEXT)
            .column("at", LogicalType.INSTANT)
            .defaultsToNow(syntax())
            .column("local_at", LogicalType.TIMESTAMP)
            .defaultsToNow(syntax()));
    store("visits", Row.of("page", "home"));
    var visit = records().from("visits").one();
    Instant at = Objects.requireNonNull(visit.getInstant("at"));
    LocalDateTime local = Objects.requireNonNull(visit.getLocalDateTime("local_at"));
    assertThat(at).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    assertThat(local.toInstant(ZoneOffset.UTC)).isCloseTo(at, within(1, ChronoUnit.SECONDS));
  }
}
