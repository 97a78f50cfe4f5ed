package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Where.not;
import static org.recordsdb.Where.where;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** Lists that are too long to be written by hand mean what short ones mean. */
abstract class ListFilterContract extends Contract {

  private static final int STORED = 40;

  ListFilterContract(Bench bench) {
    super(bench);
  }

  private List<Long> ids(Where filter) {
    return records().from("samples").where(filter).orderBy(asc("id")).list().stream()
        .map(row -> row.getLong("id"))
        .toList();
  }

  /** Every second one of the stored values is found, and by {@code notIn} every other one. */
  private void finds(ColumnType type, IntFunction<Object> value) {
    createSamples(type);
    List<Row> rows = new ArrayList<>();
    List<Object> even = new ArrayList<>();
    for (int id = 0; id < STORED; id++) {
      rows.add(Row.of("id", id, "content", value.apply(id)));
      if (id % 2 == 0) {
        even.add(value.apply(id));
      }
    }
    rows.add(Row.of("id", STORED, "content", null));
    records().batchInsert("samples", rows);
    even.add(value.apply(STORED + 1));
    assertThat(ids(where("content").in(even))).isEqualTo(every(2, 0));
    assertThat(ids(where("content").notIn(even))).isEqualTo(every(2, 1));
    assertThat(ids(not(where("content").in(even)))).isEqualTo(every(2, 1));
    bench().cleanUp();
  }

  private void finds(LogicalType type, IntFunction<Object> value) {
    finds(ColumnType.of(type), value);
  }

  private static List<Long> every(int step, int first) {
    return LongStream.range(0, STORED).filter(id -> id % step == first).boxed().toList();
  }

  @Test
  void numbersOfEveryTypeAreFound() {
    finds(LogicalType.INT16, i -> i == 0 ? Short.MIN_VALUE : i);
    finds(LogicalType.INT32, i -> i == 0 ? Integer.MIN_VALUE : i);
    finds(LogicalType.INT64, i -> Long.MAX_VALUE - i);
    finds(LogicalType.FLOAT64, i -> i / 10d);
    finds(LogicalType.FLOAT32, i -> i / 10f);
    finds(ColumnType.decimal(12, 3), i -> BigDecimal.valueOf(i, 3));
    finds(ColumnType.decimal(30, 10), i -> new BigDecimal("12345678901234567890").add(dot(i)));
  }

  private static BigDecimal dot(int i) {
    return BigDecimal.valueOf(i, 10);
  }

  @Test
  void textIsFoundWhateverCharactersItHas() {
    List<String> odd =
        List.of(
            "", " ", "\"", "'", "\\", "{", "}", ",", "NULL", "null", "\\\"", "a\tb\n", "?", "$1");
    List<String> more = List.of("\ud83d\ude00", "é", "É", "e\u0301", "%", "_", "{a,b}", "a ", "a");
    List<String> texts = new ArrayList<>(odd);
    texts.addAll(more);
    finds(LogicalType.TEXT, i -> i < texts.size() ? texts.get(i) : "text " + i);
    finds(ColumnType.text(20), i -> i < texts.size() ? texts.get(i) : "text " + i);
  }

  @Test
  void timesAreFoundToTheMicrosecond() {
    LocalDate day = LocalDate.of(9999, 12, 31);
    LocalDateTime time = LocalDateTime.of(1, 1, 1, 0, 0);
    finds(LogicalType.DATE, i -> i == 0 ? LocalDate.of(1, 1, 1) : day.minusDays(i));
    finds(LogicalType.TIME, i -> LocalTime.MIDNIGHT.plusNanos(i * 1_000L));
    finds(LogicalType.TIMESTAMP, i -> time.plusNanos(i * 1_000L));
    finds(LogicalType.INSTANT, i -> Instant.parse("9999-12-31T23:59:59Z").plusNanos(i * 1_000L));
  }

  @Test
  void otherValuesAreFound() {
    finds(LogicalType.UUID, i -> new UUID(i, -i));
    finds(LogicalType.BYTES, i -> i == 0 ? new byte[0] : new byte[] {(byte) -i, '"', '\\', 0});
    createSamples(LogicalType.BOOLEAN);
    storeSamples(true, false, null);
    List<Boolean> yes = IntStream.range(0, 20).mapToObj(i -> true).toList();
    assertThat(ids(where("content").in(yes))).containsExactly(1L);
    assertThat(ids(where("content").notIn(yes))).containsExactly(2L);
  }

  @Test
  @Needs({Capability.JSON_TEXT, Capability.JSON_NUMBER})
  void valuesInsideDocumentsAreFound() {
    createSamples(LogicalType.JSON);
    for (int i = 0; i < STORED; i++) {
      store(
          "samples",
          Row.of("id", i, "content", "{\"n\": " + i + ".10, \"t\": \"text " + i + "\"}"));
    }
    List<Double> numbers =
        IntStream.range(0, STORED).filter(i -> i % 2 == 0).mapToObj(i -> i + 0.1).toList();
    List<String> texts =
        IntStream.range(0, STORED).filter(i -> i % 2 == 0).mapToObj(i -> "text " + i).toList();
    assertThat(ids(where("content").jsonNumber("n").in(numbers))).isEqualTo(every(2, 0));
    assertThat(ids(where("content").json("t").notIn(texts))).isEqualTo(every(2, 1));
  }

  @Test
  @Clause("D52")
  void listsOfEveryLengthAreTaken() {
    createSamples(LogicalType.INT64);
    List<Row> rows = LongStream.range(0, 150).mapToObj(i -> Row.of("id", i, "content", i)).toList();
    records().batchInsert("samples", rows);
    for (int length = 0; length < 130; length++) {
      List<Long> list = LongStream.range(0, length).boxed().toList();
      assertThat(ids(where("content").in(list))).isEqualTo(list);
      assertThat(records().from("samples").where(where("content").notIn(list)).count())
          .isEqualTo(150 - length);
    }
  }

  @Test
  void listsStandAmongOtherConditionsAndValues() {
    createSamples(LogicalType.INT64);
    List<Row> rows = LongStream.range(0, 100).mapToObj(i -> Row.of("id", i, "content", i)).toList();
    records().batchInsert("samples", rows);
    List<Long> low = LongStream.range(0, 30).boxed().toList();
    List<Integer> few = List.of(7, 8, 9);
    List<Long> high = LongStream.range(20, 60).boxed().toList();
    Where filter =
        where("content").ge(5).and("content").in(low).and("id").notIn(few).and("id").in(high);
    assertThat(ids(filter)).isEqualTo(LongStream.range(20, 30).boxed().toList());
    assertThat(records().from("samples").where(filter).orderBy(asc("id")).limit(2).offset(3).list())
        .extracting(row -> row.get("id"))
        .containsExactly(23L, 24L);
    assertThat(records().from("samples").where(filter).exists()).isTrue();
    try (var stream = records().from("samples").where(filter).stream()) {
      assertThat(stream.count()).isEqualTo(10);
    }
    assertThat(records().update("samples", Row.of("content", -1), filter)).isEqualTo(10);
    assertThat(records().delete("samples", where("id").in(high).and("content").eq(-1)))
        .isEqualTo(10);
  }

  @Test
  @Clause("D52")
  void aListOfMoreValuesThanAStatementTakesIsRefused() {
    createSamples(LogicalType.INT64);
    List<Long> most = LongStream.range(0, 32_000).boxed().toList();
    List<Long> tooMany = LongStream.range(0, 32_001).boxed().toList();
    assertThat(ids(where("content").in(most))).isEmpty();
    failure(ErrorKind.LIMIT, () -> ids(where("content").in(tooMany)));
    failure(ErrorKind.LIMIT, () -> ids(where("id").eq(1).and("content").in(most)));
  }

  @Test
  void aWrongValueInAListNamesTheColumn() {
    createSamples(LogicalType.INT32);
    List<Object> list = new ArrayList<>(LongStream.range(0, 20).boxed().toList());
    list.set(15, CANARY);
    var type = failure(ErrorKind.WRONG_TYPE, () -> ids(where("content").in(list)));
    assertThat(type.columns()).containsExactly("content");
    list.set(15, Long.MAX_VALUE);
    var range = failure(ErrorKind.OUT_OF_RANGE, () -> ids(where("content").in(list)));
    assertThat(range.columns()).containsExactly("content");
  }

  @Test
  void listsOfOneLengthAreEqualOnlyWithEqualValues() {
    List<Integer> list = IntStream.range(0, 20).boxed().toList();
    List<Integer> other = IntStream.range(1, 21).boxed().toList();
    assertThat(where("a").in(list))
        .isEqualTo(where("a").in(list))
        .hasSameHashCodeAs(where("a").in(list))
        .isNotEqualTo(where("a").in(other))
        .isNotEqualTo(where("a").notIn(list));
  }
}
