package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.recordsdb.Where.where;

import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.Transaction;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.ForeignKeyViolationException;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.pool.Loan;
import org.recordsdb.internal.pool.OpenDatabase;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Reference;

/** What messages take from the schema: the other end of a foreign key, and the nearest name. */
abstract class SchemaHintsContract extends Contract {

  private static final String NO_AUTHOR = "the row of authors that author_id refers to does not";
  private static final String STILL_BOOKS = "rows of books still refer to it by author_id";

  SchemaHintsContract(Bench bench) {
    super(bench);
  }

  @BeforeEach
  void createLibrary() {
    create(
        TestTable.named("authors")
            .column("id", LogicalType.INT32)
            .notNull()
            .column("email", LogicalType.TEXT)
            .primaryKey("id"));
    create(
        TestTable.named("books")
            .column("id", LogicalType.INT32)
            .notNull()
            .column("author_id", LogicalType.INT32)
            .primaryKey("id")
            .references("author_id", "authors", "id"));
    store("authors", Row.of("id", 1, "email", CANARY));
    store("books", Row.of("id", 1, "author_id", 1));
  }

  private void noAuthor(ThrowingCallable call) {
    RecordsException failure = failure(ErrorKind.FOREIGN_KEY, call);
    Messages.checkForm(failure);
    assertThat(failure).hasMessageContaining(NO_AUTHOR).hasMessageNotContaining("still");
    assertThat(failure.table()).contains("books");
    assertThat(failure.columns()).containsExactly("author_id");
    hasItsName(failure);
  }

  private void hasItsName(RecordsException failure) {
    if (!lacks(Capability.CONSTRAINT_NAMES)) {
      failure.constraint().ifPresent(name -> assertThat(name).isEqualTo("books_author_id_fkey"));
    }
  }

  private void stillBooks(ThrowingCallable call) {
    RecordsException failure = failure(ErrorKind.FOREIGN_KEY, call);
    Messages.checkForm(failure);
    assertThat(failure).hasMessageContaining(STILL_BOOKS).hasMessageNotContaining("not exist");
    assertThat(failure.table()).contains("authors");
    hasItsName(failure);
  }

  @Test
  @Clause("D76")
  void whoeverRefersToNothingIsToldWhatIsMissing() {
    noAuthor(() -> store("books", Row.of("id", 2, "author_id", 9)));
    noAuthor(() -> records().update("books", Row.of("author_id", 9), where("id").eq(1)));
    noAuthor(() -> records().executeUpdate("insert into books (id, author_id) values (2, 9)"));
    noAuthor(() -> records().executeUpdate("update books set author_id = 9 where id = 1"));
  }

  @Test
  @Clause("D76")
  void whoeverTakesAwayWhatOthersReferToIsToldWhoTheyAre() {
    stillBooks(() -> records().delete("authors", Where.allRows()));
    stillBooks(() -> records().update("authors", Row.of("id", 2), where("id").eq(1)));
    stillBooks(() -> records().executeUpdate("delete from authors where id = 1"));
    stillBooks(() -> records().executeUpdate("update authors set id = 2 where id = 1"));
  }

  @Test
  @Clause({"D75", "D76"})
  void aKeyThatRestrictsIsToldAsAnyOther() {
    create(
        TestTable.named("essays")
            .column("id", LogicalType.INT32)
            .notNull()
            .column("author_id", LogicalType.INT32)
            .primaryKey("id")
            .referencesRestricting("author_id", "authors", "id"));
    store("authors", Row.of("id", 2, "email", CANARY));
    store("essays", Row.of("id", 1, "author_id", 2));
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> records().delete("authors", where("id").eq(2)),
            () -> records().update("authors", Row.of("id", 3), where("id").eq(2)),
            () -> records().executeUpdate("delete from authors where id = 2"))) {
      RecordsException failure = failure(ErrorKind.FOREIGN_KEY, call);
      assertThat(failure).isInstanceOf(ForeignKeyViolationException.class);
      assertThat(failure).hasMessageContaining("essays still refer to it");
    }
    assertThat(records().from("authors").count()).isEqualTo(2);
  }

  @Test
  @Clause("D76")
  @Needs(Capability.SAVEPOINT)
  void aForeignKeyIsToldInATransactionToo() {
    noAuthor(
        () ->
            records()
                .useTransaction(t -> t.update("books", Row.of("author_id", 9), Where.allRows())));
    records()
        .useTransaction(
            transaction -> {
              transaction.update("authors", Row.of("email", "kept"), Where.allRows());
              stillBooks(
                  () -> transaction.useTransaction(t -> t.delete("authors", Where.allRows())));
            });
    assertThat(records().from("authors").one().get("email")).isEqualTo("kept");
  }

  @Test
  @Clause({"D43", "D76"})
  void anUnknownTableOfRawSqlIsToldWithTheNearestName() {
    hasNearest("authors", () -> records().executeQuery("select * from athors"));
    hasNearest("books", () -> records().executeUpdate("delete from boks where id = 1"));
    hasNearest("books", () -> records().executeScript("delete from boks;"));
  }

  @Test
  @Clause({"D43", "D76"})
  void anUnknownColumnOfRawSqlIsToldWithTheNearestName() {
    hasNearest("email", () -> records().executeQuery("select emial from authors"));
    hasNearest("email", () -> records().executeQuery("select a.emial from authors a"));
    hasNearest("email", () -> records().executeUpdate("update authors set emial = 'x'"));
    hasNearest(
        "author_id",
        () -> records().executeUpdate("insert into books (id, auhtor_id) values (2, 1)"));
  }

  @Test
  @Clause({"D43", "D76"})
  @Needs(Capability.SAVEPOINT)
  void anUnknownNameIsToldWithTheNearestInATransactionToo() {
    hasNearest("email", () -> records().useTransaction(SchemaHintsContract::misspell));
    records()
        .useTransaction(
            transaction -> {
              transaction.update("authors", Row.of("email", "kept"), Where.allRows());
              hasNearest("email", () -> transaction.useTransaction(SchemaHintsContract::misspell));
            });
    assertThat(records().from("authors").one().get("email")).isEqualTo("kept");
  }

  @Test
  @Clause({"D43", "D76"})
  void anUnknownColumnIsToldWithItsAliasAndAnUnknownAliasAsATable() {
    if (bench().tellsMistakes()) {
      assertThat(
              failure(
                  ErrorKind.UNKNOWN_COLUMN,
                  () -> records().executeQuery("select a.emial from authors a")))
          .hasMessageContaining("there is no column a.emial. Did you mean email?");
      assertThat(
              failure(
                  ErrorKind.UNKNOWN_TABLE,
                  () -> records().executeQuery("select x.email from authors a")))
          .hasMessageContaining("there is no table or view x.");
    }
  }

  @Test
  @Clause("D76")
  void twoForeignKeysOfSeveralColumnsBetweenTheSameTablesAreToldApart() throws SQLException {
    bench().dropLater("pairs");
    bench().dropLater("links");
    records().executeUpdate("create table pairs (a integer, b integer, primary key (a, b))");
    records()
        .executeUpdate(
            "create table links (v integer, w integer, x integer, y integer,"
                + " foreign key (v, w) references pairs (a, b),"
                + " foreign key (x, y) references pairs (a, b))");
    try (Loan loan = ((OpenDatabase) records()).borrow("ask for the foreign keys")) {
      for (String table : List.of("links", "pairs")) {
        assertThat(dialect().references(loan.connection(), null, table))
            .extracting(Reference::columns, Reference::target)
            .containsExactlyInAnyOrder(
                tuple(List.of("v", "w"), "pairs"), tuple(List.of("x", "y"), "pairs"));
      }
    }
  }

  @Test
  @Clause("D76")
  void aNameThatIsNearToNoOtherIsNotGuessed() {
    var failure =
        failure(ErrorKind.UNKNOWN_TABLE, () -> records().executeQuery("select * from nowhere"));
    Messages.checkForm(failure);
    assertThat(failure).hasMessageNotContaining("Did you mean");
  }

  private static void misspell(Transaction transaction) {
    transaction.executeQuery("select emial from authors");
  }

  private void hasNearest(String name, ThrowingCallable call) {
    RecordsException failure = failure(call);
    assertThat(failure.kind()).isIn(ErrorKind.UNKNOWN_TABLE, ErrorKind.UNKNOWN_COLUMN);
    Messages.checkForm(failure);
    assertThat(failure).hasMessageContaining("Did you mean " + name + "?");
  }

  @Test
  void aViewOfGroupsTakesNoChanges() {
    createSamples(LogicalType.TEXT);
    storeSamples("a");
    records()
        .executeUpdate(
            "create view counted as select content, count(*) as n from samples group by content");
    try {
      Row row = Row.of("content", "b");
      List<RecordsException> failures =
          List.of(
              storing(() -> records().insert("counted", row)),
              storing(() -> records().batchInsert("counted", List.of(row))),
              storing(() -> records().update("counted", row, Where.allRows())),
              storing(() -> records().delete("counted", Where.allRows())));
      assertThat(failures).extracting(RecordsException::kind).containsOnly(ErrorKind.UNSUPPORTED);
      assertThat(records().from("samples").one().get("content")).isEqualTo("a");
    } finally {
      records().executeUpdate("drop view counted");
    }
  }

  private static RecordsException storing(ThrowingCallable call) {
    return catchThrowableOfType(RecordsException.class, call);
  }
}
