package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Order.desc;
import static org.recordsdb.Where.where;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.recordsdb.Order;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** The order of rows. */
abstract class OrderContract extends Contract {

  OrderContract(Bench bench) {
    super(bench);
  }

  private List<@Nullable Object> ordered(Order... keys) {
    return records().from("samples").orderBy(keys).list().stream()
        .<@Nullable Object>map(row -> row.get("content"))
        .toList();
  }

  private List<@Nullable Object> ordered(LogicalType type, Object... values) {
    createSamples(type);
    storeSamples(values);
    return ordered(asc("content"));
  }

  private void createNumbersWithNull() {
    createSamples(LogicalType.INT64);
    storeSamples(2, null, 1);
  }

  @Test
  @Clause("D33")
  @Case({"C037", "null_order_asc"})
  void nullIsTheLargestInAscendingOrder() {
    createNumbersWithNull();
    assertThat(ordered(asc("content"))).containsExactly(1L, 2L, null);
  }

  @Test
  @Clause("D33")
  @Case({"C038", "null_order_desc"})
  void nullIsTheLargestInDescendingOrder() {
    createNumbersWithNull();
    assertThat(ordered(desc("content"))).containsExactly(null, 2L, 1L);
  }

  @Test
  @Clause("D33")
  @Case("C038")
  void nullsComeFirstWhereAskedFor() {
    createNumbersWithNull();
    assertThat(ordered(asc("content").nullsFirst())).containsExactly(null, 1L, 2L);
    assertThat(ordered(desc("content").nullsFirst())).containsExactly(null, 2L, 1L);
  }

  @Test
  @Clause("D33")
  @Case({"C038", "null_order_explicit"})
  void nullsComeLastWhereAskedFor() {
    createNumbersWithNull();
    assertThat(ordered(asc("content").nullsLast())).containsExactly(1L, 2L, null);
    assertThat(ordered(desc("content").nullsLast())).containsExactly(2L, 1L, null);
  }

  @Test
  @Clause("D34")
  @Case({"C039", "text_order"})
  void textIsOrderedByCodePoint() {
    assertThat(ordered(LogicalType.TEXT, "é", "a", "B", "_", "Z", "10", "9", "ab", "a b", ""))
        .containsExactly("", "10", "9", "B", "Z", "_", "a", "a b", "ab", "é");
  }

  @Test
  @Clause("D34")
  void charactersBeyondTheBasicPlaneComeAfterIt() {
    assertThat(ordered(LogicalType.TEXT, "\uffee", "😀", "z")).containsExactly("z", "\uffee", "😀");
  }

  @Test
  @Clause("D34")
  void textIsComparedByCodePoint() {
    createSamples(LogicalType.TEXT);
    storeSamples("a", "B", "_", "é");
    assertThat(records().from("samples").where(where("content").lt("a")).count()).isEqualTo(2);
    assertThat(records().from("samples").where(where("content").between("A", "Z")).count()).isOne();
  }

  @Test
  void textOfLimitedLengthIsOrderedByCodePointToo() {
    createSamples(ColumnType.text(10));
    storeSamples("b", "A", "a", "B");
    assertThat(ordered(asc("content"))).containsExactly("A", "B", "a", "b");
  }

  @Test
  void numbersAreOrderedByValue() {
    assertThat(ordered(LogicalType.INT64, 10, 9, -1, Long.MAX_VALUE, Long.MIN_VALUE))
        .containsExactly(Long.MIN_VALUE, -1L, 9L, 10L, Long.MAX_VALUE);
    assertThat(ordered(desc("content")).get(0)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void doublesAreOrderedByValue() {
    assertThat(ordered(LogicalType.FLOAT64, 10.5, 9.0, -1e300, 1e-300))
        .containsExactly(-1e300, 1e-300, 9.0, 10.5);
  }

  @Test
  @Clause("D06")
  void decimalsAreOrderedByValue() {
    createSamples(ColumnType.decimal(10, 2));
    storeSamples(new BigDecimal("10"), new BigDecimal("9.5"), new BigDecimal("-3"));
    assertThat(ordered(asc("content")))
        .containsExactly(new BigDecimal("-3.00"), new BigDecimal("9.50"), new BigDecimal("10.00"));
  }

  @Test
  @Clause("D06")
  void longDecimalsAreOrderedByValueOrTheOrderIsRefused() {
    createSamples(ColumnType.decimal(30, 2));
    storeSamples(new BigDecimal("10"), new BigDecimal("9.5"), new BigDecimal("-3"));
    try {
      assertThat(ordered(asc("content")))
          .containsExactly(
              new BigDecimal("-3.00"), new BigDecimal("9.50"), new BigDecimal("10.00"));
    } catch (RecordsException e) {
      assertThat(e.kind()).isEqualTo(ErrorKind.WRONG_TYPE);
      assertThat(e.columns()).containsExactly("content");
    }
  }

  @Test
  void falseComesBeforeTrue() {
    assertThat(ordered(LogicalType.BOOLEAN, true, false)).containsExactly(false, true);
  }

  @Test
  void datesAreOrderedByTime() {
    LocalDate early = LocalDate.of(987, 1, 31);
    LocalDate late = LocalDate.of(2024, 2, 9);
    assertThat(ordered(LogicalType.DATE, late.plusDays(1), late, early))
        .containsExactly(early, late, late.plusDays(1));
  }

  @Test
  @Case("C041")
  void laterKeysOrderWhatEarlierOnesLeaveEqual() {
    createSamples(LogicalType.TEXT);
    storeSamples("b", "a", "b", "a");
    assertThat(ids(desc("content"), desc("id"))).containsExactly(3L, 1L, 4L, 2L);
  }

  @Test
  @Case("C041")
  void eachKeyHasADirectionOfItsOwn() {
    createSamples(LogicalType.TEXT);
    storeSamples("b", "a", "b", "a");
    assertThat(ids(asc("content"), desc("id"))).containsExactly(4L, 2L, 3L, 1L);
    assertThat(ids(desc("content"), asc("id"))).containsExactly(1L, 3L, 2L, 4L);
    assertThat(ids(asc("content"), asc("id"))).containsExactly(2L, 4L, 1L, 3L);
  }

  private List<Long> ids(Order... keys) {
    return records().from("samples").orderBy(keys).list().stream()
        .map(row -> row.getLong("id"))
        .toList();
  }

  @Test
  void aQueryCanBeOrderedByAColumnItDoesNotGive() {
    createSamples(LogicalType.TEXT);
    storeSamples("b", "a");
    assertThat(records().from("samples").columns("id").orderBy(asc("content")).list())
        .containsExactly(Row.of("id", 2L), Row.of("id", 1L));
  }

  @Test
  @Case({"C042", "order_by_position_oob"})
  void anOrderByAnUnknownColumnIsRefused() {
    createSamples(LogicalType.TEXT);
    var failure =
        failure(ErrorKind.UNKNOWN_COLUMN, () -> ordered(asc("content; drop table samples")));
    assertThat(failure.table()).contains("samples");
    failure(ErrorKind.UNKNOWN_COLUMN, () -> ordered(asc("2")));
  }

  @Test
  @Clause("D28")
  void documentsHaveNoOrder() {
    createSamples(LogicalType.JSON);
    failure(ErrorKind.WRONG_TYPE, () -> ordered(asc("content")));
  }
}
