package org.recordsdb.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Keys and certificates for tests, made by the JDK's own keytool. */
final class Certificates {

  private static final String PASSWORD = "not a secret";

  private final Path directory;
  private final Path store;

  Certificates(Path directory) {
    this.directory = directory;
    this.store = directory.resolve("certificates.p12");
  }

  /** An authority, which signs itself. */
  void authority(String name) {
    keytool(
        "-genkeypair", "-alias", name, "-dname", "CN=" + name, "-ext", "bc:c", "-validity", "9");
    write(name + ".crt", pem("CERTIFICATE", encoded(certificate(name))));
  }

  /**
   * A certificate of an authority, and its key: NAME.crt, NAME.key (PEM), NAME.pk8 (DER).
   *
   * @param more of keytool, as {@code -ext san=dns:localhost} or {@code -startdate -2y}
   */
  void signed(String name, String authority, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("-genkeypair", "-alias", name, "-dname", "CN=" + name));
    arguments.addAll(List.of("-signer", authority));
    arguments.addAll(List.of(more));
    keytool(arguments.toArray(String[]::new));
    write(name + ".crt", pem("CERTIFICATE", encoded(certificate(name))));
    write(name + ".key", pem("PRIVATE KEY", key(name)));
    write(name + ".pk8", key(name));
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  private void keytool(String... arguments) {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command = new ArrayList<>(List.of(tool.toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keyalg", "RSA", "-keysize", "2048", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private KeyStore open() throws IOException, GeneralSecurityException {
    KeyStore opened = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      opened.load(in, PASSWORD.toCharArray());
    }
    return opened;
  }

  private Certificate certificate(String name) {
    try {
      return open().getCertificate(name);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] key(String name) {
    try {
      return open().getKey(name, PASSWORD.toCharArray()).getEncoded();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] encoded(Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] pem(String what, byte[] encoded) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    String text = "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** For its owner only, as the server wants it of its key. */
  void write(String name, byte[] content) {
    Path file = file(name);
    try {
      Files.write(file, content);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
