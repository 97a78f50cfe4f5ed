package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.recordsdb.Where.where;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** What is wrong with a call is named in the same words, whatever the database says of it. */
abstract class MistakeContract extends Contract {

  MistakeContract(Bench bench) {
    super(bench);
  }

  @BeforeEach
  void createBooks() {
    create(
        TestTable.named("books")
            .identity("id")
            .column("title", ColumnType.text(20))
            .notNull()
            .column("status", LogicalType.TEXT)
            .notNull()
            .defaultsTo("'new'")
            .column("notes", LogicalType.JSON));
    store("books", Row.of("title", CANARY));
  }

  private void assertFails(ErrorKind kind, String words, ThrowingCallable call) {
    RecordsException failure = failure(kind, call);
    Messages.checkForm(failure);
    assertThat(Messages.withoutSql(failure)).contains(words);
  }

  private void mistake(String words, ThrowingCallable call) {
    if (bench().tellsMistakes()) {
      assertFails(ErrorKind.SYNTAX, words, call);
    }
  }

  private void mistake(String sql, String words) {
    mistake(words, () -> records().executeQuery(sql));
  }

  @Test
  void aMisspeltWordIsASyntaxError() {
    assertFails(ErrorKind.SYNTAX, "Correct the SQL.", () -> records().executeQuery("selec 1 as n"));
  }

  @Test
  @Clause("D76")
  void aMistakeInSqlIsToldInTheSameWords() {
    mistake("selec 1 as n", "there is a syntax error: \"selec\"");
    mistake("select (1 as n", "syntax error");
    mistake("select (1", "it ends too early");
    mistake("select id from books a, books b", "more than one table has this column");
    mistake("select nosuch(1) as n", "there is no such function, or it takes other arguments");
    mistake("select abs(1, 2) as n", "there is no such function, or it takes other arguments");
    mistake("select id from books where count(*) > 1", "an aggregate function stands where none");
    mistake("select 1 as n union select 1, 2", "the queries of UNION, EXCEPT or INTERSECT differ");
    mistake("select 1 as n order by 5", "ORDER BY or DISTINCT names what is not selected");
    mistake("select (select 1, 2) as n", "a subquery has another number of columns than one");
    mistake(
        "select id from books where row_number() over () > 1", "a window function stands where");
  }

  @Test
  @Clause("D76")
  void aMistakeInADefinitionOrAChangeIsToldInTheSameWords() {
    Records r = records();
    mistake(
        "there is a table, view or index of this name already: \"books\"",
        () -> r.executeUpdate("create table books (id int)"));
    mistake(
        "two columns would have the same name: \"a\"",
        () -> r.executeUpdate("create table twice (a int, a int)"));
    mistake(
        "INSERT has another number of values than of columns",
        () -> r.executeUpdate("insert into books (title, status) values ('a')"));
    mistake(
        "it can't run in a transaction",
        () -> r.useTransaction(transaction -> transaction.executeUpdate("vacuum")));
  }

  @Test
  @Clause("D13")
  void aTextThatIsTooLongIsToldAsSuchInRawSqlToo() {
    Row given = Row.of("t", "a".repeat(21));
    assertFails(
        ErrorKind.TOO_LONG,
        "a text is longer than its column takes",
        () -> records().executeUpdate("insert into books (title) values (:t)", given));
    assertFails(
        ErrorKind.TOO_LONG,
        "a text is longer than its column takes",
        () -> records().executeUpdate("update books set title = :t", given));
  }

  /** PostgreSQL compares no text with a number; SQLite does, and finds nothing. */
  @Test
  @Clause("D18")
  void aParameterOfAnotherClassIsNamedWhereTheDatabaseRejectsIt() {
    String query = "select id from books where title = :title and id = :id";
    Throwable thrown =
        catchThrowable(
            () -> assertThat(records().executeQuery(query, Row.of("title", 5, "id", 1))).isEmpty());
    if (thrown instanceof RecordsException && bench().tellsMistakes()) {
      assertFails(
          ErrorKind.WRONG_TYPE,
          "most likely by the parameter :title (Long)",
          () -> records().executeQuery(query, Row.of("title", 5, "id", "1")));
    } else if (thrown instanceof RecordsException failure) {
      assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_VALUE);
    } else {
      assertThat(thrown).isNull();
    }
  }

  /** PostgreSQL reads the text as a number; SQLite compares it as it is, and finds nothing. */
  @Test
  @Clause("D18")
  void aTextThatIsNoneOfItsColumnsTypeIsNamedWhereTheDatabaseRejectsIt() {
    Row given = Row.of("title", "a", "id", CANARY);
    String query = "select id from books where title = :title and id = :id";
    Throwable thrown = catchThrowable(() -> records().executeQuery(query, given));
    if (thrown instanceof RecordsException && bench().tellsMistakes()) {
      assertFails(
          ErrorKind.INVALID_VALUE,
          "by the parameter :id (String)",
          () -> records().executeQuery(query, given));
    }
  }

  /** PostgreSQL calls them out of range; SQLite stores them where no check says otherwise. */
  @Test
  @Clause("D18")
  void aTextOfADayOrANumberThatItsColumnDoesNotHaveIsNamedWhereTheDatabaseRejectsIt() {
    create(
        TestTable.named("days")
            .column("day", LogicalType.DATE)
            .column("at", LogicalType.TIME)
            .column("small", LogicalType.INT16)
            .column("single", LogicalType.FLOAT32));
    Map<String, String> texts =
        Map.of("day", "31.12.2024", "at", "25:00", "small", "40000", "single", "1e300");
    texts.forEach(
        (column, text) -> {
          String sql = "insert into days (" + column + ") values (:given)";
          ThrowingCallable insert = () -> records().executeUpdate(sql, Row.of("given", text));
          if (bench().tellsMistakes() && catchThrowable(insert) != null) {
            assertFails(ErrorKind.INVALID_VALUE, "by the parameter :given (String)", insert);
          }
        });
  }

  @Test
  @Clause("D11")
  void aDivisionByZeroIsToldAsSuchWhereItFails() {
    Throwable thrown = catchThrowable(() -> records().executeQuery("select 1 / 0 as n"));
    if (thrown instanceof RecordsException) {
      assertFails(
          ErrorKind.INVALID_VALUE,
          bench().tellsMistakes() ? "it divides by zero" : "",
          () -> records().executeQuery("select 1 / 0 as n"));
    } else {
      assertThat(thrown).isNull();
    }
  }

  @Test
  @Clause("D76")
  void aMissingValueIsToldWithWhatItsColumnAndTheVerbAllow() {
    Records r = records();
    String leaveOut = "Leave the column out to get its default, or give a value.";
    assertFails(
        ErrorKind.NOT_NULL, leaveOut, () -> store("books", Row.of("title", "a", "status", null)));
    if (bench().tellsMistakes()) {
      assertFails(
          ErrorKind.NOT_NULL,
          leaveOut,
          () -> r.executeUpdate("insert into books (title, status) values ('a', null)"));
    }
    String give = "Give one.";
    assertFails(ErrorKind.NOT_NULL, give, () -> store("books", Row.of("title", null)));
    String declare = "Give one, or declare a default for the column.";
    assertFails(ErrorKind.NOT_NULL, declare, () -> store("books", Row.of("status", "old")));
    String other = "Give a value other than NULL.";
    assertFails(
        ErrorKind.NOT_NULL,
        other,
        () -> r.update("books", Row.of("status", null), where("title").eq(CANARY)));
    assertFails(ErrorKind.NOT_NULL, other, () -> r.executeUpdate("update books set title = null"));
  }

  @Test
  @Clause("D19")
  void aClassIsToldByTheNameThatItsUserKnows() {
    Map<Object, String> names =
        Map.of(
            Map.of("k", 1),
            "not a Map.",
            List.of(1),
            "not a List.",
            new int[] {1},
            "not an array of int.",
            Instant.EPOCH,
            "not an Instant.",
            5,
            "not an Integer.");
    names.forEach(
        (value, words) ->
            assertFails(ErrorKind.WRONG_TYPE, words, () -> store("books", Row.of("title", value))));
  }

  @Test
  @Clause({"D19", "D28"})
  void anObjectThatIsNoJsonDocumentIsToldWithItsClass() {
    assertFails(
        ErrorKind.WRONG_TYPE,
        "text), not an Object. Convert it first.",
        () -> store("books", Row.of("title", "a", "notes", new Object())));
    assertFails(
        ErrorKind.WRONG_TYPE,
        "an Object in it can't be written as JSON. Give maps",
        () -> store("books", Row.of("title", "a", "notes", Map.of("k", List.of(new Object())))));
  }

  @Test
  @Clause("D28")
  void textThatIsNoJsonIsToldWithThePlaceWhereItGoesWrong() {
    assertFails(
        ErrorKind.INVALID_VALUE,
        "the text goes wrong at line 2, column 2",
        () -> store("books", Row.of("title", "a", "notes", "\n{a:")));
    assertFails(
        ErrorKind.INVALID_VALUE,
        "the text ends too early, at line 1",
        () -> store("books", Row.of("title", "a", "notes", "{\"a\":")));
    assertFails(
        ErrorKind.INVALID_VALUE,
        "the text is empty, or goes on behind its end",
        () -> store("books", Row.of("title", "a", "notes", "{} {}")));
  }

  @Test
  @Clause("D76")
  void anotherNumberOfRowsIsToldWithBothNumbers() {
    Records r = records();
    assertFails(
        ErrorKind.NO_ROW,
        "it changed no row instead of 1, so it was undone",
        () -> r.expectRows(1).delete("books", where("id").eq(99)));
    assertFails(
        ErrorKind.NO_ROW,
        "it changed 1 row instead of 2,",
        () -> r.expectRows(2).delete("books", where("title").eq(CANARY)));
    assertFails(
        ErrorKind.TOO_MANY_ROWS,
        "it changed 1 row instead of 0,",
        () -> r.maxAffected(0).delete("books", where("title").eq(CANARY)));
  }

  @Test
  void aClosedRecordsNamesWhatWasAskedAndHasNoConnections() {
    Records closed = bench().open(settings -> settings);
    closed.close();
    assertFails(
        ErrorKind.MISUSE,
        "Can't select from books: this Records has been closed.",
        () -> closed.select("books"));
    var pool = closed.healthCheck().pool();
    assertThat(pool.idle() + pool.active()).isZero();
  }

  @Test
  @Clause("D76")
  void aTextInDoubleQuotesIsToldAsSuch() {
    assertFails(
        ErrorKind.UNKNOWN_COLUMN,
        "Text belongs in single quotes.",
        () -> records().executeQuery("select id from books where title = \"B\""));
  }
}
