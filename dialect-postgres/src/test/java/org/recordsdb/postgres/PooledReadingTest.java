package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Health;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.testkit.Clause;

/**
 * Only reading behind a pooler that lends servers by transaction, which keeps no setting of a
 * session.
 */
class PooledReadingTest {

  private static final Row NOTE = Row.of("body", "one");

  @TempDir static Path directory;

  private static PgBouncer pooler;
  private static Records writer;
  private static Records reader;

  @BeforeAll
  static void open() throws IOException {
    assumeTrue(TestPostgres.isEmbedded(), "PgBouncer is put before the embedded server only");
    URI server = URI.create(TestPostgres.url());
    pooler = PgBouncer.start(server.getPort(), directory);
    String url = server.toString().replace(":" + server.getPort() + "/", ":" + pooler.port() + "/");
    writer = Records.builder().url(url).open();
    reader = Records.builder().url(url).readOnly(true).open();
    writer.executeScript(
        "create table notes (body text);"
            + "create function leak(what text) returns int language plpgsql as"
            + " 'begin execute what; return 1; end';"
            + "create function writes() returns int language sql as"
            + " 'insert into notes values (''written'') returning 1';"
            + "create view writing as select writes() as n");
  }

  @AfterAll
  static void close() {
    if (pooler != null) {
      reader.close();
      writer.close();
      pooler.close();
    }
  }

  private static void assertRejected(ThrowingCallable call) {
    RecordsException failure = catchThrowableOfType(RecordsException.class, call);
    assertThat(failure.kind()).isEqualTo(ErrorKind.READ_ONLY);
    assertThat(writer.from("notes").count()).isZero();
  }

  private static Row leak(String what) {
    return Row.of("what", what);
  }

  @Test
  @Clause("D78")
  void writesAreRejected() {
    String writes = "select writes() as n";
    assertRejected(() -> reader.insert("notes", NOTE));
    assertRejected(() -> reader.executeQuery(writes));
    assertRejected(() -> reader.select("writing"));
    assertRejected(() -> reader.from("writing").count());
    assertRejected(() -> reader.from("writing").forEach(row -> {}));
    assertRejected(() -> reader.useTransaction(one -> one.executeQuery(writes)));
    assertRejected(
        () -> reader.useTransaction(one -> one.useTransaction(two -> two.executeQuery(writes))));
  }

  @Test
  void readsWork() {
    assertThat(reader.select("notes")).isEmpty();
    assertThat(reader.healthCheck().status()).isEqualTo(Health.Status.UP);
    assertThat(reader.healthCheck().readOnly()).isTrue();
    assertThat(writer.healthCheck().readOnly()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set transaction read write",
        "set local transaction_read_only = off",
        "set default_transaction_read_only = off"
      })
  void aFunctionDoesNotSwitchItOff(String change) {
    RecordsException failure =
        catchThrowableOfType(
            RecordsException.class,
            () ->
                reader.useTransaction(
                    one -> {
                      one.executeQuery("select leak(:what) as n", leak(change));
                      one.executeQuery("select writes() as n");
                    }));
    assertThat(failure.kind()).isIn(ErrorKind.READ_ONLY, ErrorKind.SYNTAX);
    assertThat(writer.from("notes").count()).isZero();
  }
}
