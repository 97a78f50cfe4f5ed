package org.recordsdb;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ConnectException;
import org.recordsdb.error.ConnectionLostException;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.pool.Gauges;
import org.recordsdb.internal.pool.Pools;
import org.recordsdb.spi.ServerInfo;

/** Asks the database how it is. */
final class HealthProbe {

  private static final String FAILED =
      "The server was not asked: a statement of this thread's transaction has failed, and only the"
          + " end of the transaction makes room for a question. Ask outside of it.";

  private final Settings settings;
  private final Pools pools;
  private final VersionProbe versions;

  HealthProbe(Settings settings, Pools pools, Engine engine) {
    this.settings = settings;
    this.pools = pools;
    this.versions = new VersionProbe(engine);
  }

  /** Asks in this session: inside a transaction, on the connection that the thread has. */
  Health check(Session session) {
    if (session.failure() != null) {
      return silent(Health.Status.DEGRADED, FAILED, Duration.ZERO);
    }
    long start = System.nanoTime();
    try {
      return session.aside(this::ask);
    } catch (RuntimeException e) { // a driver's too, as the check throws nothing
      Duration latency = Duration.ofNanos(System.nanoTime() - start);
      String problem = e instanceof RecordsException ? e.getMessage() : e.getClass().getName();
      return silent(Health.Status.DOWN, problem, latency);
    }
  }

  private Health ask(Session session) {
    long start = System.nanoTime();
    ServerInfo server =
        session.run(
            Call.reading("check the database's health"),
            connection -> settings.dialect().server(connection));
    return answered(server, Duration.ofNanos(System.nanoTime() - start), session);
  }

  private Health silent(Health.Status status, @Nullable String problem, Duration latency) {
    return health(status, problem, latency, null, Health.Role.UNKNOWN, false, null);
  }

  private Health answered(ServerInfo server, Duration latency, Session session) {
    boolean readOnly = server.readOnly() || settings.connection().readOnly();
    String problem = null;
    if (readOnly && !settings.connection().readOnly()) {
      problem = "The server only reads, and this client is meant to write.";
    } else if (pools.gauges().waiting() > 0) {
      problem = "Threads are waiting for connections.";
    }
    return health(
        problem == null ? Health.Status.UP : Health.Status.DEGRADED,
        problem,
        latency,
        server.version(),
        server.primary() ? Health.Role.PRIMARY : Health.Role.REPLICA,
        readOnly,
        schemaVersion(session));
  }

  /** A login that may not read the version is healthy all the same. */
  private @Nullable String schemaVersion(Session session) {
    try {
      return session.aside(versions::version).orElse(null);
    } catch (ConnectException | ConnectionLostException e) {
      throw e;
    } catch (RecordsException e) {
      return null;
    }
  }

  private Health health(
      Health.Status status,
      @Nullable String problem,
      Duration latency,
      @Nullable String version,
      Health.Role role,
      boolean readOnly,
      @Nullable String schemaVersion) {
    Gauges now = pools.gauges();
    Health.Pool pool = new Health.Pool(now.active(), now.idle(), now.waiting(), now.max());
    return new Health(
        status,
        problem,
        latency,
        settings.dialect().name(),
        version,
        role,
        readOnly,
        pool,
        schemaVersion);
  }
}
