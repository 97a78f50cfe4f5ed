package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.error.ConnectException;
import org.recordsdb.error.ErrorKind;

/** Several servers in one URL, of which none can be used: each is told with its own reason. */
class SeveralServersTest {

  private static EmbeddedPostgres primary;

  /** Takes no writes, by which the driver knows a secondary. */
  private static EmbeddedPostgres secondary;

  private static String closed;

  @BeforeAll
  static void start() throws IOException {
    primary = EmbeddedPostgres.builder().start();
    secondary =
        EmbeddedPostgres.builder().setServerConfig("default_transaction_read_only", "on").start();
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = "127.0.0.1:" + socket.getLocalPort();
    }
  }

  @AfterAll
  static void stop() throws IOException {
    primary.close();
    secondary.close();
  }

  private static String of(EmbeddedPostgres server) {
    return "127.0.0.1:" + server.getPort();
  }

  private static String url(String first, String second, String options) {
    return "postgresql://postgres@" + first + "," + second + "/postgres" + options;
  }

  private static ConnectException refused(String url, ErrorKind kind) {
    ConnectException failure =
        catchThrowableOfType(ConnectException.class, () -> Records.connect(url).close());
    assertThat(failure).as(url).isNotNull();
    assertThat(failure.kind()).as("%s", failure).isEqualTo(kind);
    return failure;
  }

  /** Of several servers a primary is wanted also where the URL does not say so. */
  @ParameterizedTest
  @ValueSource(strings = {"", "?target_session_attrs=primary", "?target_session_attrs=read-write"})
  void aServerOfTheWrongKindIsToldBesideOneThatDoesNotAnswer(String options) {
    String one = of(secondary);
    for (String url : List.of(url(one, closed, options), url(closed, one, options))) {
      assertThat(refused(url, ErrorKind.UNAVAILABLE))
          .hasMessageContaining("connection refused (" + closed + ")")
          .hasMessageContaining("the server is not a primary (" + one + ")");
    }
  }

  @Test
  void aServerThatIsNoStandbyIsToldBesideOneThatDoesNotAnswer() {
    String url = url(of(primary), closed, "?target_session_attrs=standby");
    assertThat(refused(url, ErrorKind.UNAVAILABLE))
        .hasMessageContaining("the server is not a secondary (" + of(primary) + ")")
        .hasMessageContaining("connection refused (" + closed + ")");
  }

  @Test
  void serversThatAreAllOfTheWrongKindAreToldInOneSentence() {
    String one = of(secondary);
    assertThat(refused(url(one, one, ""), ErrorKind.UNAVAILABLE))
        .hasMessage(
            "Can't connect to %s, %s: none of the servers is a primary. Check target_session_attrs"
                + " and the servers.",
            one, one);
  }

  @Test
  void aLoginThatIsRejectedSaysMoreThanAServerOfTheWrongKind() {
    String url = url(of(primary), of(secondary), "").replace("postgres@", "nobody@");
    assertThat(refused(url, ErrorKind.AUTHENTICATION)).hasMessageContaining("\"nobody\"");
  }

  /** Asked alone, a server of this machine would need no encryption; beside another it does. */
  @Test
  void encryptionStaysAsItIsForAllServers() {
    String url = url(of(primary), "db.example.invalid", "");
    assertThat(refused(url, ErrorKind.TLS))
        .hasMessageContaining(
            "does not offer TLS, which sslmode=verify-full demands (" + of(primary))
        .hasMessageContaining("unknown host (db.example.invalid:5432)");
  }
}
