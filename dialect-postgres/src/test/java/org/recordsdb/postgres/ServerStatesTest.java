package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.testkit.Clause;

/** What the server's SQLSTATEs mean: the table as a whole, and what a server really sends. */
class ServerStatesTest {

  private static String url;
  private static Records records;

  @BeforeAll
  static void connect() {
    url = TestPostgres.url();
    records = Records.connect(url);
    records.executeScript(
        """
        create table t (id int primary key, n int);
        create view v as select * from t;
        create type mood as enum ('good');
        create function no_return() returns int language plpgsql as $$ begin end $$;
        create function commits() returns int language plpgsql as $$ begin commit; end $$;
        create function finds_none() returns int language plpgsql as
          $$ declare x int; begin select id into strict x from t where false; return x; end $$;
        create function raises(state text) returns int language plpgsql as
          $$ begin raise exception 'hunter2' using errcode = state; end $$;
        """);
  }

  @AfterAll
  static void close() {
    records.close();
  }

  private static void rejected(ErrorKind kind, String words, String sql) {
    RecordsException failure =
        catchThrowableOfType(
            RecordsException.class,
            () -> {
              if (sql.startsWith("select")) {
                records.executeQuery(sql);
              } else {
                records.executeUpdate(sql);
              }
            });
    assertThat(failure).as(sql).isNotNull();
    assertThat(failure.kind()).as("%s", failure).isEqualTo(kind);
    assertThat(failure).hasMessageContaining(words);
  }

  @Clause("D76")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lock table t | SYNTAX | it runs only in a transaction
          declare c cursor for select 1 | SYNTAX | it runs only in a transaction
          fetch 1 from c | SYNTAX | there is no such cursor: "c"
          copy t from stdin | UNSUPPORTED | use batchInsert
          copy t to stdout | UNSUPPORTED | or executeQuery
          copy t from '/no/such/file' | SYNTAX | there is no such file on the server
          copy t from program 'false' | SYNTAX | a program or a function outside of SQL failed
          select pg_read_file('/no/such/file') | SYNTAX | there is no such file on the server
          drop table t | SYNTAX | other objects depend on it
          drop schema nope | UNKNOWN_TABLE | there is no such schema
          drop database nope | SYNTAX | there is no such database
          select no_return() as n | SYNTAX | a function ended without RETURN
          select commits() as n | SYNTAX | a transaction can't end here
          select finds_none() as n | NO_ROW | a query in a function found no row
          select lastval() as n | UNSUPPORTED | an object is not in a state for it
          do $$ begin case 1 when 2 then null; end case; end $$ | INVALID_VALUE | no WHEN of a CASE
          """)
  void aStatementIsRejectedWithTheReason(String sql, ErrorKind kind, String words) {
    rejected(kind, words, sql);
  }

  @Test
  void whatOthersUseCanBeTriedAgain() {
    String user = records.executeQuery("select current_user::text as n").get(0).getString("n");
    rejected(
        ErrorKind.BUSY,
        "another session or statement uses the object",
        "drop role \"" + user + "\"");
  }

  @Test
  void whatNeedsToBeAloneIsToldSo() {
    for (String sql :
        List.of("vacuum", "create database d", "create index concurrently on t (n)")) {
      RecordsException failure =
          catchThrowableOfType(
              RecordsException.class,
              () -> records.useTransaction(transaction -> transaction.executeUpdate(sql)));
      assertThat(failure.kind()).isEqualTo(ErrorKind.SYNTAX);
      assertThat(failure).hasMessageContaining("it can't run in a transaction");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "statement_timeout, QUERY_TIMEOUT, it ran longer than the server's statement_timeout",
    "lock_timeout, BUSY, another writer held the database for too long",
    "transaction_timeout, TRANSACTION_ABORTED, the server ended it after its transaction_timeout",
  })
  void aTimeoutOfTheServersOwnIsNamed(String setting, ErrorKind kind, String words) {
    RecordsException failure =
        catchThrowableOfType(
            RecordsException.class,
            () ->
                records.useTransaction(
                    holder -> {
                      holder.executeUpdate("lock table t");
                      try (Records other = Records.connect(url)) {
                        other.useTransaction(
                            waiting -> {
                              waiting.executeUpdate("set local " + setting + " = 50");
                              waiting.executeUpdate("lock table t");
                            });
                      }
                    }));
    assertThat(failure.kind()).as("%s", failure).isEqualTo(kind);
    assertThat(failure).hasMessageContaining(words);
  }

  @Test
  void whatSomebodyElseCancelsIsToldAsThat() {
    rejected(
        ErrorKind.CANCELLED,
        "it was cancelled by someone else.",
        "select pg_cancel_backend(pg_backend_pid()) as n, cast(pg_sleep(5) as text) as s");
  }

  /** A function may choose any state, and its text may hold values. */
  @ParameterizedTest
  @ValueSource(strings = {"P0001", "01000", "U0001", "45000", "00001"})
  void aStateThatAFunctionMadeUpIsARejection(String state) {
    RecordsException failure =
        catchThrowableOfType(
            RecordsException.class,
            () -> records.executeQuery("select raises('" + state + "') as n"));
    assertThat(failure.kind()).isEqualTo(ErrorKind.CHECK);
    assertThat(failure.getMessage().replaceAll("SQL: .*", "")).doesNotContain("hunter2");
  }

  /** All classes of errors of the manual's appendix A; 00 and 01 are none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "02", "03", "08", "09", "0A", "0B", "0F", "0L", "0P", "0Z", "10", "20", "21", "22", "23",
        "24", "25", "26", "27", "28", "2B", "2D", "2F", "34", "38", "39", "3B", "3D", "3F", "40",
        "42", "44", "53", "54", "55", "57", "58", "72", "F0", "HV", "P0", "XX"
      })
  void everyClassOfTheManualHasALine(String two) {
    assertThat(ServerStates.hasLine(two)).isTrue();
    assertThat(ServerStates.of(two + "Z99")).isEqualTo(ServerStates.of(two + "000"));
    boolean internal = ServerStates.of(two + "000").kind() == ErrorKind.INTERNAL;
    assertThat(internal).isEqualTo(two.equals("XX"));
  }
}
