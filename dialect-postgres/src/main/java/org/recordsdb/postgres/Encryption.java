package org.recordsdb.postgres;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.DatabaseUrl;
import org.recordsdb.spi.HostPort;

/**
 * How connections are encrypted and what of the server is checked: everything, unless the server is
 * this machine or the URL says otherwise. No option that is given is ignored.
 *
 * @param asked the mode that the URL names, or the usual one
 * @param mode the mode that is used
 * @param rootCertificate the file of the authorities that are trusted, or null for the JDK's own
 * @param certificate the file of the client's certificate, or null
 * @param key the file of the client's key, or null
 */
record Encryption(
    String asked,
    String mode,
    @Nullable String rootCertificate,
    @Nullable String certificate,
    @Nullable String key) {

  private static final List<String> MODES =
      List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  /** Which may end without encryption, and never look at a certificate. */
  private static final List<String> UNCHECKED = List.of("disable", "allow", "prefer");

  /** Bytes of a file of certificates: those that a system trusts take a twentieth of it. */
  private static final long LARGEST = 4_000_000;

  private static final String STRICTEST = "verify-full";

  /** As libpq 16 spells the authorities that the machine trusts. */
  private static final String SYSTEM = "system";

  /**
   * Reads the options.
   *
   * @throws RecordsException if they are wrong or one of them would have no effect
   */
  static Encryption of(DatabaseUrl url) {
    boolean local = url.hosts().stream().allMatch(HostPort::isLoopback);
    String root = file(url, "sslrootcert");
    String usual = local && root == null ? "prefer" : STRICTEST;
    String asked = url.option("sslmode", usual, MODES);
    String certificate = file(url, "sslcert");
    String key = file(url, "sslkey");
    if (root != null && UNCHECKED.contains(asked)) {
      throw withoutEffect("sslrootcert", asked);
    }
    if (SYSTEM.equals(root) && !asked.equals(STRICTEST)) {
      throw withoutEffect("sslrootcert=system", asked);
    }
    if ((certificate != null || key != null) && asked.equals("disable")) {
      throw withoutEffect("sslcert or sslkey", asked);
    }
    // libpq: a root certificate is there to be checked against
    String mode = root != null && asked.equals("require") ? "verify-ca" : asked;
    String trusted = SYSTEM.equals(root) ? null : root;
    Encryption encryption = new Encryption(asked, mode, trusted, certificate, key);
    if ((certificate != null || key != null) && encryption.trustsTheJdk()) {
      throw config(
          "The options sslcert and sslkey of the PostgreSQL URL need sslrootcert with them: the"
              + " driver takes a client's certificate only with the authorities from a file.");
    }
    return encryption;
  }

  private static @Nullable String file(DatabaseUrl url, String option) {
    Optional<String> value = url.option(option);
    if (value.filter(String::isBlank).isPresent()) {
      throw config("The option " + option + " of the PostgreSQL URL names no file.");
    }
    return value.orElse(null);
  }

  private boolean trustsTheJdk() {
    return isChecked() && rootCertificate == null;
  }

  private boolean isChecked() {
    return mode.startsWith("verify-");
  }

  /** True if the client has a certificate to show. */
  boolean hasClientCertificate() {
    return certificate != null || key != null;
  }

  void addTo(Properties properties) {
    PGProperty.SSL_MODE.set(properties, mode);
    set(properties, PGProperty.SSL_ROOT_CERT, rootCertificate);
    set(properties, PGProperty.SSL_CERT, certificate);
    set(properties, PGProperty.SSL_KEY, key);
    if (trustsTheJdk()) {
      PGProperty.SSL_FACTORY.set(properties, "org.postgresql.ssl.DefaultJavaSSLFactory");
    }
  }

  /** The first of the files that can't be read: the option's name, the path, and why. */
  Optional<String> unreadable() {
    return unreadable("sslrootcert", rootCertificate)
        .or(() -> unreadable("sslcert", certificate))
        .or(() -> unreadable("sslkey", key));
  }

  private static Optional<String> unreadable(String option, @Nullable String file) {
    try {
      return file == null
          ? Optional.empty()
          : problem(Path.of(file)).map(problem -> option + " (" + file + ") " + problem);
    } catch (InvalidPathException e) {
      return Optional.of(option + " can't be read");
    }
  }

  /** The driver reads to the end, which a device does not have, and waits for one of a pipe. */
  private static Optional<String> problem(Path file) {
    if (!Files.isReadable(file)) {
      return Optional.of("can't be read");
    }
    if (!Files.isRegularFile(file)) {
      return Optional.of("is a directory, a device, a pipe or the like");
    }
    return file.toFile().length() > LARGEST
        ? Optional.of("is larger than certificates and keys are")
        : Optional.empty();
  }

  /** Whose signature on the server's certificate is enough. */
  String authorities() {
    return rootCertificate == null ? "the JDK's authorities" : rootCertificate;
  }

  /** For people to read. */
  @Override
  public String toString() {
    String why = mode.equals(asked) ? "" : ", as " + asked + " means with sslrootcert";
    return "sslmode=" + mode + why + (isChecked() ? ", trusting " + authorities() : "");
  }

  private static void set(Properties properties, PGProperty property, @Nullable String value) {
    if (value != null) {
      property.set(properties, value);
    }
  }

  private static RecordsException withoutEffect(String option, String mode) {
    return config(
        "The option "
            + option
            + " of the PostgreSQL URL has no effect with sslmode="
            + mode
            + ". Leave sslmode out, or set it to verify-full.");
  }

  private static RecordsException config(String message) {
    return Failure.of(ErrorKind.CONFIG, message).exception();
  }
}
