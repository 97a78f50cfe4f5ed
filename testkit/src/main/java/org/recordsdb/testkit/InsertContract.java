package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Where.where;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.recordsdb.Returning;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** Storing one row. */
abstract class InsertContract extends Contract {

  InsertContract(Bench bench) {
    super(bench);
  }

  @Test
  @Clause("D58")
  void numbersGoOnAfterGivenOnesOnceTheSequencesAreSynced() {
    createDocuments();
    store("documents", Row.of("name", "a"));
    long given = records().from("documents").one().getLong("id") + 3;
    store("documents", Row.of("id", given, "name", "b"));
    records().syncSequences("documents");
    store("documents", Row.of("name", "c"));
    records().syncSequences("documents");
    store("documents", Row.of("name", "d"));
    List<Long> ids =
        records().from("documents").orderBy(asc("name")).list().stream()
            .map(row -> row.getLong("id"))
            .toList();
    assertThat(ids).hasSize(4).isSorted().doesNotHaveDuplicates().contains(given);
  }

  @Test
  @Clause("D58")
  void aTableWithoutNumbersHasNothingToSync() {
    createSamples(LogicalType.TEXT);
    storeSamples("x");
    records().syncSequences("samples");
    failure(ErrorKind.UNKNOWN_TABLE, () -> records().syncSequences("nowhere"));
  }

  @Test
  @Case("C001")
  @Needs(Capability.RETURNING)
  void insertReturnsDatabaseDefaults() {
    createDocuments();
    Row stored = records().insert("documents", Row.of("name", "a.pdf"));
    assertThat(stored.getLong("id")).isPositive();
    assertThat(stored.getString("status")).isEqualTo("new");
    assertThat(stored.getInstant("created_at")).isNotNull();
  }

  @Test
  @Needs(Capability.RETURNING)
  void insertReturnsEveryColumnInTheOrderOfTheTable() {
    createDocuments();
    Row stored = records().insert("documents", Row.of("size", 10, "name", "a.pdf"));
    assertThat(stored.columns()).containsExactly("id", "name", "status", "size", "created_at");
  }

  @Test
  @Case("C001")
  @Needs(Capability.RETURNING)
  void insertReturnsWhatASelectReadsLater() {
    createDocuments();
    Row stored = records().insert("documents", Row.of("name", "a.pdf", "size", 10));
    assertThat(records().select("documents")).containsExactly(stored);
  }

  @Test
  @Needs(Capability.RETURNING)
  void insertReturnsOnlyTheColumnsAskedFor() {
    createDocuments();
    Row stored =
        records().insert("documents", Row.of("name", "a.pdf"), Returning.columns("status", "name"));
    assertThat(stored).isEqualTo(Row.of("status", "new", "name", "a.pdf"));
  }

  @Test
  @Clause("D85")
  @Case("C033")
  void insertThatReadsNothingBackGivesAnEmptyRow() {
    createDocuments();
    Row stored = records().insert("documents", Row.of("name", "a.pdf"), Returning.NONE);
    assertThat(stored.isEmpty()).isTrue();
    assertThat(records().from("documents").count()).isOne();
  }

  @Test
  @Case("C033")
  void whatIsNotReadBackIsNotThereToBeRead() {
    createDocuments();
    Row stored = records().insert("documents", Row.of("name", "a.pdf"), Returning.NONE);
    failure(ErrorKind.UNKNOWN_COLUMN, () -> stored.getLong("id"));
  }

  @Test
  @Clause({"D60", "D61"})
  @Needs(Capability.RETURNING)
  void rowsAreNumberedUpwards() {
    createDocuments();
    long first = records().insert("documents", Row.of("name", "a.pdf")).getLong("id");
    long second = records().insert("documents", Row.of("name", "b.pdf")).getLong("id");
    assertThat(second).isGreaterThan(first);
  }

  @Test
  @Clause("D57")
  @Needs(Capability.RETURNING)
  void numbersOfDeletedRowsAreNotGivenAgain() {
    createDocuments();
    long first = records().insert("documents", Row.of("name", "a.pdf")).getLong("id");
    records().delete("documents", where("id").eq(first));
    long second = records().insert("documents", Row.of("name", "b.pdf")).getLong("id");
    assertThat(second).isGreaterThan(first);
  }

  @Test
  void aNumberThatIsGivenIsKept() {
    createDocuments();
    store("documents", Row.of("id", 9_007_199_254_740_993L, "name", "a.pdf"));
    assertThat(records().from("documents").one().get("id")).isEqualTo(9_007_199_254_740_993L);
  }

  @Test
  @Case("C013")
  @Needs(Capability.RETURNING)
  void aLargeNumberComesBackExactly() {
    createDocuments();
    Row given = Row.of("id", 9_007_199_254_740_993L, "name", "a.pdf");
    assertThat(records().insert("documents", given).get("id")).isEqualTo(9_007_199_254_740_993L);
  }

  @Test
  @Case("C005")
  @Needs(Capability.RETURNING)
  void aNumberThatIsGivenIsNotGivenAgain() {
    createDocuments();
    Row given = records().insert("documents", Row.of("id", 50, "name", "a.pdf"));
    assertThat(given.get("id")).isEqualTo(50L);
    Row next = records().insert("documents", Row.of("name", "b.pdf"));
    assertThat(next.getLong("id")).isNotEqualTo(50L);
  }

  @Test
  @Clause("D59")
  @Case("null_pk")
  void aNullForANumberIsRefused() {
    createDocuments();
    var failure =
        failure(ErrorKind.NOT_NULL, () -> store("documents", Row.of("id", null, "name", "a.pdf")));
    assertThat(failure.table()).contains("documents");
    assertThat(failure.columns()).containsExactly("id");
  }

  @Test
  void aGivenNullWinsOverTheDefault() {
    createSettings();
    store("settings", Row.of("theme", null));
    assertThat(records().from("settings").one().isNull("theme")).isTrue();
  }

  @Test
  @Case("C002")
  @Needs(Capability.RETURNING)
  void aRowWithoutColumnsIsMadeOfDefaults() {
    createSettings();
    Row stored = records().insert("settings", Row.empty());
    assertThat(stored.getLong("id")).isPositive();
    assertThat(stored.getString("theme")).isEqualTo("light");
    assertThat(records().select("settings")).containsExactly(stored);
  }

  @Test
  @Case("default_values")
  void aRowWithoutColumnsStillNeedsItsKey() {
    createSamples(LogicalType.TEXT);
    var failure =
        failure(ErrorKind.NOT_NULL, () -> records().insert("samples", Row.empty(), Returning.NONE));
    assertThat(failure.table()).contains("samples");
    assertThat(failure.columns()).containsExactly("id");
  }

  private void createSettings() {
    create(
        TestTable.named("settings")
            .identity("id")
            .column("theme", LogicalType.TEXT)
            .defaultsTo("'light'"));
  }

  @Test
  @Case("C009")
  @Needs(Capability.RETURNING)
  void bothPartsOfACompositeKeyComeBack() {
    create(
        TestTable.named("order_lines")
            .column("order_id", LogicalType.INT64)
            .notNull()
            .column("line", LogicalType.INT32)
            .notNull()
            .primaryKey("order_id", "line"));
    Row line = Row.of("order_id", 7L, "line", 2L);
    assertThat(records().insert("order_lines", line)).isEqualTo(line);
    Where key = where("order_id").eq(7).and("line").eq(2);
    assertThat(records().from("order_lines").where(key).one()).isEqualTo(line);
  }

  @Test
  void textThatLooksLikeSqlIsData() {
    createDocuments();
    String text = "'); drop table documents; -- \"`\\";
    store("documents", Row.of("name", text));
    assertThat(records().from("documents").where(where("name").eq(text)).one().getString("name"))
        .isEqualTo(text);
  }

  @Test
  @Case("question_mark_op")
  void textThatLooksLikeAPlaceholderIsData() {
    createDocuments();
    String text = "? ?? :name ::int $1 @p %s {0} ${x}";
    store("documents", Row.of("name", text));
    assertThat(records().from("documents").where(where("name").eq(text)).exists()).isTrue();
  }

  @Test
  void aComputedColumnIsReadLikeAnyOther() {
    createInvoices();
    store("invoices", Row.of("id", 1, "price", 3, "amount", 4));
    assertThat(records().from("invoices").one().get("total")).isEqualTo(12L);
  }

  @Test
  void aComputedColumnTakesNoValue() {
    createInvoices();
    var failure =
        failure(ErrorKind.ARGUMENT, () -> store("invoices", Row.of("id", 1, "total", 12)));
    assertThat(failure.columns()).containsExactly("total");
  }

  @Test
  @Clause({"D44", "D46"})
  void namesAreTakenLiterally() {
    List<String> names =
        List.of(
            "order",
            "Mixed Case",
            "per cent%",
            "col:on",
            "question?",
            "dot.ted",
            "qu\"ote",
            "back`tick",
            "[bracket]",
            "par(en)",
            "1st",
            "sla/sh",
            "apo'strophe",
            "größe");
    TestTable table = TestTable.named("Select From").identity("id");
    names.forEach(name -> table.column(name, LogicalType.TEXT));
    create(table);
    Row row = Row.empty();
    for (String name : names) {
      row = row.with(name, "value of " + name);
    }
    store("Select From", row);
    for (Map.Entry<String, ?> entry : row.asMap().entrySet()) {
      Where same = where(entry.getKey()).eq(String.valueOf(entry.getValue()));
      assertThat(records().from("Select From").where(same).one().without("id")).isEqualTo(row);
    }
  }

  private void createInvoices() {
    create(
        TestTable.named("invoices")
            .column("id", LogicalType.INT64)
            .notNull()
            .column("price", LogicalType.INT64)
            .column("amount", LogicalType.INT64)
            .computed("total", LogicalType.INT64, "price * amount")
            .primaryKey("id"));
  }
}
