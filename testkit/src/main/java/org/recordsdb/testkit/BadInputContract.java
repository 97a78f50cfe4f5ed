package org.recordsdb.testkit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.recordsdb.OnConflict.onConflict;
import static org.recordsdb.Where.where;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.recordsdb.Order;
import org.recordsdb.Returning;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** What callers get wrong, rejected alike everywhere and, where possible, before it is sent. */
abstract class BadInputContract extends Contract {

  BadInputContract(Bench bench) {
    super(bench);
  }

  @Test
  @Clause("D48")
  void aNameThatStandsTwiceIsRefused() {
    var failure = failure(ErrorKind.ARGUMENT, () -> Row.of("name", CANARY, "name", "b"));
    assertThat(failure.columns()).containsExactly("name");
  }

  @Test
  void aNameWithoutValueIsRefused() {
    failure(ErrorKind.ARGUMENT, () -> Row.of("name", "a", CANARY));
  }

  @Test
  void aNameThatIsNoTextIsRefused() {
    failure(ErrorKind.ARGUMENT, () -> Row.of("name", "a", 7, CANARY));
  }

  @Test
  void anUnknownColumnToStoreIsRefusedWithTheNearestName() {
    createDocuments();
    var failure =
        failure(
            ErrorKind.UNKNOWN_COLUMN,
            () -> records().update("documents", Row.of("stat\"us", CANARY), Where.allRows()));
    assertThat(failure).hasMessageContaining("Did you mean status?");
    assertThat(failure.table()).contains("documents");
  }

  @Test
  void anUnknownNameOfMillionsOfCharactersIsToldInShort() {
    createDocuments();
    String name = "x".repeat(5_000_000);
    var column =
        failure(
            ErrorKind.UNKNOWN_COLUMN,
            () -> records().insert("documents", Row.of("name", CANARY, name, 1)));
    assertThat(column).hasMessageMatching("Can't use documents\\.x{90,110}…: .{1,300}");
    var table = failure(ErrorKind.UNKNOWN_TABLE, () -> records().select(name));
    assertThat(table).hasMessageMatching("Can't use x{90,110}…: .{1,300}");
    String many = IntStream.range(0, 500_000).mapToObj(n -> "x" + n).collect(joining(" "));
    var words =
        failure(ErrorKind.UNKNOWN_COLUMN, () -> records().select("documents", where(many).eq(1)));
    assertThat(words.failure().message()).hasSizeLessThan(11_000);
    var parameter =
        failure(
            ErrorKind.PARAMETERS, () -> records().executeQuery("select 1 as n", Row.of(name, 1)));
    assertThat(parameter.failure().message()).hasSizeLessThan(500);
  }

  @Test
  @Needs(Capability.RETURNING)
  void anUnknownColumnToGiveBackIsRefused() {
    createDocuments();
    failure(
        ErrorKind.UNKNOWN_COLUMN,
        () ->
            records().insert("documents", Row.of("name", "a.pdf"), Returning.columns("id", "nam")));
    records().insert("documents", Row.of("name", "a.pdf"), Returning.columns("id"));
    assertThat(records().from("documents").count()).isOne();
  }

  @Test
  @Needs({Capability.UPSERT, Capability.RETURNING})
  void anUnknownColumnOfAConflictIsRefused() {
    createDocuments();
    Row row = Row.of("id", 1, "name", "a.pdf");
    failure(ErrorKind.UNKNOWN_COLUMN, () -> records().upsert("documents", row, onConflict("idd")));
    failure(
        ErrorKind.UNKNOWN_COLUMN,
        () -> records().upsert("documents", row, onConflict("id").update("names")));
    assertThat(records().from("documents").count()).isZero();
  }

  @Test
  @Needs({Capability.UPSERT, Capability.RETURNING})
  void aColumnToUpdateThatTheRowDoesNotHaveIsRejected() {
    createDocuments();
    Row stored = records().insert("documents", Row.of("name", "a.pdf"));
    Row row = Row.of("id", stored.getLong("id"));

    var failure =
        failure(
            ErrorKind.ARGUMENT,
            () -> records().upsert("documents", row, onConflict("id").update("name")));
    assertThat(failure.columns()).containsExactly("name");
    assertThat(records().from("documents").one()).isEqualTo(stored);
  }

  @Test
  @Clause("D52")
  @Case("C071")
  void aListLongerThanAStatementTakesIsRefused() {
    createSamples(LogicalType.INT64);
    storeSamples(20);
    List<Long> many = LongStream.rangeClosed(1, 70_000).boxed().toList();
    failure(ErrorKind.LIMIT, () -> records().select("samples", where("content").in(many)));
  }

  @Test
  void aVeryLongPatternFitsOrIsRefusedAsALimit() {
    createSamples(LogicalType.TEXT);
    String text = "0123456789".repeat(6_000);
    storeSamples(text + "x");
    try {
      assertThat(records().select("samples", where("content").startsWith(text))).hasSize(1);
    } catch (RecordsException e) {
      assertThat(e.kind()).isEqualTo(ErrorKind.LIMIT);
    }
  }

  @Test
  @Clause({"D69", "D84"})
  @Case("C139")
  void aStreamInATransactionBelongsToIt() {
    createSamples(LogicalType.TEXT);
    storeSamples("a", "b");
    records()
        .useTransaction(
            transaction -> {
              try (Stream<Row> rows = transaction.from("samples").stream()) {
                rows.forEach(
                    row ->
                        transaction.update(
                            "samples",
                            Row.of("content", "seen"),
                            where("id").eq(row.getLong("id"))));
              }
            });
    assertThat(records().from("samples").where(where("content").eq("seen")).count()).isEqualTo(2);
  }

  @Test
  @Clause("D14")
  @Needs({Capability.JSON_TEXT, Capability.JSON_NUMBER})
  void aKeyThatNoDocumentCanHaveIsRefused() {
    createSamples(LogicalType.JSON);
    storeSamples("{\"v\": 1}");
    failure(
        ErrorKind.INVALID_VALUE,
        () -> records().select("samples", where("content").json("v\0").eq("1")));
    failure(
        ErrorKind.INVALID_VALUE,
        () -> records().select("samples", where("content").jsonNumber("v", "\ud800").eq(1)));
  }

  @SuppressWarnings("NullAway") // that is what is tested
  private Map<String, List<ThrowingCallable>> nulls() {
    Row row = Row.of("id", 1);
    Where one = where("id").eq(1);
    return Map.of(
        "table",
        List.of(
            () -> records().insert(null, row),
            () -> records().update(null, row, one),
            () -> records().delete(null, one),
            () -> records().select(null),
            () -> records().syncSequences(null),
            () -> records().batchUpdate(null, List.of(row), "id")),
        "row",
        List.of(
            () -> records().insert("samples", null),
            () -> records().insertOrIgnore("samples", null),
            () -> records().upsert("samples", null, onConflict("id"))),
        "where",
        List.of(
            () -> records().update("samples", row, null),
            () -> records().updateReturning("samples", row, null),
            () -> records().delete("samples", null),
            () -> records().deleteReturning("samples", null),
            () -> records().expectRows(1).delete("samples", null)),
        "filter",
        List.of(
            () -> records().select("samples", null),
            () -> records().from("samples").where(null),
            () -> Where.not(null)),
        "changes",
        List.of(() -> records().update("samples", null, one)),
        "sql",
        List.of(
            () -> records().executeQuery(null),
            () -> records().executeUpdate(null),
            () -> records().executeScript(null)),
        "parameters",
        List.of(
            () -> records().executeQuery("select 1", null),
            () -> records().executeUpdate("select 1", null)),
        "onConflict",
        List.of(() -> records().upsert("samples", row, null)),
        "column",
        List.of(() -> where(null).eq(1), () -> onConflict(null), () -> Order.asc(null)),
        "rows",
        List.of(
            () -> records().batchInsert("samples", null),
            () -> records().batchInsertReturning("samples", null),
            () -> records().batchUpdate("samples", null, "id")));
  }

  @Test
  void anArgumentThatMustNotBeNullIsNamed() {
    createSamples(LogicalType.TEXT);
    nulls()
        .forEach(
            (name, calls) -> {
              for (ThrowingCallable call : calls) {
                assertThatThrownBy(call)
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("The argument " + name + " must not be null.");
              }
            });
    assertThat(records().from("samples").count()).isZero();
  }

  @Test
  void aRowOfABatchThatIsNullIsToldWithItsNumber() {
    createSamples(LogicalType.TEXT);
    Row row = Row.of("id", 1, "content", "one");
    assertThatThrownBy(() -> records().batchInsert("samples", Arrays.asList(row, null)))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("The argument row 2 of the batch must not be null.");
    assertThatThrownBy(() -> records().batchUpdate("samples", Arrays.asList(null, row), "id"))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("The argument row 1 of the batch must not be null.");
    assertThat(records().from("samples").count()).isZero();
  }
}
