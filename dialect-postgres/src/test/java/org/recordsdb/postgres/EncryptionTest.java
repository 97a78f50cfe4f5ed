package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ConnectException;
import org.recordsdb.error.ErrorKind;

/**
 * TLS with a real server whose certificate is for {@code localhost}, so that 127.0.0.1 is a wrong
 * name. Whatever is wrong is of kind TLS, names the server and the remedy, and is not tried again.
 */
class EncryptionTest {

  @TempDir static Path directory;

  private static Certificates certificates;
  private static EmbeddedPostgres server;
  private static EmbeddedPostgres expired;

  @BeforeAll
  static void start() throws IOException {
    certificates = new Certificates(directory);
    certificates.authority("authority");
    certificates.authority("other");
    certificates.signed("server", "authority", "-ext", "san=dns:localhost");
    certificates.signed(
        "old", "authority", "-ext", "san=dns:localhost", "-startdate", "-1y", "-validity", "30");
    certificates.signed("client", "authority");
    certificates.signed("stranger", "other");
    server = server("server");
    expired = server("old");
    demandCertificate("client");
  }

  private static EmbeddedPostgres server(String certificate) throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("ssl", "on")
        .setServerConfig("ssl_cert_file", certificates.file(certificate + ".crt").toString())
        .setServerConfig("ssl_key_file", certificates.file(certificate + ".key").toString())
        .setServerConfig("ssl_ca_file", certificates.file("authority.crt").toString())
        .start();
  }

  /** Whoever logs in by this name must show a certificate that is made out to it. */
  private static void demandCertificate(String role) throws IOException {
    try (Records records = Records.connect(url("localhost", "sslmode=disable"))) {
      Row file = records.executeQuery("select current_setting('hba_file') as path").get(0);
      Path access = Path.of(String.valueOf(file.getString("path")));
      List<String> lines = Files.readAllLines(access);
      lines.add(0, "hostssl all " + role + " all cert");
      lines.add(1, "host all " + role + " all reject");
      Files.write(access, lines);
      records.executeScript("create role client login");
      records.executeQuery("select pg_reload_conf() as reloaded");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    expired.close();
  }

  private static String url(String host, String options) {
    return url("postgres", host, server.getPort(), options);
  }

  private static String url(String user, String host, int port, String options) {
    return "postgresql://" + user + "@" + host + ":" + port + "/postgres?" + options;
  }

  private static String root(String authority) {
    return "sslrootcert=" + certificates.file(authority + ".crt");
  }

  private static ConnectException refused(String url) {
    ConnectException failure =
        catchThrowableOfType(ConnectException.class, () -> Records.connect(url).close());
    assertThat(failure).as(url).isNotNull();
    assertThat(failure.kind()).as("%s", failure).isEqualTo(ErrorKind.TLS);
    assertThat(failure.isTransient()).isFalse();
    assertThat(failure).hasMessageStartingWith("Can't connect to ");
    return failure;
  }

  private static boolean isEncrypted(String url) {
    try (Records records = Records.connect(url)) {
      Row row =
          records
              .executeQuery("select ssl as tls from pg_stat_ssl where pid = pg_backend_pid()")
              .get(0);
      return row.getBoolean("tls");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&sslmode=verify-full", "&sslmode=verify-ca", "&sslmode=require"})
  void aCertificateForTheNameByTheAuthorityIsTaken(String mode) {
    assertThat(isEncrypted(url("localhost", root("authority") + mode))).isTrue();
  }

  @Test
  void aCertificateForAnotherNameIsRefusedWithTheName() {
    for (String mode : List.of("", "&sslmode=verify-full")) {
      assertThat(refused(url("127.0.0.1", root("authority") + mode)))
          .hasMessage(
              "Can't connect to 127.0.0.1:"
                  + server.getPort()
                  + ": the server's certificate is not made out to 127.0.0.1. Connect by a name that"
                  + " is in the certificate, or have one made for this name.");
    }
    assertThat(isEncrypted(url("127.0.0.1", root("authority") + "&sslmode=verify-ca"))).isTrue();
  }

  /** The driver's texts are translated; ours do not depend on it. */
  @Test
  void theReasonIsFoundInEveryLanguageOfTheMachine() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(refused(url("127.0.0.1", root("authority"))))
          .hasMessageContaining("is not made out to 127.0.0.1");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&sslmode=verify-full", "&sslmode=verify-ca", "&sslmode=require"})
  void aCertificateOfAnotherAuthorityIsRefused(String mode) {
    assertThat(refused(url("localhost", root("other") + mode)))
        .hasMessageContaining("is signed by none of " + certificates.file("other.crt"))
        .hasMessageContaining("sslrootcert");
  }

  @Test
  void anAuthorityThatTheJdkDoesNotKnowIsRefused() {
    assertThat(refused(url("localhost", "sslmode=verify-full")))
        .hasMessageContaining("is signed by none of the JDK's authorities");
  }

  @Test
  void anExpiredCertificateIsRefused() {
    String url = url("postgres", "localhost", expired.getPort(), root("authority"));
    assertThat(refused(url)).hasMessageContaining("certificate has expired. Renew it");
  }

  @Test
  void aServerWithoutTlsIsRefused() {
    String url = TestPostgres.url();
    if (TestPostgres.isEmbedded()) {
      assertThat(refused(url + "?sslmode=require"))
          .hasMessageContaining("does not offer TLS, which sslmode=require demands");
    }
  }

  private static String client(String certificate, String key) {
    return url("client", "localhost", server.getPort(), root("authority"))
        + "&sslcert="
        + certificates.file(certificate)
        + "&sslkey="
        + certificates.file(key);
  }

  @Test
  void aClientLogsInByItsCertificate() {
    assertThat(isEncrypted(client("client.crt", "client.pk8"))).isTrue();
    assertThat(isEncrypted(client("client.crt", "client.key"))).isTrue();
  }

  @Test
  void aClientWithoutTheCertificateThatIsDemandedIsRefused() {
    assertThat(refused(url("client", "localhost", server.getPort(), root("authority"))))
        .hasMessageContaining("sslcert and sslkey");
  }

  @Test
  void aClientWithTheCertificateOfAnotherIsRefused() {
    assertThat(refused(client("server.crt", "server.pk8"))).hasMessageContaining("sslcert");
  }

  @Test
  void aClientWithACertificateOfAStrangersAuthorityIsRefused() {
    assertThat(refused(client("stranger.crt", "stranger.pk8"))).hasMessageContaining("sslcert");
  }

  @Test
  void aKeyThatIsNoneIsRefused() {
    certificates.write("junk.pk8", "no key".getBytes(StandardCharsets.US_ASCII));
    assertThat(refused(client("client.crt", "junk.pk8")))
        .hasMessageContaining("certificate or key can't be used");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThat(refused(client("client.crt", "none.pk8")))
        .hasMessageContaining("sslkey (" + certificates.file("none.pk8") + ") can't be read");
    assertThat(refused(url("localhost", root("none"))))
        .hasMessageContaining("sslrootcert (" + certificates.file("none.crt") + ") can't be read");
  }

  /** The driver would read a device for ever. */
  @Test
  @Timeout(20)
  void whatIsNoFileOfCertificatesIsNotRead() {
    assertThat(refused(url("localhost", "sslrootcert=/dev/zero")))
        .hasMessageContaining("sslrootcert (/dev/zero) is a directory, a device, a pipe or the");
    certificates.write("large.crt", new byte[4_000_001]);
    assertThat(refused(url("localhost", root("large"))))
        .hasMessageContaining("is larger than certificates and keys are. Name a file");
  }

  @Test
  void aRootCertificateThatIsNoneIsRefused() {
    certificates.write("junk.crt", "no certificate".getBytes(StandardCharsets.US_ASCII));
    assertThat(refused(url("localhost", root("junk"))))
        .hasMessageContaining("sslrootcert holds no certificates");
  }

  /** It says that it speaks TLS, and then nothing more. */
  @Test
  void aHandshakeThatTheServerEndsIsToldAsThat() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> hangUp(listener));
      String url = url("postgres", "localhost", listener.getLocalPort(), "sslmode=require");
      assertThat(refused(url)).hasMessageContaining("the server ended the handshake");
      answer.join();
    }
  }

  private static void hangUp(ServerSocket listener) {
    try (Socket socket = listener.accept()) {
      socket.getInputStream().readNBytes(8);
      socket.getOutputStream().write('S');
      socket.getInputStream().read();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aCertificateForAnotherNameIsToldBesideAServerThatDoesNotAnswer() throws IOException {
    String closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = "localhost:" + socket.getLocalPort();
    }
    String misnamed = "127.0.0.1:" + server.getPort();
    for (String hosts : List.of(closed + "," + misnamed, misnamed + "," + closed)) {
      String url = "postgresql://postgres@" + hosts + "/postgres?" + root("authority");
      assertThat(refused(url))
          .hasMessageContaining("the server's certificate is not made out to 127.0.0.1")
          .hasMessageContaining("Connect by a name that is in the certificate");
    }
  }
}
