package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.OnConflict.onConflict;
import static org.recordsdb.Where.where;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.OnConflict;
import org.recordsdb.Row;
import org.recordsdb.Upserted;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** Inserts that meet a key that is taken. */
@Needs({Capability.UPSERT, Capability.RETURNING})
abstract class UpsertContract extends Contract {

  UpsertContract(Bench bench) {
    super(bench);
  }

  private static final OnConflict EMAIL = onConflict("email");

  private void createUsers() {
    create(
        TestTable.named("users")
            .identity("id")
            .column("email", LogicalType.TEXT)
            .column("name", LogicalType.TEXT)
            .column("visits", LogicalType.INT32)
            .notNull()
            .defaultsTo("1")
            .column("tenant", LogicalType.INT32)
            .column("badge", LogicalType.TEXT)
            .unique("email")
            .unique("tenant", "badge"));
  }

  private static Row user(String email, String name) {
    return Row.of("email", email, "name", name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"excluded", "EXCLUDED", "stored", "inserted", "new", "old", "target"})
  void aTableAndItsColumnsMayHaveTheNamesThatAnUpsertUsesItself(String name) {
    create(
        TestTable.named(name)
            .identity("id")
            .column("inserted", LogicalType.TEXT)
            .column("inserted_", LogicalType.INT32)
            .column("excluded", LogicalType.INT32)
            .column("stored", LogicalType.INT32)
            .unique("inserted"));
    Row row = Row.of("inserted", "key", "inserted_", 1, "excluded", 1, "stored", 1);
    assertThat(records().upsert(name, row, onConflict("inserted")).isInserted()).isTrue();
    Row changed = Row.of("inserted", "key", "inserted_", 2L, "excluded", 3L, "stored", 4L);
    Upserted result = records().upsert(name, changed, onConflict("inserted"));
    assertThat(result.isInserted()).isFalse();
    assertThat(result.row().without("id")).isEqualTo(changed);
    assertThat(records().from(name).one()).isEqualTo(result.row());
  }

  @Test
  void aFreeKeyIsInserted() {
    createUsers();
    Upserted result = records().upsert("users", user("ada@example.org", "Ada"), EMAIL);
    assertThat(result.action()).isEqualTo(Upserted.Action.INSERTED);
    assertThat(result.isInserted()).isTrue();
    assertThat(result.row()).isEqualTo(records().from("users").one());
  }

  @Test
  @Case({"C017", "upsert"})
  void aTakenKeyIsUpdatedAndItsOtherColumnsAreKept() {
    createUsers();
    store("users", user("ada@example.org", "Ada").with("visits", 7));
    long id = records().from("users").one().getLong("id");
    Upserted result = records().upsert("users", user("ada@example.org", "Countess"), EMAIL);
    assertThat(result.action()).isEqualTo(Upserted.Action.UPDATED);
    assertThat(result.row().getLong("id")).isEqualTo(id);
    assertThat(result.row().get("visits")).isEqualTo(7L);
    assertThat(records().from("users").one()).isEqualTo(result.row());
  }

  @Test
  void onlyTheColumnsAskedForAreUpdated() {
    createUsers();
    store("users", user("ada@example.org", "Ada"));
    Row given = user("ada@example.org", "Countess").with("visits", 5);
    records().upsert("users", given, EMAIL.update("visits"));
    Row stored = records().from("users").one();
    assertThat(stored.get("name")).isEqualTo("Ada");
    assertThat(stored.get("visits")).isEqualTo(5L);
  }

  @Test
  void aRowOfNothingButItsKeyIsFound() {
    createUsers();
    store("users", user("ada@example.org", "Ada"));
    Upserted result = records().upsert("users", Row.of("email", "ada@example.org"), EMAIL);
    assertThat(result.isInserted()).isFalse();
    assertThat(result.row().get("name")).isEqualTo("Ada");
  }

  @Test
  void aDefaultMayTakeTheKey() {
    String table =
        create(
            TestTable.named("settings")
                .identity("id")
                .column("name", LogicalType.TEXT)
                .defaultsTo("'theme'")
                .column("setting", LogicalType.TEXT)
                .unique("name"));
    assertThat(records().upsert(table, Row.of("setting", "a"), onConflict("name")).isInserted())
        .isTrue();
    assertThat(records().upsert(table, Row.of("setting", "b"), onConflict("name")).isInserted())
        .isFalse();
    assertThat(records().from(table).one().getString("setting")).isEqualTo("b");
  }

  @Test
  void aKeyMayHaveSeveralColumnsInAnyOrder() {
    createUsers();
    Row given = Row.of("badge", "b1", "tenant", 3, "name", "Ada");
    assertThat(records().upsert("users", given, onConflict("tenant", "badge")).isInserted())
        .isTrue();
    assertThat(records().upsert("users", given, onConflict("badge", "tenant")).isInserted())
        .isFalse();
    assertThat(records().from("users").count()).isOne();
  }

  @Test
  @Clause("D67")
  void aKeyWithNullIsNeverTaken() {
    createUsers();
    Row given = Row.of("tenant", 3, "badge", null);
    assertThat(records().upsert("users", given, onConflict("tenant", "badge")).isInserted())
        .isTrue();
    assertThat(records().upsert("users", given, onConflict("tenant", "badge")).isInserted())
        .isTrue();
    assertThat(records().from("users").count()).isEqualTo(2);
  }

  @Test
  void thePrimaryKeyIsAKeyToo() {
    createUsers();
    assertThat(records().upsert("users", Row.of("id", 5, "name", "Ada"), onConflict("id")).row())
        .isEqualTo(records().from("users").where(where("id").eq(5)).one());
    assertThat(
            records()
                .upsert("users", Row.of("id", 5, "name", "Countess"), onConflict("id"))
                .action())
        .isEqualTo(Upserted.Action.UPDATED);
  }

  @Test
  @Clause("D64")
  void columnsWithoutUniqueKeyAreRefused() {
    createUsers();
    var failure =
        failure(
            ErrorKind.NO_UNIQUE_KEY,
            () -> records().upsert("users", user(CANARY, "x"), onConflict("name")));
    assertThat(failure.table()).contains("users");
    assertThat(failure.columns()).containsExactly("name");
  }

  @Test
  void anotherKeyThatIsTakenIsAnError() {
    createUsers();
    store("users", Row.of("email", "a@example.org", "tenant", 1, "badge", CANARY));
    Row other = Row.of("email", "b@example.org", "tenant", 1, "badge", CANARY);
    var failure = failure(ErrorKind.UNIQUE, () -> records().upsert("users", other, EMAIL));
    assertThat(failure.columns()).containsExactly("tenant", "badge");
  }

  @Test
  void aValueThatIsMissingIsAnErrorEvenWhereTheKeyIsTaken() {
    create(
        TestTable.named("users")
            .column("email", LogicalType.TEXT)
            .notNull()
            .column("name", LogicalType.TEXT)
            .notNull()
            .primaryKey("email"));
    store("users", user("ada@example.org", "Ada"));
    var failure =
        failure(
            ErrorKind.NOT_NULL,
            () -> records().upsert("users", Row.of("email", "ada@example.org"), EMAIL));
    assertThat(failure.columns()).containsExactly("name");
  }

  @Test
  void anUpsertInATransactionIsUndoneWithIt() {
    createUsers();
    store("users", user("ada@example.org", "Ada"));
    assertThat(
            failure(
                    ErrorKind.NO_ROW,
                    () ->
                        records()
                            .useTransaction(
                                transaction -> {
                                  transaction.upsert(
                                      "users", user("ada@example.org", "Countess"), EMAIL);
                                  transaction.from("users").where(where("name").eq("Ada")).one();
                                }))
                .table())
        .contains("users");
    assertThat(records().from("users").one().get("name")).isEqualTo("Ada");
  }

  @Test
  void insertOrIgnoreStoresWhereTheKeyIsFree() {
    createUsers();
    assertThat(records().insertOrIgnore("users", user("ada@example.org", "Ada")))
        .contains(records().from("users").one());
  }

  @Test
  @Clause("D66")
  @Case("upsert_nothing")
  void insertOrIgnoreGivesNothingWhereAKeyIsTaken() {
    createUsers();
    store("users", user("ada@example.org", "Ada"));
    assertThat(records().insertOrIgnore("users", user("ada@example.org", "Countess"))).isEmpty();
    assertThat(records().from("users").one().get("name")).isEqualTo("Ada");
  }

  @Test
  void insertOrIgnoreIgnoresNoOtherViolation() {
    createUsers();
    failure(
        ErrorKind.NOT_NULL,
        () -> records().insertOrIgnore("users", user("a@example.org", "A").with("visits", null)));
  }

  @Test
  @Needs(Capability.UPSERT)
  void anUpsertWithoutItsKeySaysSo() {
    create(
        TestTable.named("books")
            .column("isbn", LogicalType.TEXT)
            .notNull()
            .column("title", LogicalType.TEXT)
            .primaryKey("isbn"));
    for (Row row : List.of(Row.of("title", "a"), Row.of("isbn", null, "title", "a"))) {
      var failure =
          failure(ErrorKind.NOT_NULL, () -> records().upsert("books", row, onConflict("isbn")));
      Messages.checkForm(failure);
      assertThat(failure).hasMessageContaining("Can't upsert into books");
      assertThat(failure).hasMessageContaining("key column isbn");
      assertThat(failure.columns()).containsExactly("isbn");
    }
  }
}
