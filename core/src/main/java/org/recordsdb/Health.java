package org.recordsdb;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.internal.text.Printable;
import org.recordsdb.spi.JsonText;

/**
 * How the database and its pool are at one moment. Immutable; holds no secret.
 *
 * @param status the verdict
 * @param problem one sentence about what is not as it should be, or null
 * @param latency how long the server took to answer
 * @param backend the kind of database, as {@code sqlite} or {@code postgresql}
 * @param serverVersion the server's version, or null if it did not answer
 * @param role what the server is to others
 * @param readOnly true if writes are rejected
 * @param pool how busy the connections are
 * @param schemaVersion the highest version in a table {@code schema_version} of your own, or else
 *     in the history of migrations, {@code flyway_schema_history}; null where there is neither,
 *     where it can't be read, or where on PostgreSQL another login's table would run its code
 */
public record Health(
    Status status,
    @Nullable String problem,
    Duration latency,
    String backend,
    @Nullable String serverVersion,
    Role role,
    boolean readOnly,
    Pool pool,
    @Nullable String schemaVersion) {

  /** Makes what the server says safe to show. */
  public Health {
    problem = problem == null ? null : Printable.of(problem);
    serverVersion = serverVersion == null ? null : Printable.of(serverVersion);
    schemaVersion = schemaVersion == null ? null : Printable.of(schemaVersion);
  }

  /** The verdict. */
  public enum Status {
    /** Reads and writes work. */
    UP,
    /**
     * It answers, but writes are rejected though they were not meant to be, or threads wait for
     * connections.
     */
    DEGRADED,
    /** It does not answer. */
    DOWN
  }

  /** What a server is to others. */
  public enum Role {
    /** It takes the writes. */
    PRIMARY,
    /** It follows another server. */
    REPLICA,
    /** It did not answer. */
    UNKNOWN
  }

  /**
   * Connections at one moment.
   *
   * @param active lent out
   * @param idle open and free
   * @param waiting threads that wait for one
   * @param max the most there may be
   */
  public record Pool(int active, int idle, int waiting, int max) {

    Map<String, Integer> document() {
      Map<String, Integer> document = new LinkedHashMap<>();
      document.put("active", active);
      document.put("idle", idle);
      document.put("waiting", waiting);
      document.put("max", max);
      return document;
    }
  }

  /** All of it as a JSON document, the latency in milliseconds. */
  public String toJson() {
    return JsonText.write(JsonText.tree(document()));
  }

  /** What Jackson, 2 and 3, writes too: it needs no module for durations. */
  @JsonValue
  Map<String, @Nullable Object> document() {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("status", status.name());
    document.put("problem", problem);
    document.put("latency_ms", latency.toNanos() / 1_000_000.0);
    document.put("backend", backend);
    document.put("server_version", serverVersion);
    document.put("role", role.name());
    document.put("read_only", readOnly);
    document.put("pool", pool.document());
    document.put("schema_version", schemaVersion);
    return document;
  }
}
