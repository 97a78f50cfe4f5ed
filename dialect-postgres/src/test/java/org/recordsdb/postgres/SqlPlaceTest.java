package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.error.SqlPosition;

/** The server tells the place in the text that the driver sent; the caller's is another. */
class SqlPlaceTest {

  private static final String MARK = "¦";

  private static Records records;

  @BeforeAll
  static void open() {
    records = Records.connect(TestPostgres.url());
    records.executeScript(
        "create table notes (id integer, body text, tags integer[], data jsonb);"
            + " create view kept as select body from notes");
  }

  @AfterAll
  static void close() {
    records.close();
  }

  private static void place(ErrorKind kind, String marked, Row parameters) {
    String sql = marked.replace(MARK, "");
    told(kind, marked, failure(() -> records.executeQuery(sql, parameters)));
  }

  private static RecordsException failure(ThrowingCallable call) {
    return catchThrowableOfType(RecordsException.class, call);
  }

  private static void told(ErrorKind kind, String marked, RecordsException failure) {
    assertThat(failure.kind()).as(marked).isEqualTo(kind);
    SqlPosition place = SqlPosition.of(marked, marked.indexOf(MARK));
    assertThat(failure.position()).as(marked).contains(place);
  }

  @Test
  void parametersListsAndCastsAreCountedAsTheCallerHasThem() {
    Row many = Row.of("identifiers", List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), "text", "a");
    place(
        ErrorKind.UNKNOWN_COLUMN,
        "select id from notes where id in (:identifiers) and :text is null and ¦gone = :text",
        many);
    place(
        ErrorKind.UNKNOWN_COLUMN,
        "select id from notes n\nwhere :text = body and id in (:identifiers)\r\n and ¦n.gone = 1",
        many);
    place(ErrorKind.SYNTAX, "select :text::text,\n 'é😀' ¦'b' as x", Row.of("text", "a"));
  }

  @Test
  void operatorsWithSignsOfTheDriverAreCountedAsWritten() {
    place(
        ErrorKind.UNKNOWN_COLUMN,
        "select id from notes where data ?? 'k' and data ??| tags[1\\:2]::text[] and ¦gone",
        Row.empty());
    RecordsException script =
        failure(() -> records.executeScript("select 1; select data ?? 'k', gone from notes"));
    assertThat(script.position()).contains(new SqlPosition(1, 31));
  }

  @Test
  void functionsAggregatesAndValuesHaveAPlace() {
    place(ErrorKind.SYNTAX, "select 1,\n  ¦nosuch(:a::int, 2)", Row.of("a", 1));
    place(ErrorKind.SYNTAX, "select id from notes where :a = 1 and ¦count(*) > 1", Row.of("a", 1));
    place(ErrorKind.SYNTAX, "select ¦body from notes a, notes b", Row.empty());
    place(ErrorKind.INVALID_VALUE, "select :a::int, ¦'x'::integer", Row.of("a", 1));
    place(ErrorKind.UNKNOWN_TABLE, "select * from ¦public.gone where 1 = :a", Row.of("a", 1));
  }

  @Test
  void theEndIsBehindTheLastWord() {
    place(ErrorKind.SYNTAX, "select (1¦  ; -- end", Row.empty());
    place(ErrorKind.SYNTAX, "select (:name¦\n", Row.of("name", 1));
  }

  @Test
  void theBodyOfAFunctionIsInTheCallersTextToo() {
    String marked =
        "select 1;\ncreate function f() returns int language sql as $$\n select ¦gone from notes $$";
    String sql = marked.replace(MARK, "");
    told(ErrorKind.UNKNOWN_COLUMN, marked, failure(() -> records.executeScript(sql)));
  }

  @Test
  void aFaultInsideOfAFunctionHasNoPlace() {
    records.executeScript(
        "create or replace function broken() returns int language plpgsql as"
            + " $$ begin execute 'selec 1'; return 1; end $$");
    RecordsException failure = failure(() -> records.executeQuery("select broken()"));
    assertThat(failure.kind()).isEqualTo(ErrorKind.SYNTAX);
    assertThat(failure.position()).isEmpty();
  }

  @Test
  void theMessageTellsThePlaceInATextOfSeveralLines() {
    assertThat(failure(() -> records.executeQuery("select 1\n fro notes where")))
        .hasMessageStartingWith(
            "Can't run the query: the SQL is wrong (there is a syntax error: \"notes\") at line 2,"
                + " column 6. ");
    assertThat(failure(() -> records.executeQuery("selec 1")).getMessage())
        .doesNotContain("column 1");
  }
}
