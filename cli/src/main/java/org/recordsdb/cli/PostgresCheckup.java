package org.recordsdb.cli;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.spi.HostPort;

/** The steps that only a server has, asked on one connection. */
final class PostgresCheckup {

  private static final int OLDEST = 15;
  private static final Duration MOST_APART = Duration.ofSeconds(5);

  private static final String SESSION =
      """
      select pg_backend_pid(), current_setting('server_version_num')::int / 10000,
        current_setting('TimeZone'), clock_timestamp(),
        (select version from pg_stat_ssl where pid = pg_backend_pid() and ssl),
        current_setting('max_connections')::int
      """;

  private static final String RIGHTS =
      """
      select n.nspname, has_schema_privilege(n.oid, 'usage'), has_schema_privilege(n.oid, 'create'),
        (select count(*) from pg_class c where c.relnamespace = n.oid and c.relkind in ('r', 'p')),
        (select count(*) from pg_class c where c.relnamespace = n.oid and c.relkind in ('r', 'p')
          and not has_table_privilege(c.oid, 'select')),
        (select count(*) from pg_class c where c.relnamespace = n.oid and c.relkind in ('r', 'p')
          and not (has_table_privilege(c.oid, 'insert') and has_table_privilege(c.oid, 'update')
            and has_table_privilege(c.oid, 'delete'))),
        (select count(*) from pg_class c where c.relnamespace = n.oid and c.relkind in ('r', 'p')
          and row_security_active(c.oid))
      from pg_namespace n where n.nspname = ?::text
      """;

  private final Connection connection;
  private final Settings settings;
  private final List<Finding> findings = new ArrayList<>();

  PostgresCheckup(Connection connection, Settings settings) {
    this.connection = connection;
    this.settings = settings;
  }

  /**
   * Asks in one transaction, in which names mean what is built in, whatever the search path of the
   * login or the database has before it.
   */
  List<Finding> findings() throws SQLException {
    connection.setAutoCommit(false);
    String schema = schema();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local search_path = pg_catalog");
    }
    session();
    rights(schema);
    connection.rollback();
    return findings;
  }

  /** The schema that is meant: that of the settings, or the first one of the login. */
  private @Nullable String schema() throws SQLException {
    String named = settings.connection().schema();
    if (named != null) {
      return named;
    }
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("select pg_catalog.current_schema()")) {
      answer.next();
      return answer.getString(1);
    }
  }

  private void session() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SESSION);
        ResultSet answer = statement.executeQuery()) {
      Instant here = Instant.now();
      answer.next();
      PGConnection driver = connection.unwrap(PGConnection.class);
      boolean pooled = driver.getBackendPID() != answer.getInt(1);
      version(answer.getInt(2));
      encryption(answer.getString(5), pooled);
      connections(answer.getInt(6));
      pooler(driver.getPrepareThreshold() == 0, pooled, answer.getString(3));
      clock(here, answer.getObject(4, OffsetDateTime.class).toInstant());
    }
  }

  private void version(int major) {
    if (major < OLDEST) {
      findings.add(
          Finding.warn(
              "version",
              "PostgreSQL " + major + " is older than the versions that Records is tested on",
              "Use " + OLDEST + " or later."));
    }
  }

  private void encryption(@Nullable String version, boolean pooled) {
    boolean local = settings.connection().url().hosts().stream().allMatch(HostPort::isLoopback);
    String to = pooled ? " between pooler and server" : "";
    if (version != null) {
      findings.add(Finding.ok("encryption", version + to));
    } else if (local || pooled) {
      findings.add(Finding.ok("encryption", "none" + (pooled ? to : ", on this machine")));
    } else {
      findings.add(
          Finding.warn(
              "encryption", "none", "Leave sslmode out of the URL, or set it to verify-full."));
    }
  }

  /** All programs together, and the server's own work, share what the server takes. */
  private void connections(int most) {
    int own = settings.poolSize() + settings.maxOverflow();
    String found =
        "the server allows " + most + ", a program with these settings uses up to " + own;
    findings.add(
        own < most
            ? Finding.ok("connections", found)
            : Finding.warn("connections", found, "Lower DB_POOL_SIZE and DB_MAX_OVERFLOW."));
  }

  private void pooler(boolean byTransaction, boolean pooled, String zone) {
    String other = pooled ? "session pooling" : "no transaction pooling";
    findings.add(
        Finding.ok("pooler", byTransaction ? "transaction pooling; Records adapts to it" : other));
    findings.add(
        zone.equals("UTC") || zone.equals("Etc/UTC")
            ? Finding.ok("time zone", zone)
            : Finding.warn(
                "time zone",
                zone + ", which can't be changed through a pooler",
                "alter role .. set timezone = 'UTC', or times without zone will be of that zone."));
  }

  private void clock(Instant here, Instant there) {
    Duration apart = Duration.between(here, there).abs();
    findings.add(
        apart.compareTo(MOST_APART) > 0
            ? Finding.warn(
                "clock",
                apart.toSeconds() + " s apart from this machine's",
                "Synchronise both clocks, as by NTP.")
            : Finding.ok("clock", "agrees with this machine's"));
  }

  private void rights(@Nullable String schema) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RIGHTS)) {
      statement.setString(1, schema);
      try (ResultSet answer = statement.executeQuery()) {
        if (!answer.next()) {
          findings.add(
              Finding.fail(
                  "schema",
                  schema == null ? "the login has none" : schema + " does not exist",
                  "Create it, or set DB_SCHEMA to another."));
          return;
        }
        findings.add(
            Finding.ok(
                "schema",
                answer.getString(1)
                    + ", "
                    + PolicySentence.count(answer.getLong(4), "table", "tables")));
        findings.add(uses(answer));
        findings.add(tables(answer));
      }
    }
  }

  private Finding uses(ResultSet answer) throws SQLException {
    String name = answer.getString(1);
    if (!answer.getBoolean(2)) {
      return Finding.fail("rights", "none on the schema " + name, "grant usage on schema .. to ..");
    }
    return answer.getBoolean(3)
        ? Finding.ok("rights", "may create tables")
        : Finding.warn("rights", "may create no tables", "Migrations need a login that may.");
  }

  private Finding tables(ResultSet answer) throws SQLException {
    long unread = answer.getLong(5);
    long unwritten = answer.getLong(6);
    long hidden = answer.getLong(7);
    if (unread > 0) {
      return Finding.warn(
          "tables",
          unread + " can't be read, " + unwritten + " not written",
          "grant .. on table ..");
    }
    if (hidden > 0) {
      return Finding.warn(
          "tables",
          hidden + " may hide rows from this login, by row-level security",
          "A copy needs a login that bypasses it.");
    }
    boolean writes = !settings.connection().readOnly();
    return unwritten > 0 && writes
        ? Finding.warn("tables", unwritten + " can't be written", "grant .. on table ..")
        : Finding.ok("tables", "all can be read" + (writes ? " and written" : ""));
  }
}
