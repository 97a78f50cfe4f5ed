package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.recordsdb.OnConflict.onConflict;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Where.where;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recordsdb.Query;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.testkit.Clause;

/** Columns that keep fewer digits than microseconds, to which the server would round. */
class TimePrecisionTest {

  private static final LocalTime TIME = LocalTime.parse("23:59:59.7");
  private static final LocalDateTime TIMESTAMP = LocalDateTime.parse("9999-12-31T23:59:59.999999");
  private static final Instant INSTANT = Instant.parse("9999-12-31T23:59:59.9Z");

  private static final Row GIVEN =
      Row.of("id", 1, "at", TIME, "stamp", TIMESTAMP, "seen", INSTANT).with("of_domain", TIME);

  private static Records records;

  @BeforeAll
  static void open() {
    records = Records.connect(TestPostgres.url());
    records.executeScript(
        "create domain short as time(1); create domain shorter as short;"
            + "create table t (id int primary key, at time(0), stamp timestamp(3),"
            + " seen timestamptz(0), of_domain shorter)");
  }

  @AfterAll
  static void close() {
    records.close();
  }

  @BeforeEach
  void empty() {
    records.delete("t", where("id").isNotNull());
  }

  @Test
  @Clause("D23")
  void aValueIsCutOffToTheDigitsOfItsColumn() {
    isCut(records.insert("t", GIVEN));
    isCut(records.from("t").one());
  }

  @Test
  @Clause("D23")
  void whatWasStoredIsFoundByWhatWasGiven() {
    records.insert("t", GIVEN);
    for (String column : GIVEN.without("id").columns()) {
      Object given = GIVEN.get(column);
      assertThat(records.from("t").where(where(column).eq(given)).count()).as(column).isOne();
      assertThat(records.from("t").where(where(column).in(Collections.nCopies(20, given))).count())
          .as(column)
          .isOne();
      assertThat(records.from("t").where(where(column).between(given, given)).count()).isOne();
      assertThat(records.from("t").where(where(column).lt(given)).count()).as(column).isZero();
    }
  }

  @Test
  void everyVerbCutsOffTheSame() {
    records.insert("t", Row.of("id", 1));
    records.update("t", GIVEN, where("id").eq(1));
    isCut(records.from("t").one());
    isCut(records.upsert("t", GIVEN, onConflict("id")).row());
    records.batchUpdate("t", List.of(GIVEN), "id");
    isCut(records.from("t").one());
    records.batchInsert(
        "t", Collections.nCopies(2000, GIVEN).stream().map(this::numbered).toList());
    Query later = records.from("t").orderBy(asc("id"));
    isCut(later.after(later.limit(1).one()).list().get(0));
  }

  private int number = 1;

  private Row numbered(Row row) {
    number++;
    return row.with("id", number);
  }

  @Test
  void aMessageHasTheTypeAsItWasDeclared() {
    assertThatThrownBy(() -> records.insert("t", Row.of("id", 2, "seen", 5)))
        .hasMessageContaining("t.seen (timestamp(0) with time zone)");
    assertThatThrownBy(() -> records.insert("t", Row.of("id", 2, "stamp", 5)))
        .hasMessageContaining("t.stamp (timestamp(3))");
  }

  private static void isCut(Row row) {
    assertThat(row.get("at")).isEqualTo(LocalTime.of(23, 59, 59));
    assertThat(row.get("stamp")).isEqualTo(LocalDateTime.parse("9999-12-31T23:59:59.999"));
    assertThat(row.get("seen")).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
    assertThat(row.get("of_domain")).isEqualTo(TIME);
  }
}
