package org.recordsdb.postgres;

import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.postgres.ConnectReasons.Reason;
import org.recordsdb.spi.HostPort;

/** Says why no connection of the demanded security could be made, where that is the reason. */
final class TlsFailure {

  /** While connecting the driver uses it for TLS, and for a server that went away. */
  private static final String CONNECTION_FAILURE = "08006";

  private final PostgresProperties properties;
  private final Encryption encryption;

  TlsFailure(PostgresProperties properties) {
    this.properties = properties;
    this.encryption = properties.encryption();
  }

  /** The reason, or nothing if the failure is about something else. */
  Optional<Reason> reason(SQLException exception) {
    if (ConnectReasons.says(exception, "The server does not support SSL.")) {
      return tls(
          "the server does not offer TLS, which sslmode=" + encryption.mode() + " demands",
          "Switch TLS on in the server; only where nobody else can listen, set "
              + (variables() ? "DB_SSL" : "sslmode")
              + "=disable.");
    }
    for (HostPort server : properties.servers()) {
      String host = new HostPort(server.host(), 0).toString();
      if (ConnectReasons.says(
          exception,
          "The hostname {0} could not be verified by hostnameverifier {1}.",
          host,
          "PgjdbcHostnameVerifier")) {
        return tls(
            "the server's certificate is not made out to " + host,
            "Connect by a name that is in the certificate, or have one made for this name.");
      }
    }
    if (isBadRoot(exception)) {
      return tls(
          "the file of sslrootcert holds no certificates (" + encryption.rootCertificate() + ")",
          "Give the certificates of the authorities, as PEM.");
    }
    if (cause(exception, SSLException.class) != null) {
      return handshake(exception);
    }
    boolean key =
        encryption.hasClientCertificate()
            && CONNECTION_FAILURE.equals(exception.getSQLState())
            && cause(exception, SocketException.class) == null
            && cause(exception, InterruptedIOException.class) == null
            && !ConnectReasons.says(
                exception, "An I/O error occurred while sending to the backend.");
    return key
        ? tls(
            "the client's certificate or key can't be used",
            "sslcert is PEM; sslkey is PKCS-8 without a password, as PEM or DER.")
        : Optional.empty();
  }

  private boolean isBadRoot(SQLException exception) {
    String root = encryption.rootCertificate();
    return root != null
        && ConnectReasons.says(
            exception, "Loading the SSL root certificate {0} into a TrustManager failed.", root);
  }

  private Optional<Reason> handshake(SQLException exception) {
    if (cause(exception, CertificateExpiredException.class) != null) {
      return tls("the server's certificate has expired", "Renew it on the server.");
    }
    if (cause(exception, CertificateNotYetValidException.class) != null) {
      return tls("the server's certificate is not valid yet", "Check the clocks of both machines.");
    }
    if (cause(exception, CertPathBuilderException.class) != null) {
      return tls(
          "the server's certificate is signed by none of " + encryption.authorities(),
          "Give the certificate of its authority with sslrootcert"
              + (variables() ? ", which needs DATABASE_URL in place of DB_HOST." : "."));
    }
    if (cause(exception, CertificateException.class) != null) {
      return tls("the server's certificate can't be trusted", "Have a right one made for it.");
    }
    if (alerted(exception)) {
      return encryption.hasClientCertificate()
          ? tls("the server rejected the client's certificate", "Check sslcert and sslkey.")
          : tls(
              "the server ended the handshake",
              "It may demand a client's certificate: give sslcert and sslkey.");
    }
    return cause(exception, EOFException.class) != null
        ? tls("the server ended the handshake", "Look into the server's log.")
        : tls("no secure connection could be made", "Look into the server's log.");
  }

  /** An alert is how one side of TLS tells the other what it does not like. */
  private static boolean alerted(SQLException exception) {
    SSLException failure = cause(exception, SSLException.class);
    return failure != null && String.valueOf(failure.getMessage()).contains("Received fatal alert");
  }

  private static <T extends Throwable> @Nullable T cause(Throwable exception, Class<T> type) {
    for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }

  private boolean variables() {
    return properties.settings().isOfVariables();
  }

  private static Optional<Reason> tls(String problem, String remedy) {
    return Optional.of(new Reason(ErrorKind.TLS, problem, remedy));
  }
}
