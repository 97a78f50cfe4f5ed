package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.where;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.error.SqlPosition;

/**
 * Where a mistake stands in raw SQL. A database may tell no place, but no wrong one. Texts mark the
 * place by a sign that is taken out before they are run.
 */
abstract class SqlPlaceContract extends Contract {

  private static final String MARK = "¦";

  SqlPlaceContract(Bench bench) {
    super(bench);
  }

  @BeforeEach
  void createTable() {
    createDocuments();
  }

  private interface Way {
    void run(String sql);
  }

  private RecordsException failure(ErrorKind kind, String marked, Way way) {
    String sql = marked.replace(MARK, "");
    RecordsException failure = failure(kind, () -> way.run(sql));
    SqlPosition place = SqlPosition.of(marked, marked.indexOf(MARK));
    assertThat(failure.position().orElse(place)).as(marked).isEqualTo(place);
    failure.position().ifPresent(told -> assertThat(failure).hasMessageContaining(" at " + place));
    return failure;
  }

  private void query(ErrorKind kind, String marked, Row parameters) {
    failure(kind, marked, sql -> records().executeQuery(sql, parameters));
  }

  @Test
  @Clause("D76")
  void aSyntaxErrorIsWhereTheTextOfTheCallerHasIt() {
    query(ErrorKind.SYNTAX, "select id\n  fro ¦documents", Row.empty());
    query(ErrorKind.SYNTAX, "-- 'x' :y\nselect id /* :z */ fro ¦documents", Row.empty());
    query(
        ErrorKind.SYNTAX,
        "select id from documents\r\nwhere status in (:many) and\r\n andd ¦size = :size",
        Row.of("many", List.of("a", "b", "c"), "size", 1));
  }

  @Test
  void anEndThatComesTooEarlyIsBehindTheLastWord() {
    query(ErrorKind.SYNTAX, "select (1 +\n :number¦\n -- no more", Row.of("number", 1));
  }

  @Test
  @Clause("D76")
  void anUnknownNameIsWhereTheTextOfTheCallerHasIt() {
    Row parameters = Row.of("many", List.of("a", "b"), "gone", "c");
    query(
        ErrorKind.UNKNOWN_COLUMN,
        "select id from documents where name in (:many)"
            + "\n and (:gone is null or \"name\" = '\uD83D\uDE00' or\t¦nosuch = :gone)",
        parameters);
    query(
        ErrorKind.UNKNOWN_COLUMN,
        "select id from documents d\nwhere :gone is null or name in (:many) or ¦d.nosuch is null",
        parameters);
    query(ErrorKind.UNKNOWN_TABLE, "select *\nfrom ¦nosuch where 1 = :one", Row.of("one", 1));
  }

  @Test
  void anUpdateAndAStreamTellThePlaceToo() {
    failure(
        ErrorKind.UNKNOWN_COLUMN,
        "update documents\nset ¦nosuch = :a where name = :a",
        sql -> records().executeUpdate(sql, Row.of("a", "b")));
    failure(
        ErrorKind.UNKNOWN_COLUMN,
        "select name,\n¦nosuch from documents",
        sql ->
            records()
                .useTransaction(transaction -> transaction.streamQuery(sql, Row.empty()).close()));
  }

  @Test
  void aScriptTellsThePlaceInTheWholeOfIt() {
    String before =
        "insert into documents (name) values ('a;b'); -- first; only"
            + "\ninsert into documents (name) values ('c');\n\n";
    failure(
        ErrorKind.UNKNOWN_TABLE,
        before + "  insert into ¦nosuch (id) values (1);\nselect 1",
        sql -> records().executeScript(sql));
    failure(
        ErrorKind.SYNTAX,
        before + "insert into documents values (1,\n2¦; select 1",
        sql -> records().executeScript(sql));
  }

  @Test
  void aStringThatIsNotClosedIsToldWhereItBegins() {
    RecordsException failure =
        failure(
            ErrorKind.SYNTAX,
            "select id from documents\nwhere name = ¦'a",
            sql -> records().executeQuery(sql));
    assertThat(failure.position()).isPresent();
  }

  @Test
  void aVerbHasNoPlace() {
    ThrowingCallable call = () -> records().select("documents", where("nosuch").eq(1));
    assertThat(failure(ErrorKind.UNKNOWN_COLUMN, call).position()).isEmpty();
  }
}
