package org.recordsdb.postgres;

import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.postgresql.hostchooser.HostRequirement;
import org.postgresql.util.GT;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.HostPort;

/**
 * Finds why there is no connection in what the driver threw. The driver's own texts are in the
 * language of the JVM, so they are compared with what the driver makes of the English.
 */
final class ConnectReasons {

  private final PostgresProperties properties;

  ConnectReasons(PostgresProperties properties) {
    this.properties = properties;
  }

  /**
   * One reason.
   *
   * @param kind the fault
   * @param problem the middle of a sentence
   * @param remedy a sentence
   */
  record Reason(ErrorKind kind, String problem, String remedy) {}

  /** The reason of the server that the driver tried last. */
  Reason of(SQLException exception) {
    ServerErrorMessage server =
        exception instanceof PSQLException answered ? answered.getServerErrorMessage() : null;
    return server == null ? unanswered(exception) : refused(exception, server);
  }

  private String url() {
    return properties.settings().urlName();
  }

  /** What is said where variables describe the database, or where a URL does. */
  private String given(String variables, String otherwise) {
    return properties.settings().isOfVariables() ? variables : otherwise;
  }

  private String check() {
    return "Check " + url() + ".";
  }

  /** What the server itself says no to. */
  private Reason refused(SQLException exception, ServerErrorMessage server) {
    String text = shown(MessageOrigin.text(server));
    String database = properties.database().orElse("of the login");
    return switch (String.valueOf(exception.getSQLState())) {
      case "28P01" ->
          new Reason(
              ErrorKind.AUTHENTICATION,
              "the server rejected the user or the password",
              given(
                  "Check DB_USER and DB_PASSWORD.",
                  "Check both in " + url() + "; special characters are percent-encoded in a URL."));
      case "28000" ->
          text.contains("certificate")
              ? new Reason(
                  ErrorKind.TLS,
                  "the server rejected this login (" + text + ")",
                  "Check sslcert and sslkey.")
              : new Reason(
                  ErrorKind.AUTHENTICATION,
                  "the server rejected this login (" + text + ")",
                  "Check "
                      + given("DB_USER and DB_SSL", "user and sslmode in " + url())
                      + ", and the server's pg_hba.conf.");
      case "3D000" ->
          new Reason(
              ErrorKind.NO_DATABASE,
              "the database " + database + " does not exist",
              "Create it, or correct " + given("DB_NAME", "its name in " + url()) + ".");
      case "42501" ->
          new Reason(
              ErrorKind.AUTHENTICATION,
              "the user may not connect to the database " + database,
              "Grant CONNECT on it, or log in as somebody else.");
      case "53300" ->
          new Reason(
              ErrorKind.OVERLOADED,
              "the server takes no more connections",
              "Lower DB_POOL_SIZE and DB_MAX_OVERFLOW, raise the server's max_connections, or"
                  + " connect through a pooler.");
      case "55000" ->
          new Reason(
              ErrorKind.NO_DATABASE,
              "the database " + database + " takes no connections",
              "Name another one in " + given("DB_NAME", url()) + ".");
      case "57P03" ->
          new Reason(
              ErrorKind.UNAVAILABLE,
              "the server is starting, stopping or recovering",
              "Try again later.");
      default ->
          PoolerRefusal.of(String.valueOf(exception.getSQLState()), server)
              .map(reason -> rejected(reason.kind(), text, reason.remedy()))
              .orElseGet(
                  () ->
                      rejected(
                          whileConnecting(PostgresFaults.classify(exception).kind()),
                          text,
                          check()));
    };
  }

  private static Reason rejected(ErrorKind kind, String text, String remedy) {
    return new Reason(kind, "the server rejected the connection (" + text + ")", remedy);
  }

  /** Nothing was sent that could be stored, and no statement of the caller's is at fault. */
  private static ErrorKind whileConnecting(ErrorKind kind) {
    return switch (kind) {
      case AUTHENTICATION, TLS, OVERLOADED, NO_DATABASE, CONFIG, UNSUPPORTED, CORRUPT, IO -> kind;
      case STORAGE_FULL, LIMIT, INVALID_VALUE, PARAMETERS -> kind;
      default -> ErrorKind.UNAVAILABLE;
    };
  }

  /** What failed before the server said anything. */
  private Reason unanswered(SQLException exception) {
    if (says(exception, "Connection attempt timed out.")) {
      return unavailable(noAnswer(), "Is the server running, and no firewall between? " + check());
    }
    if (says(exception, "Authentication method is not allowed by requireAuth")) {
      return new Reason(
          ErrorKind.AUTHENTICATION,
          "the server asks for another kind of login than require_auth allows",
          "Change the server's pg_hba.conf, or require_auth.");
    }
    if (isUnwanted(exception)) {
      return unavailable(
          (properties.servers().size() > 1 ? "none of the servers is a " : "the server is not a ")
              + wanted(),
          "Check target_session_attrs and the servers.");
    }
    if (says(exception, "GSS Authentication failed")) {
      return new Reason(
          ErrorKind.AUTHENTICATION,
          "the server asks for a login by Kerberos (GSSAPI), which failed here",
          "Have the server's pg_hba.conf ask for a password or a certificate; or check the ticket,"
              + " and Java's configuration of Kerberos.");
    }
    Optional<String> setting = DemandedSetting.problem(exception, this::shown);
    if (setting.isPresent()) {
      return new Reason(
          ErrorKind.CONFIG,
          setting.get(),
          "Look where it is set: for the login or the database, or in a pooler.");
    }
    TlsFailure tls = new TlsFailure(properties);
    return tls.reason(exception).orElseGet(() -> unencrypted(exception));
  }

  /** True if the server is there, but not of the kind that is wanted. */
  boolean isUnwanted(SQLException exception) {
    return says(
        exception, "Could not find a server with specified targetServerType: {0}", wanted());
  }

  private HostRequirement wanted() {
    return HostRequirement.getTargetServerType(properties.serverType());
  }

  private Reason unencrypted(SQLException exception) {
    String state = String.valueOf(exception.getSQLState());
    for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException broken) {
        return network(broken);
      }
    }
    if (state.equals("08004") && properties.settings().url().password() == null) {
      return new Reason(
          ErrorKind.AUTHENTICATION,
          "the server asks for a password, and none is given",
          given("Set DB_PASSWORD.", "Give it in " + url() + ", or as DB_PASSWORD beside DB_HOST."));
    }
    if (state.equals("08004") || state.startsWith("28")) {
      String text = shown(MessageOrigin.cut(String.valueOf(exception.getMessage())));
      return new Reason(ErrorKind.AUTHENTICATION, "logging in failed (" + text + ")", check());
    }
    ErrorKind kind = whileConnecting(PostgresFaults.classify(exception).kind());
    return kind == ErrorKind.UNAVAILABLE
        ? unavailable("the connection was closed", "Try again later. " + check())
        : new Reason(kind, "the driver failed (SQLSTATE " + state + ")", check());
  }

  private Reason network(IOException broken) {
    if (broken instanceof UnknownHostException) {
      return unavailable("unknown host", orPooler(check()));
    }
    if (broken instanceof SocketTimeoutException) {
      return unavailable(noAnswer(), "Is the server running, and no firewall between? " + check());
    }
    if (broken instanceof NoRouteToHostException) {
      return unavailable("no route to the host", orPooler("Check the network. " + check()));
    }
    if (String.valueOf(broken.getMessage()).contains("unreachable")) {
      return unavailable("the network can't be reached", orPooler("Check the network. " + check()));
    }
    if (broken instanceof java.net.ConnectException) {
      return unavailable("connection refused", "Is the server running? " + check());
    }
    return unavailable(
        "the server closed the connection",
        "Is it a PostgreSQL server? Try again later. " + check());
  }

  /** The remedy, or a better one where the only server is a direct host of Supabase. */
  private String orPooler(String remedy) {
    List<HostPort> servers = properties.servers();
    String pooler = servers.size() == 1 ? SupabaseHost.remedy(servers.get(0)) : "";
    return pooler.isEmpty() ? remedy : pooler;
  }

  private String noAnswer() {
    return "no answer within the connect timeout of "
        + properties.settings().connectTimeout().toMillis()
        + " ms";
  }

  private static Reason unavailable(String problem, String remedy) {
    return new Reason(ErrorKind.UNAVAILABLE, problem, remedy);
  }

  /** True if the driver says this, in whatever language. */
  static boolean says(SQLException exception, String english, Object... arguments) {
    return GT.tr(english, arguments).equals(exception.getMessage());
  }

  /**
   * A text from elsewhere without what could move a cursor or begin a line, and without the
   * password, which a server may have been sent in clear.
   */
  private String shown(String text) {
    String password = properties.settings().url().password();
    return (password == null || password.isEmpty() ? text : text.replace(password, "***"))
        .replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ")
        .strip();
  }
}
