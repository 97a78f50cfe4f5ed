package org.recordsdb.postgres;

import java.util.List;
import org.recordsdb.spi.DatabaseUrl;
import org.recordsdb.spi.HostPort;

/** What is known, before connecting, of a pooler between the program and the server. */
enum Pooling {
  /** It lends servers for one transaction: a session may be another's with the next one. */
  TRANSACTION("for transactions: no prepared statements and no settings of the session"),
  /** It lends a server for as long as the connection lasts, which is as good as none. */
  SESSION("for sessions"),
  /** There is none. */
  NONE("none"),
  /** The answers tell. */
  UNKNOWN("looked for when connecting");

  /** The option of the URL, whose name and values other libraries have too. */
  static final String OPTION = "pgbouncer";

  private static final List<String> VALUES =
      List.of("transaction", "session", "no", "true", "false");

  private static final String SUPABASE_POOLER = ".pooler.supabase.com";

  /** The port on which Supabase's poolers lend servers for one transaction at a time. */
  private static final int TRANSACTION_PORT = 6543;

  private static final int SESSION_PORT = 5432;

  private final String words;

  Pooling(String words) {
    this.words = words;
  }

  /** What the URL says, or what its hosts and ports are known for. */
  static Pooling of(DatabaseUrl url, List<HostPort> servers) {
    return switch (url.option(OPTION, "", VALUES)) {
      case "transaction", "true" -> TRANSACTION;
      case "session" -> SESSION;
      case "no", "false" -> NONE;
      default -> of(servers);
    };
  }

  private static Pooling of(List<HostPort> servers) {
    List<Pooling> each = servers.stream().map(Pooling::of).distinct().toList();
    return each.contains(TRANSACTION) ? TRANSACTION : each.size() == 1 ? each.get(0) : UNKNOWN;
  }

  private static Pooling of(HostPort server) {
    if (server.port() == TRANSACTION_PORT) {
      return TRANSACTION;
    }
    boolean session = server.host().endsWith(SUPABASE_POOLER) && server.port() == SESSION_PORT;
    return session ? SESSION : UNKNOWN;
  }

  /**
   * True if servers are lent for one transaction.
   *
   * @param otherProcess whether another process answers than the one that was connected to, which
   *     proves a pooler, though not of which kind
   */
  boolean isByTransaction(boolean otherProcess) {
    return this == TRANSACTION || (this == UNKNOWN && otherProcess);
  }

  /** For people to read. */
  @Override
  public String toString() {
    return words;
  }
}
