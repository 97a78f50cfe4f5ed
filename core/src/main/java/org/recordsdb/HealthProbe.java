package org.recordsdb;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.pool.Gauges;
import org.recordsdb.internal.pool.Pools;
import org.recordsdb.spi.ServerInfo;
import org.recordsdb.spi.TableInfo;

/** Asks the database how it is. */
final class HealthProbe {

  private static final String VERSION_TABLE = "schema_version";
  private static final String VERSION_COLUMN = "version";

  private final Settings settings;
  private final Pools pools;
  private final Engine engine;

  HealthProbe(Settings settings, Pools pools, Engine engine) {
    this.settings = settings;
    this.pools = pools;
    this.engine = engine;
  }

  /** Asks in this session: inside a transaction, on the connection that the thread has. */
  Health check(Session session) {
    long start = System.nanoTime();
    try {
      ServerInfo server =
          session.run(
              Call.reading("check the database's health"),
              connection -> settings.dialect().server(connection));
      Duration latency = Duration.ofNanos(System.nanoTime() - start);
      return answered(server, latency, session);
    } catch (RuntimeException e) { // a driver's too, as the check throws nothing
      Duration latency = Duration.ofNanos(System.nanoTime() - start);
      String problem = e instanceof RecordsException ? e.getMessage() : e.getClass().getName();
      return health(Health.Status.DOWN, problem, latency, null, Health.Role.UNKNOWN, false, null);
    }
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

  private @Nullable String schemaVersion(Session session) {
    if (!engine.catalog().has(VERSION_TABLE, session)) {
      return null;
    }
    TableInfo table = engine.table(VERSION_TABLE, session);
    if (!table.columns().containsKey(VERSION_COLUMN)) {
      return null;
    }
    Shape newest =
        new Shape.Select(
            table.name(),
            List.of(VERSION_COLUMN),
            Where.allRows().condition(),
            List.of(Order.desc(VERSION_COLUMN).nullsLast()),
            true,
            false,
            false);
    return engine.query(newest, List.of(1L), session).stream()
        .map(row -> String.valueOf(row.get(VERSION_COLUMN)))
        .findFirst()
        .orElse(null);
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
