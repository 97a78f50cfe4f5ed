package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.JsonText;
import org.recordsdb.spi.LogicalType;
import tools.jackson.databind.JsonNode;

/** Values of all types together, there and back. */
abstract class ValuesContract extends Contract {

  ValuesContract(Bench bench) {
    super(bench);
  }

  private void createEveryType() {
    create(
        TestTable.named("everything")
            .column("id", LogicalType.INT32)
            .notNull()
            .column("a_boolean", LogicalType.BOOLEAN)
            .column("a_small", LogicalType.INT16)
            .column("a_long", LogicalType.INT64)
            .column("a_single", LogicalType.FLOAT32)
            .column("a_double", LogicalType.FLOAT64)
            .column("a_decimal", ColumnType.decimal(20, 10))
            .column("a_text", LogicalType.TEXT)
            .column("some_bytes", LogicalType.BYTES)
            .column("a_date", LogicalType.DATE)
            .column("a_time", LogicalType.TIME)
            .column("a_timestamp", LogicalType.TIMESTAMP)
            .column("an_instant", LogicalType.INSTANT)
            .column("a_uuid", LogicalType.UUID)
            .column("a_document", LogicalType.JSON)
            .primaryKey("id"));
  }

  private static Row everyType(int i) {
    return Row.of("id", (long) i)
        .with("a_boolean", i % 2 == 0)
        .with("a_small", (long) -i)
        .with("a_long", Long.MAX_VALUE - i)
        .with("a_single", i + 0.5)
        .with("a_double", i / 3.0)
        .with("a_decimal", new BigDecimal("1234567890.1234567891").add(BigDecimal.valueOf(i)))
        .with("a_text", "text " + i)
        .with("some_bytes", new byte[] {(byte) i, -1})
        .with("a_date", LocalDate.of(2024, 2, 29).plusDays(i))
        .with("a_time", LocalTime.of(12, 57, 18, 396_000).plusMinutes(i))
        .with("a_timestamp", LocalDateTime.of(2012, 10, 15, 12, 57, 18, 396_000).plusYears(i))
        .with("an_instant", Instant.parse("2012-10-15T12:57:18.000396Z").plusSeconds(i))
        .with("a_uuid", new UUID(i, -i))
        .with("a_document", JsonText.parse("{\"i\": [" + i + ", null]}"));
  }

  @Test
  @Case({"C007", "C129"})
  @Needs(Capability.RETURNING)
  void valuesOfEveryTypeComeBackFromABatchAsTheyWereGiven() {
    createEveryType();
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      rows.add(everyType(i));
    }
    assertThat(records().batchInsertReturning("everything", rows)).isEqualTo(rows);
    assertThat(records().select("everything")).containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  @Case({"C007", "C123", "C129"})
  @Needs(Capability.RETURNING)
  void nullOfEveryTypeComesBackFromABatch() {
    createEveryType();
    Row empty = Row.of("id", 1L);
    for (String column : everyType(1).without("id").columns()) {
      empty = empty.with(column, null);
    }
    assertThat(records().batchInsertReturning("everything", List.of(empty, empty.with("id", 2L))))
        .containsExactly(empty, empty.with("id", 2L));
  }

  @Test
  @Case("C015")
  @Needs(Capability.RETURNING)
  void doublesComeBackFromABatchBitByBit() {
    createSamples(LogicalType.FLOAT64);
    List<Double> values = List.of(0.1, 1e-30, 1 / 3.0, 8.0, Math.nextUp(0.3), -Double.MIN_NORMAL);
    List<Row> rows = new ArrayList<>();
    values.forEach(value -> rows.add(Row.of("id", rows.size(), "content", value)));
    assertThat(records().batchInsertReturning("samples", rows))
        .extracting(row -> row.getDouble("content"))
        .isEqualTo(values);
  }

  @ParameterizedTest
  @ValueSource(strings = {"31943874831932418390.01", "-12345.678", "0E-10", "1E+20"})
  @Clause("D06")
  @Case("C113")
  @Needs(Capability.UNLIMITED_DECIMAL)
  void decimalsOfManyDigitsAreExact(String decimal) {
    isExact(decimal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E-2", "1E-3", "1E-4", "1E-5", "1E-6", "4E+8", "5748E+15", "1.521E-15"})
  @Clause("D06")
  @Case("C114")
  @Needs(Capability.UNLIMITED_DECIMAL)
  void decimalsWithExponentsAreExact(String decimal) {
    isExact(decimal);
  }

  private void isExact(String decimal) {
    createSamples(LogicalType.DECIMAL);
    storeSamples(new BigDecimal(decimal));
    assertThat(records().from("samples").one().getDecimal("content")).isEqualByComparingTo(decimal);
  }

  @Test
  @Clause("D28")
  @Case("C130")
  void documentsOfEveryKindAreKept() {
    createSamples(LogicalType.JSON);
    List<String> documents =
        List.of(
            "{\"key1\": \"value1\", \"key2\": {\"nested\": [true, null, \"a\"]}}",
            "\"\"",
            "1",
            "1.5",
            "true",
            "[]",
            "{}",
            "null",
            "{\"r\\u00e9ve\": \"r\\u00e9ve\\ud83d\\udc0d illegal \\\" \\\\\"}");
    storeSamples(documents.toArray());
    Stream<String> kept =
        records().select("samples").stream().map(row -> String.valueOf(row.get("content")));
    assertThat(kept.map(JsonText::parse))
        .containsExactlyInAnyOrderElementsOf(documents.stream().map(JsonText::parse).toList());
    bench().cleanUp();
    JsonNode large = (JsonNode) Objects.requireNonNull(stored(LogicalType.JSON, "55e400"));
    assertThat(large.decimalValue()).isEqualByComparingTo("55e400");
  }

  @Test
  @Clause("D31")
  @Case("C131")
  void aWordThatIsNoConstantIsRefused() {
    create(
        TestTable.named("meetings")
            .column("weekday", LogicalType.TEXT)
            .check("meetings_on_workdays", "weekday in ('MONDAY', 'FRIDAY')"));
    store("meetings", Row.of("weekday", DayOfWeek.FRIDAY));
    failure(ErrorKind.CHECK, () -> store("meetings", Row.of("weekday", "nope")));
    assertThat(records().from("meetings").one().get("weekday", DayOfWeek.class))
        .isEqualTo(DayOfWeek.FRIDAY);
    Row other = Row.of("weekday", "nope");
    failure(ErrorKind.WRONG_TYPE, () -> other.get("weekday", DayOfWeek.class));
  }

  @Test
  @Clause({"D19", "D25"})
  @Case("C133")
  void durationsAndPeriodsAreRefused() {
    createEveryType();
    for (Object length : List.of(Duration.ofHours(7), Period.ofMonths(3))) {
      for (String column : List.of("a_text", "a_long", "a_time")) {
        var failure =
            failure(
                ErrorKind.WRONG_TYPE,
                () -> store("everything", Row.of("id", 1).with(column, length)));
        assertThat(failure.columns()).containsExactly(column);
      }
    }
    assertThat(records().from("everything").count()).isZero();
  }
}
