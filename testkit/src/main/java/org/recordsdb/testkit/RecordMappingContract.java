package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.OnConflict.onConflict;
import static org.recordsdb.Order.desc;
import static org.recordsdb.Where.where;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.Table;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** Java records instead of rows. */
abstract class RecordMappingContract extends Contract {

  RecordMappingContract(Bench bench) {
    super(bench);
  }

  /** How an order stands. */
  enum Status {
    OPEN,
    PAID
  }

  /** A document inside a column. */
  record Address(String city, List<String> lines) {}

  /** A row of the table. */
  record Purchase(
      @Nullable Long id,
      String customer,
      Status status,
      BigDecimal total,
      int pieces,
      @Nullable Address shipTo,
      Instant placedAt) {

    static Purchase of(String customer, int pieces) {
      return new Purchase(
          null,
          customer,
          Status.OPEN,
          new BigDecimal("12.50"),
          pieces,
          new Address("Ulm", List.of("Donau 1", "3. Stock")),
          Instant.parse("2024-02-29T09:05:00.123456Z"));
    }

    Purchase withId(@Nullable Long number) {
      return new Purchase(number, customer, status, total, pieces, shipTo, placedAt);
    }
  }

  private Table<Purchase> purchases() {
    create(
        TestTable.named("purchases")
            .identity("id")
            .column("customer", LogicalType.TEXT)
            .notNull()
            .column("status", LogicalType.TEXT)
            .column("total", ColumnType.decimal(10, 2))
            .column("pieces", LogicalType.INT32)
            .column("ship_to", LogicalType.JSON)
            .column("placed_at", LogicalType.INSTANT)
            .unique("customer"));
    return records().table("purchases", Purchase.class);
  }

  @Test
  @Needs(Capability.RETURNING)
  void insertGivesTheObjectAsItIsStored() {
    Table<Purchase> purchases = purchases();
    Purchase stored = purchases.insert(Purchase.of("Ada", 3));
    assertThat(stored.id()).isPositive();
    assertThat(stored).isEqualTo(Purchase.of("Ada", 3).withId(stored.id()));
    assertThat(purchases.select()).containsExactly(stored);
  }

  @Test
  void componentsGoToColumnsWithUnderscores() {
    purchases().batchInsert(List.of(Purchase.of("Ada", 3)));
    Row row = records().from("purchases").one();
    assertThat(row.getString("status")).isEqualTo("OPEN");
    assertThat(row.getInstant("placed_at")).isEqualTo(Purchase.of("Ada", 3).placedAt());
    assertThat(Objects.requireNonNull(row.getJson("ship_to")).get("city").stringValue())
        .isEqualTo("Ulm");
  }

  @Test
  @Needs(Capability.RETURNING)
  void batchesKeepTheirOrder() {
    List<Purchase> given =
        List.of(Purchase.of("Cid", 1), Purchase.of("Ada", 2), Purchase.of("Bob", 3));
    assertThat(purchases().batchInsertReturning(given))
        .extracting(Purchase::customer)
        .containsExactly("Cid", "Ada", "Bob");
  }

  @Test
  void updateChangesTheRowOfTheSameKey() {
    Table<Purchase> purchases = purchases();
    purchases.batchInsert(List.of(Purchase.of("Ada", 1), Purchase.of("Bob", 2)));
    Purchase ada = purchases.findOne(where("customer").eq("Ada")).orElseThrow();
    Purchase paid =
        new Purchase(ada.id(), "Ada", Status.PAID, BigDecimal.TEN, 5, null, ada.placedAt());
    assertThat(purchases.update(paid)).isOne();
    Purchase stored = purchases.findOne(where("customer").eq("Ada")).orElseThrow();
    assertThat(stored.status()).isEqualTo(Status.PAID);
    assertThat(stored.total()).isEqualTo(new BigDecimal("10.00"));
    assertThat(stored.shipTo()).isNull();
    assertThat(purchases.findOne(where("customer").eq("Bob")).orElseThrow().pieces()).isEqualTo(2);
  }

  @Test
  void anObjectWithoutKeyIsNotUpdated() {
    Table<Purchase> purchases = purchases();
    var failure = failure(ErrorKind.ARGUMENT, () -> purchases.update(Purchase.of(CANARY, 1)));
    assertThat(failure.columns()).containsExactly("id");
  }

  @Test
  void deleteDeletesTheRowOfTheSameKey() {
    Table<Purchase> purchases = purchases();
    purchases.batchInsert(List.of(Purchase.of("Ada", 1), Purchase.of("Bob", 2)));
    Purchase ada = purchases.findOne(where("customer").eq("Ada")).orElseThrow();
    assertThat(purchases.delete(ada)).isOne();
    assertThat(purchases.delete(ada)).isZero();
    assertThat(purchases.select()).extracting(Purchase::customer).containsExactly("Bob");
  }

  @Test
  void deleteWithoutConditionIsRefused() {
    Table<Purchase> purchases = purchases();
    failure(ErrorKind.NO_CONDITION, () -> purchases.delete(Where.none()));
  }

  @Test
  @Needs({Capability.UPSERT, Capability.RETURNING})
  void upsertUpdatesTheRowThatHasTheKey() {
    Table<Purchase> purchases = purchases();
    purchases.batchInsert(List.of(Purchase.of("Ada", 1)));
    Purchase before = purchases.select().get(0);
    Purchase after = purchases.upsert(Purchase.of("Ada", 9), onConflict("customer"));
    assertThat(after).isEqualTo(Purchase.of("Ada", 9).withId(before.id()));
    assertThat(purchases.select()).containsExactly(after);
  }

  @Test
  void selectTakesAConditionAndAnOrder() {
    Table<Purchase> purchases = purchases();
    purchases.batchInsert(
        List.of(Purchase.of("Ada", 1), Purchase.of("Bob", 2), Purchase.of("Cid", 3)));
    assertThat(purchases.select(where("pieces").gt(1), desc("pieces")))
        .extracting(Purchase::customer)
        .containsExactly("Cid", "Bob");
  }

  @Test
  void aNullForAPrimitiveIsRefused() {
    Table<Purchase> purchases = purchases();
    store("purchases", Row.of("customer", CANARY));
    var failure = failure(ErrorKind.INVALID_VALUE, purchases::select);
    assertThat(failure.columns()).containsExactly("pieces");
  }

  /** A record with a component that no column answers. */
  record Mistyped(String custommer) {}

  @Test
  void aComponentWithoutColumnIsRefusedWithTheNearestName() {
    purchases();
    Table<Mistyped> mistyped = records().table("purchases", Mistyped.class);
    var failure =
        failure(
            ErrorKind.UNKNOWN_COLUMN, () -> mistyped.batchInsert(List.of(new Mistyped(CANARY))));
    assertThat(failure).hasMessageContaining("Did you mean customer?");
  }

  /** A record that is not the whole row. */
  record Summary(String customer, BigDecimal total) {}

  @Test
  void aRowGoesIntoARecordOfFewerColumns() {
    purchases().batchInsert(List.of(Purchase.of("Ada", 1)));
    assertThat(records().from("purchases").list(Summary.class))
        .containsExactly(new Summary("Ada", new BigDecimal("12.50")));
  }

  @Test
  @Needs(Capability.RETURNING)
  void aTableInATransactionIsPartOfIt() {
    purchases();
    failure(
        ErrorKind.UNIQUE,
        () ->
            records()
                .useTransaction(
                    transaction -> {
                      Table<Purchase> inside = transaction.table("purchases", Purchase.class);
                      inside.insert(Purchase.of("Ada", 1));
                      inside.insert(Purchase.of("Ada", 2));
                    }));
    assertThat(records().from("purchases").count()).isZero();
  }

  @Test
  void aConstantThatTheEnumLacksIsToldWithItsRowAndTheNamesThereAre() {
    Table<Purchase> purchases = purchases();
    purchases.batchInsert(List.of(Purchase.of("Ada", 1), Purchase.of("Bob", 2)));
    records().update("purchases", Row.of("status", CANARY), where("customer").eq("Bob"));
    Long bob = records().from("purchases").where(where("customer").eq("Bob")).one().getLong("id");
    for (RecordsException failure :
        List.of(
            failure(ErrorKind.WRONG_TYPE, purchases::select),
            failure(
                ErrorKind.WRONG_TYPE, () -> records().from("purchases").list(Purchase.class)))) {
      assertThat(failure)
          .hasMessageContaining("Purchase.status")
          .hasMessageContaining("OPEN, PAID")
          .hasMessageContaining("in the row with the id " + bob);
      assertThat(failure.rowKey()).isEqualTo(Map.of("id", bob));
      assertThat(failure.table()).hasValue("purchases");
      assertThat(failure.columns()).containsExactly("status");
    }
  }

  /** A record without the key. */
  record Standing(Status status) {}

  @Test
  void aRowWithoutKeyIsToldByItsNumber() {
    purchases().batchInsert(List.of(Purchase.of("Ada", 1), Purchase.of("Bob", 2)));
    records().update("purchases", Row.of("status", CANARY), where("customer").eq("Bob"));
    var query = records().from("purchases").columns("status").orderBy(desc("status"));
    assertThat(failure(ErrorKind.WRONG_TYPE, () -> query.list(Standing.class)))
        .hasMessageContaining("Standing.status")
        .hasMessageContaining("in the order of reading");
  }
}
