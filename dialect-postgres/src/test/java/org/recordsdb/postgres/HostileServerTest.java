package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recordsdb.Records;
import org.recordsdb.error.ConnectException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** A server that asks for the password in clear, and answers whatever it likes. */
class HostileServerTest {

  private static final String PASSWORD = "c4nary-pass";

  private static RecordsException answered(String state, String text) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> server =
          CompletableFuture.runAsync(() -> answer(socket, "SFATAL\0C" + state + "\0M" + text));
      RecordsException failure =
          catchThrowableOfType(
              RecordsException.class,
              () ->
                  Records.connect(
                      "postgresql://me:"
                          + PASSWORD
                          + "@127.0.0.1:"
                          + socket.getLocalPort()
                          + "/db?sslmode=disable"));
      server.join();
      return failure;
    }
  }

  /** The messages of the protocol (PostgreSQL manual, "Message Formats"). */
  private static void answer(ServerSocket listener, String fields) {
    try (Socket client = listener.accept();
        DataInputStream in = new DataInputStream(client.getInputStream());
        DataOutputStream out = new DataOutputStream(client.getOutputStream())) {
      in.readNBytes(in.readInt() - Integer.BYTES);
      out.write('R');
      out.writeInt(2 * Integer.BYTES);
      out.writeInt(3);
      in.readByte();
      in.readNBytes(in.readInt() - Integer.BYTES);
      byte[] error = (fields + "\0\0").getBytes(StandardCharsets.UTF_8);
      out.write('E');
      out.writeInt(Integer.BYTES + error.length);
      out.write(error);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aPasswordThatItRepeatsIsNotTold() throws IOException {
    for (String state : new String[] {"28000", "08006", "XX000"}) {
      RecordsException failure = answered(state, PASSWORD + " is wrong, " + PASSWORD);
      StringWriter told = new StringWriter();
      failure.printStackTrace(new PrintWriter(told));
      assertThat(told.toString()).doesNotContain(PASSWORD).contains("*** is wrong, ***");
    }
  }

  @Test
  void itsTextIsCut() throws IOException {
    assertThat(answered("28000", "x".repeat(1_000_000)).getMessage()).hasSizeLessThan(2_000);
  }

  @Test
  void anSqlstateThatIsNoneIsNotTold() throws IOException {
    RecordsException failure = answered("\u001b[31m", "no");
    assertThat(failure.sqlState()).matches("[0-9A-Z]{5}");
    assertThat(failure)
        .cause()
        .isInstanceOfSatisfying(
            SQLException.class, cause -> assertThat(cause.getSQLState()).isNull());
  }

  @Test
  void aLoginByKerberosIsToldAsThat() throws IOException {
    RecordsException failure = asking(7, new byte[0]);
    assertThat(failure.kind()).isEqualTo(ErrorKind.AUTHENTICATION);
    assertThat(failure)
        .hasMessageContaining("asks for a login by Kerberos")
        .hasMessageContaining("pg_hba.conf")
        .hasMessageNotContaining("certificate or key");
  }

  @ParameterizedTest
  @CsvSource({"client_encoding,LATIN1,UTF8", "DateStyle,'SQL, MDY',ISO"})
  void aSettingThatTheDriverCantUseIsToldAsThat(String name, String value, String needed)
      throws IOException {
    byte[] setting = (name + "\0" + value + "\u001b\0").getBytes(StandardCharsets.UTF_8);
    RecordsException failure = asking(0, setting);
    assertThat(failure.kind()).isEqualTo(ErrorKind.CONFIG);
    assertThat(failure)
        .hasMessageContaining(
            "has " + name + " set to " + value + ", and the driver needs " + needed + ".");
  }

  /** What becomes of a login of this kind, with this setting after it. */
  private static RecordsException asking(int login, byte[] setting) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> server =
          CompletableFuture.runAsync(() -> ask(socket, login, setting));
      String url = "postgresql://me:x@127.0.0.1:" + socket.getLocalPort() + "/db?sslmode=disable";
      RecordsException failure =
          catchThrowableOfType(RecordsException.class, () -> Records.connect(url));
      server.join();
      return failure;
    }
  }

  private static void ask(ServerSocket listener, int login, byte[] setting) {
    try (Socket client = listener.accept();
        DataInputStream in = new DataInputStream(client.getInputStream());
        DataOutputStream out = new DataOutputStream(client.getOutputStream())) {
      in.readNBytes(in.readInt() - Integer.BYTES);
      out.write('R');
      out.writeInt(2 * Integer.BYTES);
      out.writeInt(login);
      if (setting.length > 0) {
        out.write('S');
        out.writeInt(Integer.BYTES + setting.length);
        out.write(setting);
      }
      out.flush();
      in.read(); // until the driver goes away
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFailureToConnectIsNeverOneOfAStatement() throws IOException {
    for (String state : new String[] {"42P01", "42703", "42601", "23505", "40001", "57014"}) {
      RecordsException failure = answered(state, "whatever");
      assertThat(failure).isInstanceOf(ConnectException.class);
      assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    }
  }
}
