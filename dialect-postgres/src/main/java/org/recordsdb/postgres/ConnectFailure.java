package org.recordsdb.postgres;

import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.hostchooser.HostRequirement;
import org.postgresql.util.GT;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.HostPort;

/**
 * Says why there is no connection: to which server, what failed, what to do. The driver's own texts
 * are in the language of the JVM, so they are compared with what the driver makes of the English.
 */
final class ConnectFailure {

  private final PostgresProperties properties;
  private final long begun = System.nanoTime();

  ConnectFailure(PostgresProperties properties) {
    this.properties = properties;
  }

  /** What the URL was given by. */
  private String url() {
    return properties.settings().urlName();
  }

  private String check() {
    return "Check " + url() + ".";
  }

  /**
   * One reason.
   *
   * @param kind the fault
   * @param problem the middle of a sentence
   * @param remedy a sentence
   */
  record Reason(ErrorKind kind, String problem, String remedy) {}

  /** Fails where a file of certificates is not there: the driver goes on without some of them. */
  void requireFiles() {
    properties
        .encryption()
        .unreadable()
        .ifPresent(
            file -> {
              throw failure(
                      new Reason(
                          ErrorKind.TLS,
                          "the file of the option " + file + " can't be read",
                          "Correct its path, or make it readable."))
                  .exception();
            });
  }

  /** The exception to throw for what the driver threw. */
  RecordsException of(SQLException exception) {
    boolean answered =
        exception instanceof PSQLException told && told.getServerErrorMessage() != null;
    Failure failure =
        failure(ofEachServer(reason(exception)))
            .sqlState(answered ? exception.getSQLState() : null);
    return failure.cause(withheld(exception, failure.sqlState())).exception();
  }

  private Reason reason(SQLException exception) {
    ServerErrorMessage server =
        exception instanceof PSQLException answered ? answered.getServerErrorMessage() : null;
    return server == null ? unanswered(exception) : refused(exception, server);
  }

  /**
   * The driver tells the reason of the server that it tried last: of several, each is asked once
   * more for its own, within what is left of the connect timeout. A server that is there and says
   * no, or can't be trusted, says more than one that does not answer.
   */
  private Reason ofEachServer(Reason last) {
    List<HostPort> servers = properties.servers();
    if (servers.size() == 1 || last.kind() != ErrorKind.UNAVAILABLE) {
      return last;
    }
    List<String> reasons = new ArrayList<>();
    Reason telling = last;
    for (HostPort server : servers) {
      Duration spent = Duration.ofNanos(System.nanoTime() - begun);
      PostgresProperties only = properties.of(server, spent);
      if (only.settings().connectTimeout().toMillis() < 1) {
        return last;
      }
      try {
        PostgresServer.connect(only).close();
        return last; // it is not the kind of server that is wanted, or it answers by now
      } catch (SQLException e) {
        Reason own = new ConnectFailure(only).reason(e);
        reasons.add(own.problem() + " (" + server + ")");
        if (telling.kind() == ErrorKind.UNAVAILABLE) {
          telling = own;
        }
      }
    }
    String remedy = telling.kind() == last.kind() ? last.remedy() : telling.remedy();
    return new Reason(telling.kind(), String.join(", ", reasons), remedy);
  }

  private Failure failure(Reason reason) {
    return Failure.of(
        reason.kind(),
        "Can't connect to "
            + properties.serverNames()
            + ": "
            + reason.problem()
            + ". "
            + reason.remedy());
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
              "Check both in " + url() + "; special characters are percent-encoded in a URL.");
      case "28000" ->
          text.contains("certificate")
              ? new Reason(
                  ErrorKind.TLS,
                  "the server rejected this login (" + text + ")",
                  "Check sslcert and sslkey.")
              : new Reason(
                  ErrorKind.AUTHENTICATION,
                  "the server rejected this login (" + text + ")",
                  "Check user and sslmode in " + url() + ", and the server's pg_hba.conf.");
      case "3D000" ->
          new Reason(
              ErrorKind.NO_DATABASE,
              "the database " + database + " does not exist",
              "Create it, or correct its name in " + url() + ".");
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
              "Name another one in " + url() + ".");
      case "57P03" ->
          new Reason(
              ErrorKind.UNAVAILABLE,
              "the server is starting, stopping or recovering",
              "Try again later.");
      default ->
          new Reason(
              whileConnecting(PostgresFaults.classify(exception).kind()),
              "the server rejected the connection (" + text + ")",
              check());
    };
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
    if (says(exception, "Could not find a server with specified targetServerType: {0}", wanted())) {
      return unavailable(
          "none of the servers is a " + wanted(), "Check target_session_attrs and the servers.");
    }
    TlsFailure tls = new TlsFailure(properties);
    return tls.reason(exception).orElseGet(() -> unencrypted(exception));
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
          "Give it in " + url() + ", or as DB_PASSWORD beside DB_HOST.");
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
      return unavailable("unknown host", check());
    }
    if (broken instanceof SocketTimeoutException) {
      return unavailable(noAnswer(), "Is the server running, and no firewall between? " + check());
    }
    if (broken instanceof NoRouteToHostException) {
      return unavailable("no route to the host", "Check the network. " + check());
    }
    if (broken instanceof java.net.ConnectException) {
      return unavailable("connection refused", "Is the server running? " + check());
    }
    return unavailable(
        "the server closed the connection",
        "Is it a PostgreSQL server? Try again later. " + check());
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

  /** The driver's exception with its stack and code; its text may hold more than names. */
  private static SQLException withheld(SQLException exception, @Nullable String state) {
    SQLException copy =
        new SQLException(
            exception.getClass().getName() + ": text withheld, as it may hold values", state);
    copy.setStackTrace(exception.getStackTrace());
    return copy;
  }
}
