package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** Values that functions put into errors, and that the server takes for names, are not told. */
class WithheldValuesTest {

  private static final String VALUE = "hunter2secret";
  private static final String TABLE = "create table logins (e text unique, n integer not null);";

  /** What servers quote with in their languages, and what else may end a word. */
  private static final List<String> QUOTES =
      List.of("\"", "'", "`", "”", "“", "»", "«", "「", "\n", ":", ";", ": \"", "\" \" ");

  private static String inQuotes(String quote) {
    return "s" + quote + " " + VALUE + " ( " + quote + "s";
  }

  private static RecordsException failure(ThrowingCallable call) {
    RecordsException failure = catchThrowableOfType(RecordsException.class, call);
    assertThat(failure).isNotNull();
    StringWriter told = new StringWriter();
    failure.printStackTrace(new PrintWriter(told));
    assertThat(told + " " + failure.table() + failure.columns() + failure.constraint())
        .doesNotContainIgnoringCase(VALUE);
    return failure;
  }

  private static String trigger(String body) {
    return TABLE
        + " create function react() returns trigger language plpgsql as $$ begin "
        + body
        + " return new; end $$;"
        + " create trigger react before insert on logins for each row execute function react()";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "42501", "0A000", "42601", "42P01", "42703", "42883", "42704", "42804", "28P01", "28000",
        "53300", "42P10", "23505", "23502", "23503", "23514", "22023", "P0001", "25P01", "34000"
      })
  void aRaisedErrorShowsNoneOfItsTextsAndNames(String state) {
    try (Records records = Records.connect(TestPostgres.url())) {
      records.executeScript(
          trigger(
              "raise exception 'email % may not be used', new.e using errcode = '"
                  + state
                  + "', column = new.e, constraint = new.e, table = new.e, schema = new.e,"
                  + " datatype = new.e, detail = new.e, hint = new.e;"));
      Row row = Row.of("e", VALUE, "n", 1);

      failure(() -> records.insert("logins", row));
      failure(() -> records.executeUpdate("insert into logins (e, n) values (:e, :n)", row));
    }
  }

  @Test
  void aValueInTheSqlOfAFunctionIsNotTold() {
    try (Records records = Records.connect(TestPostgres.url())) {
      records.executeScript(trigger("execute format('select %I from logins', new.e);"));

      assertThat(failure(() -> records.insert("logins", Row.of("e", VALUE, "n", 1))).kind())
          .isEqualTo(ErrorKind.UNKNOWN_COLUMN);
    }
  }

  @Test
  void theServersOwnNamesAreToldFromInsideOfAFunctionToo() {
    try (Records records = Records.connect(TestPostgres.url())) {
      records.executeScript(
          "create table others (o text unique);" + trigger("insert into others values (new.e);"));
      records.insert("logins", Row.of("e", "a", "n", 1));
      records.executeScript("alter table logins drop constraint logins_e_key");

      RecordsException taken = failure(() -> records.insert("logins", Row.of("e", "a", "n", 1)));

      assertThat(taken.constraint()).contains("others_o_key");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select cast(:p as regclass)",
        "select nextval(:p)",
        "select has_table_privilege(:p, 'select')",
        "select has_column_privilege('logins', :p, 'select')",
        "select pg_get_serial_sequence('logins', :p)",
        "select cast(:p as regtype)",
        "select cast(:p as regrole)",
        "select cast(:p as regproc)",
        "select cast(:p as regnamespace)",
        "select set_config(:p, '1', true)",
        "select to_tsvector(cast(:p as regconfig), 'a')"
      })
  void aValueThatTheServerTakesForANameIsNotTold(String sql) {
    try (Records records = Records.connect(TestPostgres.url())) {
      records.executeScript(TABLE);
      for (String value : new String[] {VALUE, "public." + VALUE, "e\" " + VALUE}) {
        failure(() -> records.executeQuery(sql, Row.of("p", value)));
      }
      for (String quote : QUOTES) {
        failure(() -> records.executeQuery(sql, Row.of("p", inQuotes(quote))));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select cast(to_tsquery(:p) as text) as x",
        "select current_setting(:p) as x",
        "select pg_has_role(:p, 'usage') as x",
        "select has_database_privilege(:p, 'connect') as x",
        "select ts_headline('a', to_tsquery('a'), :p) as x",
        "select cast(cast(:p as jsonpath) as text) as x"
      })
  void aValueWithQuotesIsNotToldByAFunctionThatReadsIt(String sql) {
    try (Records records = Records.connect(TestPostgres.url())) {
      for (String quote : QUOTES) {
        failure(() -> records.executeQuery(sql, Row.of("p", inQuotes(quote))));
      }
    }
  }

  @Test
  @Timeout(30)
  void aLongValueOfQuotesIsLookedThroughOnce() {
    try (Records records = Records.connect(TestPostgres.url())) {
      String value = "a\" " + "\": \"".repeat(100_000) + VALUE + "\"";
      failure(
          () ->
              records.executeQuery("select cast(to_tsquery(:p) as text) as x", Row.of("p", value)));
    }
  }

  @Test
  void whatTheServerSaysOfTheSqlItselfIsTold() {
    try (Records records = Records.connect(TestPostgres.url())) {
      records.executeScript(TABLE);
      assertThat(failure(() -> records.executeQuery("select lowest(:p) as x", Row.of("p", VALUE))))
          .hasMessageContaining("no such function")
          .hasMessageContaining("\"lowest\"");
      assertThat(failure(() -> records.executeUpdate("drop index missing")))
          .hasMessageContaining("no such type, role, index or other object: \"missing\"");
      records.executeScript("create table hidden (n integer); create role reader_of_nothing;");
      assertThat(
              failure(
                  () ->
                      records.useTransaction(
                          tx -> {
                            tx.executeUpdate("set local role reader_of_nothing");
                            tx.executeQuery("select * from hidden where n = :n", Row.of("n", 1));
                          })))
          .hasMessageContaining("permission denied for table \"hidden\"");
      records.executeScript("drop role reader_of_nothing");
    }
  }

  @Test
  void typesThatDifferAreNamedWithTheParameterThatIsToBlame() {
    try (Records records = Records.connect(TestPostgres.url())) {
      records.executeScript("create table parts (id integer, name text, made date)");
      assertThat(
              failure(
                  () ->
                      records.executeUpdate(
                          "insert into parts (name, made) values (:name, :made)",
                          Row.of("name", VALUE, "made", VALUE))))
          .hasMessageContaining(
              "a value is not valid for its type, by the parameter :made (String)");
      assertThat(
              failure(
                  () ->
                      records.executeUpdate(
                          "insert into parts (name, made) values (:name, :made)",
                          Row.of("name", VALUE, "made", 5))))
          .hasMessageContaining("types differ; column \"made\" is of type date")
          .hasMessageContaining("most likely by the parameter :made (Long)");
      assertThat(
              failure(
                  () ->
                      records.executeQuery(
                          "select id from parts where made = :id and name = :name",
                          Row.of("id", 5, "name", VALUE))))
          .hasMessageContaining("no operator for date = bigint")
          .hasMessageContaining(":id (Long)");
      assertThat(
              failure(
                  () ->
                      records.executeQuery(
                          "select cast(:number as integer) as n", Row.of("number", VALUE))))
          .hasMessageContaining("by the parameter :number (String)");
      assertThat(failure(() -> records.executeQuery("select abs(:a) is null", Row.of("a", VALUE))))
          .hasMessageContaining("by the parameter :a (String)");
      assertThat(
              failure(() -> records.executeQuery("select array_length(:a, 1)", Row.of("a", VALUE))))
          .hasMessageContaining("the parameter :a (String)");
    }
  }

  @Test
  void whatIsOutOfPlaceInOrOutsideOfATransactionIsSaid() {
    try (Records records = Records.connect(TestPostgres.url())) {
      records.executeScript(TABLE);
      assertThat(failure(() -> records.executeUpdate("lock table logins")))
          .hasMessageContaining("the SQL is wrong (it runs only in a transaction)");
      assertThat(failure(() -> records.executeQuery("fetch 1 from missing")))
          .hasMessageContaining("the SQL is wrong (there is no such cursor: \"missing\")")
          .hasMessageNotContaining("report");
    }
  }

  @Test
  void aTableThatTheSearchPathHidesIsNotSuggestedForItself() {
    try (Records records = Records.connect(TestPostgres.url())) {
      records.executeScript(TABLE);
      RecordsException hidden =
          failure(
              () ->
                  records.useTransaction(
                      tx -> {
                        tx.executeUpdate("do $$ begin set local search_path to pg_catalog; end $$");
                        tx.executeQuery("select * from logins");
                      }));
      assertThat(hidden).hasMessageContaining("no table or view logins.");
      assertThat(hidden).hasMessageNotContaining("Did you mean");
    }
  }
}
