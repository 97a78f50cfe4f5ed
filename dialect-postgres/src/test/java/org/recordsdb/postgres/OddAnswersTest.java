package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.recordsdb.Health;
import org.recordsdb.Records;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** Whatever a server answers, what is thrown is ours and shows nothing of it. */
class OddAnswersTest {

  private static final String VALUE = "hunter2secret";
  private static final int TEXT = 25;
  private static final int UUID = 2950;

  /** A row of one value where two were announced. */
  private static final byte[] TOO_FEW =
      OddServer.join(OddServer.columns(TEXT, TEXT), OddServer.row("1"), OddServer.done("SELECT 1"));

  /** A row that nobody announced. */
  private static final byte[] NO_COLUMNS =
      OddServer.join(OddServer.row(VALUE), OddServer.done("SELECT 1"));

  private static Records open(OddServer server) {
    return Records.builder().url(server.url()).poolSize(1).maxOverflow(0).open();
  }

  private static RecordsException failure(ThrowingCallable call) {
    RecordsException failure = catchThrowableOfType(RecordsException.class, call);
    assertThat(failure).isNotNull();
    assertThat(failure).hasStackTraceContaining("Exception");
    assertThat(failure.toString() + failure.getCause()).doesNotContain(VALUE);
    return failure;
  }

  @Test
  void nothingIsAskedWhoseAnswerWouldBeLogged() throws IOException {
    List<String> asked = new CopyOnWriteArrayList<>();
    try (OddServer server =
            new OddServer(
                sql -> {
                  asked.add(sql);
                  return OddServer.toSetUp(sql, OddServer.error("42501", VALUE));
                });
        Records records = open(server)) {
      assertThat(records.healthCheck().problem()).doesNotContain(VALUE);
      assertThat(asked).noneMatch(sql -> sql.toLowerCase(Locale.ROOT).contains("isolation"));
    }
  }

  @Test
  void anAnswerThatTheDriverFailsAtEndsTheConnection() throws IOException {
    try (OddServer server = new OddServer(sql -> OddServer.toSetUp(sql, TOO_FEW));
        Records records = open(server)) {
      RecordsException failure = failure(() -> records.select("notes"));

      assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION_LOST);
      assertThat(failure)
          .hasMessageContaining("the driver could not go on (java.lang.")
          .hasMessageContaining("IndexOutOfBoundsException)");
      assertThat(server.connections()).isOne();
      Health health = records.healthCheck();
      assertThat(health.problem()).startsWith("Can't check the database's health: the driver");
      assertThat(server.connections()).isGreaterThan(1); // the pool may have opened a third by now
    }
  }

  @Test
  void soDoesOneInATransaction() throws IOException {
    try (OddServer server =
            new OddServer(
                sql ->
                    OddServer.toSetUp(
                        sql, sql.startsWith("select") ? TOO_FEW : OddServer.done("BEGIN")));
        Records records = open(server)) {
      RecordsException failure =
          failure(
              () ->
                  records.useTransaction(
                      tx -> {
                        failure(() -> tx.useTransaction(in -> in.select("notes")));
                        tx.select("notes");
                      }));

      assertThat(failure.kind()).isEqualTo(ErrorKind.TRANSACTION_ABORTED);
      failure(() -> records.select("notes"));
      assertThat(server.connections()).isGreaterThan(1); // the pool may have opened a third by now
    }
  }

  @Test
  void anAnswerWithoutColumnsIsSaidToBeTheDriversFailure() throws IOException {
    try (OddServer server = new OddServer(sql -> OddServer.toSetUp(sql, NO_COLUMNS));
        Records records = open(server)) {
      failure(() -> records.select("notes"));
      failure(() -> records.executeQuery("select note from notes"));
      failure(() -> records.from("notes").forEach(row -> {}));
      assertThat(records.healthCheck().problem()).doesNotContain(VALUE);
    }
  }

  @Test
  void aPlaceThatIsNoneIsNotTold() throws IOException {
    for (String place : new String[] {"x", "-5", "", "99999999999", "2147483647"}) {
      byte[] answer = OddServer.error("42703", "column \"gone\" does not exist\0P" + place);
      try (OddServer server = new OddServer(sql -> OddServer.toSetUp(sql, answer));
          Records records = open(server)) {
        RecordsException failure = failure(() -> records.executeQuery("select gone from\nnotes"));

        assertThat(failure.kind()).as(place).isEqualTo(ErrorKind.UNKNOWN_COLUMN);
        assertThat(failure).hasMessageNotContaining("Report");
      }
    }
  }

  @Test
  void openingFailsWithOurException() throws IOException {
    for (byte[] answer : new byte[][] {TOO_FEW, NO_COLUMNS}) {
      try (OddServer server = new OddServer(sql -> answer)) {
        assertThat(failure(() -> open(server).close()).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
      }
    }
  }

  @Test
  void openingFailsWithOurExceptionWhereThePoolAsks() throws IOException {
    try (OddServer server =
        new OddServer(
            sql -> sql.isEmpty() ? NO_COLUMNS : OddServer.toSetUp(sql, OddServer.done("OK")))) {
      assertThat(failure(() -> open(server).close()).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    }
  }

  @Test
  void healthShowsNoValueThatIsNoBoolean() throws IOException {
    byte[] answer =
        OddServer.join(
            OddServer.columns(TEXT, UUID, UUID),
            OddServer.row("15.1", VALUE, VALUE),
            OddServer.done("SELECT 1"));
    try (OddServer server = new OddServer(sql -> OddServer.toSetUp(sql, answer));
        Records records = open(server)) {
      assertThat(records.healthCheck().problem())
          .startsWith("Can't check the database's health")
          .doesNotContain(VALUE);
    }
  }
}
