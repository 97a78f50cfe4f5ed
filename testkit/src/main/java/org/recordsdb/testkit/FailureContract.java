package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.where;

import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.error.CheckViolationException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.ForeignKeyViolationException;
import org.recordsdb.error.NotNullViolationException;
import org.recordsdb.error.Outcome;
import org.recordsdb.error.RecordsException;
import org.recordsdb.error.StatementException;
import org.recordsdb.error.UniqueViolationException;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** Failures that the database tells: the same class, kind, table and columns everywhere. */
abstract class FailureContract extends Contract {

  FailureContract(Bench bench) {
    super(bench);
  }

  private void createLibrary() {
    create(
        TestTable.named("authors")
            .column("id", LogicalType.INT32)
            .notNull()
            .column("email", LogicalType.TEXT)
            .column("country", LogicalType.TEXT)
            .column("passport", LogicalType.TEXT)
            .primaryKey("id")
            .unique("email")
            .unique("country", "passport"));
    create(
        TestTable.named("books")
            .column("id", LogicalType.INT32)
            .notNull()
            .column("title", LogicalType.TEXT)
            .notNull()
            .column("author_id", LogicalType.INT32)
            .column("pages", LogicalType.INT32)
            .primaryKey("id")
            .references("author_id", "authors", "id")
            .check("books_have_pages", "pages > 0"));
    store("authors", Row.of("id", 1, "email", CANARY, "country", "UK", "passport", CANARY));
    store("books", Row.of("id", 1, "title", CANARY, "author_id", 1));
  }

  private static void concerns(RecordsException failure, String table, String... columns) {
    assertThat(failure.table()).contains(table);
    assertThat(failure.columns()).containsExactly(columns);
    assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
    assertThat(failure.isTransient()).isFalse();
  }

  @Test
  @Clause("D76")
  @Case({"C019", "dup_pk"})
  void aTakenPrimaryKeyNamesItsColumns() {
    createLibrary();
    var failure = failure(ErrorKind.UNIQUE, () -> store("authors", Row.of("id", 1)));
    assertThat(failure).isInstanceOf(UniqueViolationException.class);
    assertThat(failure.sqlState()).isEqualTo("23505");
    concerns(failure, "authors", "id");
    assertThat(records().from("authors").count()).isOne();
  }

  @Test
  @Clause("D76")
  void aTakenUniqueKeyNamesItsColumns() {
    createLibrary();
    var failure =
        failure(ErrorKind.UNIQUE, () -> store("authors", Row.of("id", 2, "email", CANARY)));
    concerns(failure, "authors", "email");
  }

  @Test
  @Clause("D76")
  void aTakenKeyOfSeveralColumnsNamesThemInOrder() {
    createLibrary();
    Row row = Row.of("id", 2, "passport", CANARY, "country", "UK");
    concerns(
        failure(ErrorKind.UNIQUE, () -> store("authors", row)), "authors", "country", "passport");
  }

  @Test
  @Clause("D76")
  void conflictNamesTheConstraintWhereTheDatabaseDoes() {
    createLibrary();
    var failure =
        failure(ErrorKind.UNIQUE, () -> store("authors", Row.of("id", 2, "email", CANARY)));
    failure.constraint().ifPresent(name -> assertThat(name).isEqualTo("authors_email_key"));
  }

  @Test
  @Clause("D76")
  void anUpdateThatTakesAKeyNamesItsColumns() {
    createLibrary();
    store("authors", Row.of("id", 2));
    var failure =
        failure(
            ErrorKind.UNIQUE,
            () -> records().update("authors", Row.of("email", CANARY), where("id").eq(2)));
    concerns(failure, "authors", "email");
  }

  @Test
  @Clause("D67")
  @Case("unique_nulls")
  void nullsDoNotTakeAKey() {
    createLibrary();
    store("authors", Row.of("id", 2, "country", "UK"), Row.of("id", 3, "country", "UK"));
    assertThat(records().from("authors").count()).isEqualTo(3);
  }

  @Test
  @Clause({"D75", "D76"})
  @Case("C021")
  void aReferenceToNothingNamesItsColumn() {
    createLibrary();
    var failure =
        failure(
            ErrorKind.FOREIGN_KEY,
            () -> store("books", Row.of("id", 2, "title", CANARY, "author_id", 9)));
    assertThat(failure).isInstanceOf(ForeignKeyViolationException.class);
    assertThat(failure.sqlState()).isEqualTo("23503");
    concerns(failure, "books", "author_id");
    assertThat(records().from("books").count()).isOne();
  }

  @Test
  @Clause({"D75", "D76"})
  @Case("C110")
  void aRowThatIsReferredToIsNotDeleted() {
    createLibrary();
    var failure =
        failure(ErrorKind.FOREIGN_KEY, () -> records().delete("authors", Where.allRows()));
    assertThat(failure.table()).contains("authors");
    assertThat(records().from("authors").count()).isOne();
  }

  @Test
  @Clause("D75")
  @Case("C021")
  void foreignKeysHoldOnEveryConnection() {
    createLibrary();
    for (int i = 0; i < 20; i++) {
      failure(
          ErrorKind.FOREIGN_KEY,
          () -> store("books", Row.of("id", 2, "title", "b", "author_id", 9)));
    }
  }

  @Test
  @Clause("D76")
  void aMissingValueNamesItsColumn() {
    createLibrary();
    var failure = failure(ErrorKind.NOT_NULL, () -> store("books", Row.of("id", 2, "title", null)));
    assertThat(failure).isInstanceOf(NotNullViolationException.class);
    assertThat(failure.sqlState()).isEqualTo("23502");
    concerns(failure, "books", "title");
  }

  @Test
  @Clause("D76")
  void aValueThatIsLeftOutIsMissingToo() {
    createLibrary();
    concerns(
        failure(ErrorKind.NOT_NULL, () -> store("books", Row.of("id", 2, "pages", 9))),
        "books",
        "title");
  }

  @Test
  @Clause({"D59", "D76"})
  void aPrimaryKeyIsNeverNull() {
    createLibrary();
    concerns(
        failure(
            ErrorKind.NOT_NULL, () -> store("authors", Row.of("id", null, "email", CANARY + 2))),
        "authors",
        "id");
  }

  @Test
  @Clause("D76")
  @Case("C022")
  void aRefusedCheckNamesTheConstraint() {
    createLibrary();
    var failure =
        failure(
            ErrorKind.CHECK, () -> store("books", Row.of("id", 2, "title", CANARY, "pages", 0)));
    assertThat(failure).isInstanceOf(CheckViolationException.class);
    assertThat(failure.sqlState()).isEqualTo("23514");
    assertThat(failure.table()).contains("books");
    if (!lacks(Capability.CONSTRAINT_NAMES)) {
      assertThat(failure.constraint()).contains("books_have_pages");
    }
  }

  @Test
  @Case("C146")
  void anUnknownTableIsRefusedWithTheNearestName() {
    createLibrary();
    var failure = failure(ErrorKind.UNKNOWN_TABLE, () -> records().select("book"));
    assertThat(failure).isInstanceOf(StatementException.class);
    assertThat(failure).hasMessageContaining("Did you mean books?");
    assertThat(failure.sqlState()).isEqualTo("42P01");
    concerns(failure, "book");
  }

  @Test
  @Clause("D44")
  @Case("ident_case")
  void aTableIsFoundInItsOwnSpellingOnly() {
    createLibrary();
    var failure = failure(ErrorKind.UNKNOWN_TABLE, () -> records().select("Books"));
    assertThat(failure).hasMessageContaining("Did you mean books?");
  }

  @Test
  @Clause("D44")
  @Case("quoted_ident_case")
  void aColumnIsFoundInItsOwnSpellingOnly() {
    createLibrary();
    var failure =
        failure(ErrorKind.UNKNOWN_COLUMN, () -> store("books", Row.of("id", 2, "Title", CANARY)));
    assertThat(failure).hasMessageContaining("Did you mean title?");
    concerns(failure, "books", "Title");
  }

  @Test
  @Clause("D45")
  void aTableNameThatNoDatabaseKeepsIsUnknown() {
    createLibrary();
    failure(ErrorKind.UNKNOWN_TABLE, () -> records().select("books\0"));
    failure(ErrorKind.UNKNOWN_TABLE, () -> records().select("b".repeat(5_000)));
    failure(ErrorKind.UNKNOWN_TABLE, () -> records().select("\ud800"));
    failure(ErrorKind.UNKNOWN_TABLE, () -> records().select(""));
  }

  @Test
  @Clause("D76")
  void freeSqlFailsWithTheSameKinds() {
    createLibrary();
    failure(
        ErrorKind.UNIQUE,
        () ->
            records()
                .executeUpdate(
                    "insert into authors (id, email) values (:id, :email)",
                    Row.of("id", 2, "email", CANARY)));
    failure(
        ErrorKind.NOT_NULL,
        () ->
            records()
                .executeUpdate(
                    "insert into books (id, title) values (:id, :title)",
                    Row.of("id", 2, "title", null)));
    failure(
        ErrorKind.FOREIGN_KEY,
        () -> records().executeUpdate("update books set author_id = 9 where id = 1"));
    failure(
        ErrorKind.CHECK, () -> records().executeUpdate("update books set pages = 0 where id = 1"));
  }

  @Test
  @Clause("D04")
  @Case("int_overflow")
  void aResultBeyondTheRangeOfLongsIsNeverReadAsAnotherNumber() {
    createSamples(LogicalType.INT64);
    storeSamples(Long.MAX_VALUE);
    var failure =
        failure(
            () -> {
              records().executeUpdate("update samples set content = content + 1");
              records().select("samples");
            });
    assertThat(failure.kind()).isIn(ErrorKind.OUT_OF_RANGE, ErrorKind.INVALID_VALUE);
  }
}
