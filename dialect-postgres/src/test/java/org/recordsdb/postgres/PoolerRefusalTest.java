package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recordsdb.Records;
import org.recordsdb.error.ConnectException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** Poolers that let nobody in say why, and so do we. */
class PoolerRefusalTest {

  @TempDir Path directory;

  private static ConnectException refused(String url) {
    ConnectException failure =
        catchThrowableOfType(ConnectException.class, () -> Records.connect(url).close());
    assertThat(failure).as(url).isNotNull();
    return failure;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          XX000 | Tenant or user not found | AUTHENTICATION
          XX000 | (ENOTFOUND) tenant/user postgres.x not found | AUTHENTICATION
          XX000 | MaxClientsInSessionMode: max clients reached - in Session mode | OVERLOADED
          XX000 | (EMAXCONNSESSION) max clients reached in session mode | OVERLOADED
          XX000 | Max client connections reached | OVERLOADED
          XX000 | SSL connection is required | TLS
          XX000 | The endpoint has been disabled. Enable it and retry. | NO_DATABASE
          XX000 | endpoint is disabled | NO_DATABASE
          XX000 | something else | UNAVAILABLE
          08P01 | no such database: nope | NO_DATABASE
          08P01 | no such user: nobody | AUTHENTICATION
          08P01 | no more connections allowed (max_client_conn) | OVERLOADED
          08P01 | client connections exceeded (max_user_client_connections) | OVERLOADED
          08P01 | unsupported startup parameter: extra_float_digits | UNAVAILABLE
          08P01 | bouncer config error | UNAVAILABLE
          08P01 | server login failed: wrong password type | AUTHENTICATION
          """)
  void aRefusalBeforeTheLoginIsToldWithItsText(String state, String text, ErrorKind kind)
      throws IOException {
    try (OddServer pooler = OddServer.refusing(state, text)) {
      ConnectException failure = refused(pooler.url());
      assertThat(failure.kind()).as("%s", failure).isEqualTo(kind);
      assertThat(failure).hasMessageContaining("rejected the connection (" + text + "). ");
      assertThat(failure.sqlState()).isEqualTo(state);
    }
  }

  /** While it waits for a server, the pooler has sent nothing to one. */
  @ParameterizedTest
  @CsvSource({
    "query_wait_timeout, OVERLOADED",
    "server conn crashed?, CONNECTION_LOST",
  })
  void aConnectionThatThePoolerEndsIsNoInternalFault(String text, ErrorKind kind)
      throws IOException {
    try (OddServer pooler =
            new OddServer(sql -> OddServer.toSetUp(sql, OddServer.fatal("08P01", text)));
        Records records = Records.builder().url(pooler.url()).poolSize(1).maxOverflow(0).open()) {
      RecordsException failure =
          catchThrowableOfType(RecordsException.class, () -> records.executeQuery("select 1 as n"));
      assertThat(failure.kind()).as("%s", failure).isEqualTo(kind);
    }
  }

  @Test
  void aRealPgBouncerIsUnderstood() throws IOException {
    assumeTrue(TestPostgres.isEmbedded(), "PgBouncer is put before the embedded server only");
    URI server = URI.create(TestPostgres.url());
    String database = server.getPath().substring(1);
    List<String> settings = List.of("max_client_conn = 1");
    try (PgBouncer pooler =
        PgBouncer.start(server.getPort(), directory, "only = dbname=" + database, settings)) {
      String url = "postgresql://postgres@127.0.0.1:" + pooler.port() + "/";
      assertThat(refused(url + "nope").kind()).isEqualTo(ErrorKind.NO_DATABASE);
      ConnectException unknown = refused(url.replace("postgres@", "nobody@") + "only");
      assertThat(unknown.kind()).as("%s", unknown).isEqualTo(ErrorKind.AUTHENTICATION);
      try (Records first = Records.builder().url(url + "only").poolSize(1).maxOverflow(0).open()) {
        assertThat(first.testConnection()).isTrue();
        assertThat(refused(url + "only").kind()).isEqualTo(ErrorKind.OVERLOADED);
      }
    }
  }

  @Test
  void aRealPgBouncerThatIsSetUpWronglyIsUnderstood() throws IOException {
    assumeTrue(TestPostgres.isEmbedded(), "PgBouncer is put before the embedded server only");
    URI server = URI.create(TestPostgres.url());
    List<String> settings = List.of("auth_type = any");
    try (PgBouncer pooler = PgBouncer.start(server.getPort(), directory, "* =", settings)) {
      ConnectException failure = refused("postgresql://postgres@127.0.0.1:" + pooler.port() + "/d");
      assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
      assertThat(failure)
          .hasMessageContaining("(bouncer config error). Correct the pooler's configuration");
    }
  }
}
