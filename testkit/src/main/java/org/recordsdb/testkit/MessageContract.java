package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.OnConflict.onConflict;
import static org.recordsdb.Where.where;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Transaction;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** Messages say what was asked, of what, what is wrong and what to do. */
abstract class MessageContract extends Contract {

  MessageContract(Bench bench) {
    super(bench);
  }

  @BeforeEach
  void createLibrary() {
    create(
        TestTable.named("authors")
            .column("id", LogicalType.INT32)
            .notNull()
            .column("email", LogicalType.TEXT)
            .primaryKey("id")
            .unique("email"));
    create(
        TestTable.named("books")
            .column("id", LogicalType.INT16)
            .notNull()
            .column("title", ColumnType.text(20))
            .notNull()
            .column("author_id", LogicalType.INT32)
            .column("price", ColumnType.decimal(10, 2))
            .column("notes", LogicalType.JSON)
            .primaryKey("id")
            .references("author_id", "authors", "id")
            .check("books_cost", "price > 0"));
    store("authors", Row.of("id", 1, "email", CANARY));
    store("books", Row.of("id", 1, "title", CANARY, "author_id", 1));
  }

  private static Row book(String column, Object value) {
    return column.equals("title")
        ? Row.of("id", 2, column, value)
        : Row.of("id", 2, "title", CANARY, column, value);
  }

  private RecordsException assertFails(ErrorKind kind, ThrowingCallable call) {
    RecordsException failure = failure(kind, call);
    Messages.checkForm(failure);
    return failure;
  }

  @Test
  @Clause("D76")
  void everyFailureSaysWhatToDo() {
    Records r = records();
    assertFails(ErrorKind.UNIQUE, () -> store("authors", Row.of("id", 1)));
    assertFails(ErrorKind.UNIQUE, () -> r.batchInsert("authors", List.of(Row.of("id", 1))));
    assertFails(ErrorKind.NOT_NULL, () -> store("books", Row.of("id", 2, "title", null)));
    assertFails(ErrorKind.CHECK, () -> store("books", book("price", 0)));
    assertFails(ErrorKind.WRONG_TYPE, () -> store("books", book("author_id", CANARY)));
    assertFails(ErrorKind.INVALID_VALUE, () -> store("books", book("title", "\0")));
    assertFails(ErrorKind.INVALID_VALUE, () -> store("books", book("notes", "{" + CANARY)));
    assertFails(ErrorKind.TOO_LONG, () -> store("books", book("title", CANARY.repeat(9))));
    assertFails(
        ErrorKind.OUT_OF_RANGE, () -> store("books", Row.of("id", 70_000, "title", CANARY)));
    assertFails(ErrorKind.OUT_OF_RANGE, () -> store("books", book("price", new BigDecimal("1e9"))));
    assertFails(ErrorKind.ARGUMENT, () -> r.update("books", Row.empty(), Where.allRows()));
    assertFails(ErrorKind.ARGUMENT, () -> r.from("books").limit(-1).list());
    assertFails(ErrorKind.NO_CONDITION, () -> r.delete("books", Where.none()));
    assertFails(
        ErrorKind.NO_CONDITION, () -> r.update("books", Row.of("title", "a"), Where.none()));
    assertFails(ErrorKind.NO_ROW, () -> r.from("books").where(where("id").eq(9)).one());
    assertFails(ErrorKind.NO_ROW, () -> r.expectRows(1).delete("books", where("id").eq(9)));
    assertFails(ErrorKind.WRONG_TYPE, () -> r.select("books", where("notes").eq("1")));
    assertFails(ErrorKind.WRONG_TYPE, () -> r.select("books", where("author_id").like("1")));
    assertFails(ErrorKind.MISUSE, () -> r.from("books").forUpdate().list());
    assertFails(ErrorKind.ARGUMENT, () -> Row.of("id", 1, "id", 2));
    assertFails(ErrorKind.ARGUMENT, () -> Row.of("id", 1, CANARY));
    assertFails(ErrorKind.UNKNOWN_TABLE, () -> r.select("nowhere"));
    assertFails(ErrorKind.UNKNOWN_COLUMN, () -> r.select("books", where("nothing").isNull()));
  }

  @Test
  @Clause("D76")
  @Needs({Capability.UPSERT, Capability.RETURNING})
  void aFailureOfAnUpsertSaysWhatToDo() {
    Row row = Row.of("id", 1, "email", CANARY);
    assertFails(
        ErrorKind.NO_UNIQUE_KEY, () -> records().upsert("authors", row, onConflict("id", "email")));
  }

  @Test
  @Clause("D76")
  void everyFailureOfRawSqlSaysWhatToDo() {
    Records r = records();
    assertFails(ErrorKind.ARGUMENT, () -> r.executeQuery(" "));
    assertFails(ErrorKind.ARGUMENT, () -> r.executeQuery("delete from books"));
    assertFails(ErrorKind.ARGUMENT, () -> r.executeUpdate("select 1"));
    assertFails(ErrorKind.ARGUMENT, () -> r.executeQuery("select 1; select 2"));
    assertFails(ErrorKind.PARAMETERS, () -> r.executeQuery("select ?"));
    assertFails(ErrorKind.PARAMETERS, () -> r.executeQuery("select :a", Row.of("b", CANARY)));
    assertFails(ErrorKind.PARAMETERS, () -> r.executeQuery("select 1", Row.of("b", CANARY)));
    assertFails(ErrorKind.SYNTAX, () -> r.executeQuery("selec 1 as n"));
    assertFails(ErrorKind.SYNTAX, () -> r.executeQuery("select 'open"));
    assertFails(ErrorKind.UNKNOWN_TABLE, () -> r.executeQuery("select * from nowhere"));
    assertFails(ErrorKind.UNKNOWN_COLUMN, () -> r.executeQuery("select emptiness from books"));
    assertFails(ErrorKind.UNIQUE, () -> r.executeUpdate("insert into authors (id) values (1)"));
    assertFails(ErrorKind.NOT_NULL, () -> r.executeUpdate("insert into books (id) values (2)"));
    assertFails(ErrorKind.CHECK, () -> r.executeUpdate("update books set price = 0"));
  }

  @Test
  @Clause("D76")
  void everyFailureOfAnObjectOutOfPlaceSaysWhatToDo() {
    Records closed = bench().open(settings -> settings);
    closed.close();
    assertFails(ErrorKind.MISUSE, () -> closed.select("books"));
    records()
        .useTransaction(t -> assertFails(ErrorKind.MISUSE, () -> records().from("books").count()));
    Records[] ended = new Records[1];
    records().useTransaction(transaction -> ended[0] = transaction);
    assertFails(ErrorKind.MISUSE, () -> ended[0].from("books").count());
    try (Records reader = bench().open(settings -> settings.readOnly(true))) {
      assertFails(ErrorKind.READ_ONLY, () -> reader.executeUpdate("delete from books"));
    }
  }

  @Test
  @Clause("D76")
  void aRowOfABatchIsToldWithItsNumber() {
    var failure =
        assertFails(
            ErrorKind.UNIQUE,
            () -> records().batchInsert("authors", List.of(Row.of("id", 2), Row.of("id", 1))));
    assertThat(failure).hasMessageStartingWith("Row 2 of the batch: Can't insert into authors: ");
  }

  @Test
  @Clause("D76")
  void aValueThatDoesNotFitIsToldWithItsColumnItsTypeInSqlAndTheLimits() {
    assertThat(
            assertFails(
                ErrorKind.OUT_OF_RANGE, () -> store("books", Row.of("id", 70_000, "title", "a"))))
        .hasMessageContaining("books.id (smallint) takes -32768 to 32767.");
    assertThat(assertFails(ErrorKind.TOO_LONG, () -> store("books", book("title", "a".repeat(21)))))
        .hasMessageFindingMatch("books[.]title \\(.*char.*\\(20\\)\\) takes at most 20 characters");
    assertThat(
            assertFails(ErrorKind.OUT_OF_RANGE, () -> store("books", book("price", 100_000_000))))
        .hasMessageFindingMatch(
            "books[.]price \\((numeric|decimal)\\(10,2\\)\\) takes at most 8 digits before");
    assertThat(
            assertFails(
                ErrorKind.INVALID_VALUE,
                () -> store("books", book("price", new BigDecimal("1.001")))))
        .hasMessageContaining("takes at most 2 digits after the point");
  }

  @Test
  @Clause("D76")
  void aMapAsParameterIsToldWhatToGiveInstead() {
    var failure =
        assertFails(
            ErrorKind.WRONG_TYPE,
            () -> records().executeQuery("select :m as m", Row.of("m", Map.of("k", CANARY))));
    assertThat(failure)
        .hasMessageContaining("parameter :m takes no Map")
        .hasMessageContaining("JsonNode");
  }

  @Test
  @Clause("D76")
  void aPoolThatIsUsedUpIsToldWithStreamsThatAreNotClosed() {
    try (Records small =
        bench().open(s -> s.poolSize(1).maxOverflow(0).poolTimeout(Duration.ofSeconds(1)))) {
      small.useTransaction(
          transaction -> {
            transaction.executeQuery("select 1 as n");
            CompletableFuture.runAsync(
                    () -> {
                      var failure =
                          assertFails(
                              ErrorKind.OVERLOADED,
                              () -> small.useTransaction(Transaction::healthCheck));
                      assertThat(failure).hasMessageContaining("Close every stream");
                    })
                .join();
          });
    }
  }
}
