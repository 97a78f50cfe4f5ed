package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** Reading the values of a row that was stored. */
abstract class RowContract extends Contract {

  RowContract(Bench bench) {
    super(bench);
  }

  private Row row(LogicalType type, Object value) {
    return row(ColumnType.of(type), value);
  }

  private Row row(ColumnType type, Object value) {
    createSamples(type);
    storeSamples(value);
    return records().from("samples").one();
  }

  @Test
  void aWholeNumberIsReadInEveryClassThatHoldsIt() {
    Row row = row(LogicalType.INT16, 7);
    assertThat(row.getInt("content")).isEqualTo(7);
    assertThat(row.get("content", short.class)).isEqualTo((short) 7);
    assertThat(row.get("content", BigInteger.class)).isEqualTo(BigInteger.valueOf(7));
    assertThat(row.getDecimal("content")).isEqualTo(new BigDecimal("7"));
    assertThat(row.getDouble("content")).isEqualTo(7.0);
  }

  @Test
  @Clause("D03")
  void aNumberIsNotCutOffOnReading() {
    Row row = row(LogicalType.INT64, 3_000_000_000L);
    assertThat(failure(ErrorKind.WRONG_TYPE, () -> row.getInt("content")).columns())
        .containsExactly("content");
    assertThat(row.getLong("content")).isEqualTo(3_000_000_000L);
  }

  @Test
  @Clause("D12")
  @Case("cast_real_int")
  void aFractionIsNotCutOffOnReading() {
    Row row = row(ColumnType.decimal(10, 2), new BigDecimal("2.50"));
    failure(ErrorKind.WRONG_TYPE, () -> row.getLong("content"));
    assertThat(row.getDouble("content")).isEqualTo(2.5);
  }

  @Test
  @Clause("D12")
  @Case({"cast_text_int", "cast_empty"})
  void textIsNotReadAsANumber() {
    createSamples(LogicalType.TEXT);
    storeSamples("12", "12abc", "");
    for (Row row : records().select("samples")) {
      failure(ErrorKind.WRONG_TYPE, () -> row.getLong("content"));
    }
  }

  @Test
  void aNumberIsNotReadAsText() {
    Row row = row(LogicalType.INT32, 12);
    failure(ErrorKind.WRONG_TYPE, () -> row.getString("content"));
  }

  @Test
  void aPrimitiveIsNotReadFromNull() {
    createSamples(LogicalType.INT32);
    store("samples", Row.of("id", 1));
    Row row = records().from("samples").one();
    assertThat(failure(ErrorKind.INVALID_VALUE, () -> row.getLong("content")).columns())
        .containsExactly("content");
    assertThat(row.getDecimal("content")).isNull();
    assertThat(row.isNull("content")).isTrue();
  }

  @Test
  @Case("C135")
  void anUnknownColumnIsRefusedWithTheNearestName() {
    Row row = row(LogicalType.TEXT, CANARY);
    assertThat(failure(ErrorKind.UNKNOWN_COLUMN, () -> row.getString("contnt")))
        .hasMessageContaining("Did you mean content?");
    assertThat(row.has("contnt")).isFalse();
  }

  @Test
  @Case("C135")
  void aColumnIsReadInItsOwnSpellingOnly() {
    Row row = row(LogicalType.TEXT, "a");
    failure(ErrorKind.UNKNOWN_COLUMN, () -> row.get("Content"));
    assertThat(row.get("content")).isEqualTo("a");
  }

  @Test
  @Clause("D30")
  void changingTheBytesThatWereReadDoesNotChangeTheRow() {
    Row row = row(LogicalType.BYTES, new byte[] {1, 2});
    Objects.requireNonNull(row.getBytes("content"))[0] = 9;
    assertThat(row.getBytes("content")).containsExactly(1, 2);
    assertThat(row).isEqualTo(records().from("samples").one());
  }

  @Test
  @Clause("D30")
  void changingTheBytesThatWereGivenDoesNotChangeTheRow() {
    createSamples(LogicalType.BYTES);
    byte[] given = {1, 2};
    Row row = Row.of("id", 1, "content", given);
    given[0] = 9;
    store("samples", row);
    assertThat(records().from("samples").one().getBytes("content")).containsExactly(1, 2);
  }

  @Test
  void anInstantIsReadWithAnOffsetToo() {
    OffsetDateTime time = OffsetDateTime.parse("2024-02-29T09:05:00Z");
    assertThat(row(LogicalType.INSTANT, time).get("content", OffsetDateTime.class)).isEqualTo(time);
  }

  @Test
  void equalRowsAreEqualWhateverTheyCameFrom() {
    Row row = row(LogicalType.DATE, LocalDate.of(2024, 2, 29));
    assertThat(row).isEqualTo(Row.of("id", 1L, "content", LocalDate.of(2024, 2, 29)));
    assertThat(row).hasSameHashCodeAs(records().from("samples").one());
  }

  static Stream<Arguments> plainForms() {
    return Stream.of(
        arguments(ColumnType.of(LogicalType.BOOLEAN), true, "true"),
        arguments(ColumnType.of(LogicalType.INT16), 7, "7"),
        arguments(ColumnType.of(LogicalType.INT64), Long.MAX_VALUE, "9223372036854775807"),
        arguments(ColumnType.of(LogicalType.FLOAT32), 0.1, "0.1"),
        arguments(ColumnType.of(LogicalType.FLOAT64), 0.1, "0.1"),
        arguments(ColumnType.decimal(10, 2), new BigDecimal("12.5"), "12.50"),
        arguments(ColumnType.decimal(20, 10), new BigDecimal("0.0000001"), "0.0000001000"),
        arguments(ColumnType.decimal(20, 10), BigDecimal.ZERO, "0.0000000000"),
        arguments(ColumnType.decimal(20, 0), new BigDecimal("1E+15"), "1000000000000000"),
        arguments(ColumnType.of(LogicalType.TEXT), "a \"b\" ü", "\"a \\\"b\\\" ü\""),
        arguments(ColumnType.of(LogicalType.BYTES), new byte[] {1, -1, 0}, "\"Af8A\""),
        arguments(ColumnType.of(LogicalType.DATE), LocalDate.of(2024, 2, 29), "\"2024-02-29\""),
        arguments(ColumnType.of(LogicalType.TIME), LocalTime.of(9, 5), "\"09:05:00\""),
        arguments(
            ColumnType.of(LogicalType.TIMESTAMP),
            LocalDateTime.of(2024, 2, 29, 9, 5),
            "\"2024-02-29T09:05:00\""),
        arguments(
            ColumnType.of(LogicalType.INSTANT),
            Instant.parse("2024-02-29T09:05:00.12Z"),
            "\"2024-02-29T09:05:00.120Z\""),
        arguments(
            ColumnType.of(LogicalType.UUID),
            new UUID(1, 2),
            "\"00000000-0000-0001-0000-000000000002\""),
        arguments(
            ColumnType.of(LogicalType.JSON),
            "{\"a\": [1, 2.50, 1e-7, null, true, \"x\"]}",
            "{\"a\":[1,2.50,0.0000001,null,true,\"x\"]}"),
        arguments(ColumnType.of(LogicalType.JSON), "null", "null"),
        arguments(ColumnType.of(LogicalType.TEXT), null, "null"));
  }

  @ParameterizedTest
  @MethodSource("plainForms")
  void aStoredRowHasOnePlainFormOnEveryDatabase(
      ColumnType type, @Nullable Object value, String text) {
    createSamples(type);
    storeSamples(value);
    Row row = records().from("samples").one();
    assertThat(row.toJson()).isEqualTo("{\"id\":1,\"content\":" + text + "}");
    assertThat(row.toPlainMap().keySet()).containsExactly("id", "content");
  }

  @Test
  void anUnknownColumnListsTheColumnsThereAre() {
    Row row = row(LogicalType.TEXT, CANARY);
    assertThat(failure(ErrorKind.UNKNOWN_COLUMN, () -> row.get("nosuch")))
        .hasMessage("The row has no column nosuch. It has id, content.");
  }
}
