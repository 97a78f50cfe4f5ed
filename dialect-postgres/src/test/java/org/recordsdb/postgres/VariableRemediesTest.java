package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recordsdb.Records;
import org.recordsdb.error.RecordsException;

/** Where variables describe the database and no URL does, remedies name the ones to set. */
class VariableRemediesTest {

  /** How a server asks for a password in clear (PostgreSQL manual, "Message Formats"). */
  private static final byte[] PASSWORD = {'R', 0, 0, 0, 8, 0, 0, 0, 3};

  private static RecordsException failure(int port, String ssl) {
    Map<String, String> variables = new HashMap<>();
    variables.put("DB_HOST", "127.0.0.1");
    variables.put("DB_PORT", "" + port);
    variables.put("DB_NAME", "app");
    variables.put("DB_USER", "me");
    variables.put("DB_SSL", ssl);
    RecordsException failure =
        catchThrowableOfType(
            RecordsException.class, () -> Records.builder().environment(variables).open().close());
    assertThat(failure).isNotNull();
    return failure;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          28P01 | Check DB_USER and DB_PASSWORD.
          28000 | Check DB_USER and DB_SSL, and the server's pg_hba.conf.
          3D000 | Create it, or correct DB_NAME.
          55000 | Name another one in DB_NAME.
          """)
  void ofALoginThatIsRejected(String state, String remedy) throws IOException {
    try (OddServer server = OddServer.refusing(state, "no")) {
      int port = Integer.parseInt(server.url().replaceFirst(".*:(\\d+)/.*", "$1"));
      assertThat(failure(port, "false")).hasMessageEndingWith(". " + remedy);
    }
  }

  @Test
  void ofAPasswordThatIsNotGiven() throws IOException {
    assertThat(answered(PASSWORD, "false"))
        .hasMessageEndingWith(
            "the server asks for a password, and none is given. Set DB_PASSWORD.");
  }

  @Test
  void ofAServerWithoutTls() throws IOException {
    assertThat(answered(new byte[] {'N'}, "true")).hasMessageEndingWith("set DB_SSL=disable.");
  }

  /** What becomes of a connection to a server with this first answer. */
  private static RecordsException answered(byte[] answer, String ssl) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> server = CompletableFuture.runAsync(() -> answer(socket, answer));
      RecordsException failure = failure(socket.getLocalPort(), ssl);
      server.join();
      return failure;
    }
  }

  private static void answer(ServerSocket listener, byte[] answer) {
    try (Socket client = listener.accept();
        DataInputStream in = new DataInputStream(client.getInputStream());
        DataOutputStream out = new DataOutputStream(client.getOutputStream())) {
      in.readNBytes(in.readInt() - Integer.BYTES);
      out.write(answer);
      out.flush();
      in.read(); // until the driver goes away
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
