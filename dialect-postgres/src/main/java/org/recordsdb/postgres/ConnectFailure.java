package org.recordsdb.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.postgres.ConnectReasons.Reason;
import org.recordsdb.spi.HostPort;

/** Says why there is no connection: to which servers, what failed at each, what to do. */
final class ConnectFailure {

  private final PostgresProperties properties;
  private final long begun = System.nanoTime();

  ConnectFailure(PostgresProperties properties) {
    this.properties = properties;
  }

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
                          "the file of the option " + file,
                          "Name a file that this program may read."))
                  .exception();
            });
  }

  /** The exception to throw for what the driver threw. */
  RecordsException of(SQLException exception) {
    boolean answered =
        exception instanceof PSQLException answer && answer.getServerErrorMessage() != null;
    Failure failure =
        failure(ofEachServer(new ConnectReasons(properties).of(exception)))
            .sqlState(answered ? exception.getSQLState() : null);
    return failure.cause(withheld(exception, failure.sqlState())).exception();
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
    boolean unwanted = true;
    for (HostPort server : servers) {
      Duration spent = Duration.ofNanos(System.nanoTime() - begun);
      PostgresProperties only = properties.only(server, spent);
      if (only.settings().connectTimeout().toMillis() < 1) {
        return last;
      }
      try {
        PostgresServer.connect(only).close();
        return last; // it answers by now
      } catch (SQLException e) {
        ConnectReasons found = new ConnectReasons(only);
        unwanted &= found.isUnwanted(e);
        Reason own = found.of(e);
        reasons.add(own.problem() + " (" + server + ")");
        if (telling.kind() == ErrorKind.UNAVAILABLE) {
          telling = own;
        }
      }
    }
    if (unwanted) {
      return last;
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

  /** The driver's exception with its stack and code; its text may hold more than names. */
  private static SQLException withheld(SQLException exception, @Nullable String state) {
    SQLException copy =
        new SQLException(
            exception.getClass().getName() + ": text withheld, as it may hold values", state);
    copy.setStackTrace(exception.getStackTrace());
    return copy;
  }
}
