package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** A connection is replaced where it broke, and not where somebody says that it did. */
class BrokenConnectionsTest {

  private static Records open() {
    return Records.builder().url(TestPostgres.url()).poolSize(1).maxOverflow(0).open();
  }

  private static long process(Records records) {
    return records.executeQuery("select pg_backend_pid() as pid").get(0).getLong("pid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0A000", "57P01", "57P02", "57P03", "08003", "08006", "01002"})
  void anSqlstateThatATriggerChoosesClosesNoConnection(String state) {
    try (Records records = open()) {
      records.executeScript(
          "create table notes (note text); create function deny() returns trigger language plpgsql"
              + " as $$ begin raise exception 'no' using errcode = '"
              + state
              + "'; end $$; create trigger deny before insert on notes for each row"
              + " when (new.note = 'bad') execute function deny()");
      long before = process(records);

      List<Row> stored =
          records.inTransaction(
              tx -> {
                tx.insert("notes", Row.of("note", "good"));
                assertThat(
                        catchThrowable(
                            () ->
                                tx.useTransaction(in -> in.insert("notes", Row.of("note", "bad")))))
                    .isInstanceOf(RecordsException.class);
                return tx.select("notes");
              });

      assertThat(stored).containsExactly(Row.of("note", "good"));
      assertThat(records.select("notes")).isEqualTo(stored);
      assertThat(process(records)).isEqualTo(before);
    }
  }

  @Test
  void aConnectionThatTheServerEndedIsReplaced() {
    try (Records records = open();
        Records other = Records.connect(TestPostgres.url())) {
      long before = process(records);

      RecordsException lost =
          catchThrowableOfType(
              RecordsException.class,
              () ->
                  records.useTransaction(
                      tx -> {
                        other.executeQuery(
                            "select pg_terminate_backend(cast(:pid as integer), 10000) as ended",
                            Row.of("pid", process(tx)));
                        process(tx);
                      }));

      assertThat(lost.kind()).isEqualTo(ErrorKind.CONNECTION_LOST);
      assertThat(process(records)).isNotEqualTo(before);
    }
  }

  @Test
  void aConnectionThatIsEndedOutsideOfATransactionIsReplaced() {
    try (Records records = open();
        Records other = Records.connect(TestPostgres.url())) {
      long before = process(records);
      RecordsException lost =
          catchThrowableOfType(
              RecordsException.class,
              () -> records.executeQuery("select pg_terminate_backend(pg_backend_pid())"));

      assertThat(lost.kind()).isEqualTo(ErrorKind.CONNECTION_LOST);
      assertThat(process(records)).isNotEqualTo(before);
      assertThat(process(other)).isPositive();
    }
  }

  @Test
  void whatTheCallersCodeThrowsIsNotTakenForTheDrivers() {
    try (Records records = open()) {
      records.executeScript("create table notes (note text); insert into notes values ('a')");
      long before = process(records);
      RuntimeException own = new ArrayIndexOutOfBoundsException("mine");

      assertThat(
              catchThrowable(
                  () ->
                      records
                          .from("notes")
                          .forEach(
                              row -> {
                                throw own;
                              })))
          .isSameAs(own);
      assertThat(
              catchThrowable(
                  () ->
                      records.useTransaction(
                          tx ->
                              tx.useTransaction(
                                  in -> {
                                    throw own;
                                  }))))
          .isSameAs(own);
      assertThat(process(records)).isEqualTo(before);
    }
  }
}
