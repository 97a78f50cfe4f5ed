package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;
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
}
