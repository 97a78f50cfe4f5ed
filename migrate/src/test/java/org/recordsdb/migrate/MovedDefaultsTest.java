package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.migrate.copy.Copy;
import org.recordsdb.migrate.copy.CopyReport;
import org.recordsdb.postgres.TestPostgres;
import org.recordsdb.spi.JsonText;

/** Every default that a portable migration may have means the same wherever its table is copied. */
class MovedDefaultsTest {

  private static final String TABLE =
      """
      create table t (
        id bigserial primary key,
        token uuid default gen_random_uuid(),
        own uuid not null default '0F0E0D0C-0000-4000-8000-000000000001',
        made timestamptz not null default now(),
        noted timestamp not null default current_timestamp,
        today date not null default current_date,
        seen timestamptz default '2024-02-29 12:00:00+01',
        printed timestamp default '2024-02-29 12:00:00.25',
        born date default '2024-02-29',
        opens time default '12:30:00.5',
        done boolean not null default true,
        gone boolean not null default false,
        small smallint default -5,
        whole integer default 7,
        large bigint default 5000000000,
        narrow real default 0.25,
        wide double precision default 1.5e3,
        price numeric(10, 2) not null default 4.5,
        exact numeric(30, 10) default 123.5,
        name text default 'it''s
      now',
        code varchar(5) default '007',
        meta jsonb default '{"at": "now()", "pages": [1, null]}'
      );
      """;

  @TempDir Path directory;

  static Stream<List<Place>> journeys() {
    return Stream.of(
        List.of(Place.SQLITE),
        List.of(Place.POSTGRESQL),
        List.of(Place.SQLITE, Place.POSTGRESQL),
        List.of(Place.POSTGRESQL, Place.SQLITE),
        List.of(Place.SQLITE, Place.POSTGRESQL, Place.SQLITE),
        List.of(Place.POSTGRESQL, Place.SQLITE, Place.POSTGRESQL));
  }

  @ParameterizedTest
  @MethodSource("journeys")
  void defaultsMeanTheSameAfterTheJourney(List<Place> journey) throws IOException {
    String at = url(journey, 0);
    Folder.in(directory).with("V1__t.sql", TABLE).on(at).upgrade();
    for (int stop = 1; stop < journey.size(); stop++) {
      String next = url(journey, stop);
      CopyReport report = Copy.from(at).to(next).run();
      assertThat(report.left()).isEmpty();
      assertThat(report.copied()).isTrue();
      at = next;
    }
    try (Records records = Records.connect(at)) {
      assertWritten(records.insert("t", Row.empty()));
      assertMade(records.insert("t", Row.empty()), records.insert("t", Row.empty()));
    }
  }

  private String url(List<Place> journey, int stop) throws IOException {
    return journey.get(stop) == Place.POSTGRESQL
        ? TestPostgres.url()
        : Place.SQLITE.url(Files.createDirectories(directory.resolve("stop" + stop)));
  }

  private static void assertWritten(Row row) {
    assertThat(row.asMap())
        .containsAllEntriesOf(
            Row.of("own", UUID.fromString("0f0e0d0c-0000-4000-8000-000000000001"))
                .with("seen", Instant.parse("2024-02-29T11:00:00Z"))
                .with("printed", LocalDateTime.parse("2024-02-29T12:00:00.25"))
                .with("born", LocalDate.parse("2024-02-29"))
                .with("opens", LocalTime.parse("12:30:00.5"))
                .with("done", true)
                .with("gone", false)
                .with("small", -5L)
                .with("whole", 7L)
                .with("large", 5_000_000_000L)
                .with("narrow", 0.25)
                .with("wide", 1500.0)
                .with("price", new BigDecimal("4.50"))
                .with("exact", new BigDecimal("123.5000000000"))
                .with("name", "it's\nnow")
                .with("code", "007")
                .with("meta", JsonText.parse("{\"at\": \"now()\", \"pages\": [1, null]}"))
                .asMap());
  }

  private static void assertMade(Row one, Row other) {
    UUID token = one.getUuid("token");
    assertThat(token).isNotEqualTo(other.get("token"));
    assertThat(token.version()).isEqualTo(4);
    assertThat(token.variant()).isEqualTo(2);
    Instant now = Instant.now();
    Instant before = now.minus(Duration.ofMinutes(5));
    assertThat(one.getInstant("made")).isBetween(before, now.plusSeconds(1));
    assertThat(one.getLocalDateTime("noted").toInstant(ZoneOffset.UTC))
        .isBetween(before, now.plusSeconds(1));
    assertThat(one.getLocalDate("today"))
        .isBetween(
            LocalDate.ofInstant(before, ZoneOffset.UTC), LocalDate.ofInstant(now, ZoneOffset.UTC));
  }
}
