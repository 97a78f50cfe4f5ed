package org.recordsdb.migrate.copy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a PostgreSQL database remembers of a copy into it, in a schema of its own: who copies, how
 * far it has got, and what it made. Kept in tables, not in locks of a session, so that it holds
 * behind a pooler and after a crash.
 */
final class PostgresState {

  static final String SCHEMA = "records_copy_state";

  /**
   * Two that enter at the same moment do so one after the other. Who waits for longer waits for a
   * copy that is at its last transaction.
   */
  private static final String ALONE =
      "set local lock_timeout = '5s'; select pg_advisory_xact_lock(hashtext('records_copy'))";

  private static final String TABLES =
      "create schema if not exists records_copy_state;"
          + " create table if not exists records_copy_state.run ("
          + " singleton boolean primary key default true check (singleton),"
          + " token uuid not null, host text not null, machine text not null, pid bigint not null,"
          + " origin text not null, plan text not null,"
          + " heard_at timestamptz not null default clock_timestamp());"
          + " create table if not exists records_copy_state.progress ("
          + " table_name text primary key, rows bigint not null, last_key text, done boolean not null,"
          + " complete boolean not null default false);"
          + " create table if not exists records_copy_state.made ("
          + " number bigint generated always as identity, kind text not null, identity text not null,"
          + " object oid not null, definition text, published boolean not null, rows bigint);"
          + " create table if not exists records_copy_state.written (transaction xid not null);"
          + " create table if not exists records_copy_state.finished ("
          + " schema_name text primary key, origin text not null, written xid[] not null)";

  /** Finds a row if there is any state of copies. */
  static final String ANY =
      "select 1 from records_copy_state.made union all select 1 from records_copy_state.run"
          + " union all select 1 from records_copy_state.finished";

  /**
   * Every transaction in which a copy writes is noted: a row of another one is not the copy's,
   * whenever that one began (PostgreSQL manual, "System Columns": xmin).
   */
  private static final String WRITES =
      "insert into records_copy_state.written values (pg_catalog.pg_current_xact_id()::xid)";

  /** A copy that has not been heard of for so long has died. */
  private static final String RUN =
      "select origin, plan, host, machine, pid, heard_at < clock_timestamp() - interval '30 seconds'"
          + " from records_copy_state.run for update";

  private final UUID token = UUID.randomUUID();
  private final String host = host();
  private final String machine = Machine.id();
  private final long pid = ProcessHandle.current().pid();

  private record Unfinished(
      String origin, String plan, String host, String machine, long pid, boolean silent) {}

  /**
   * Becomes the one copy into this database, in the transaction at hand.
   *
   * @param plan tells what is made, and where
   * @return true if an unfinished copy by this plan is there
   */
  boolean enter(Connection connection, String origin, String plan) throws SQLException {
    alone(connection);
    OwnSchemas.require(connection);
    boolean begins = !OwnSchemas.isThere(connection, SCHEMA);
    execute(connection, TABLES);
    if (begins) {
      OwnSchemas.keep(connection);
    }
    OwnSchemas.require(connection); // another login may have created them in between
    requireNone(connection);
    Unfinished unfinished = unfinished(connection);
    if (unfinished == null && OwnSchemas.isThere(connection, PostgresTarget.SHADOW)) {
      throw Refusals.foreignSchema(PostgresTarget.SHADOW);
    }
    if (unfinished != null && !unfinished.origin().equals(origin)) {
      throw Refusals.anotherOrigin(unfinished.origin());
    }
    take(connection, origin, plan);
    return unfinished != null && unfinished.plan().equals(plan);
  }

  /** Lets no copy enter or end until the transaction at hand ends. */
  static void alone(Connection connection) throws SQLException {
    execute(connection, ALONE);
  }

  /** Drops the state, and its schema unless that holds what is not of the state. */
  static void drop(Connection connection) throws SQLException {
    execute(
        connection,
        "drop table if exists records_copy_state.run, records_copy_state.progress,"
            + " records_copy_state.made, records_copy_state.written, records_copy_state.finished");
    String held =
        "select 1 from pg_catalog.pg_depend where refclassid = 'pg_catalog.pg_namespace'::regclass"
            + " and refobjid = 'records_copy_state'::regnamespace";
    if (new CatalogQueries(connection).rows(held, row -> 1).isEmpty()) {
      execute(connection, "drop schema records_copy_state");
    }
  }

  /** Forgets how far tables have got: they are made again, in the transaction at hand. */
  void forget(Connection connection) throws SQLException {
    execute(
        connection,
        "delete from records_copy_state.progress; delete from records_copy_state.written; "
            + WRITES);
  }

  /** Refuses while a copy is running. */
  void requireNone(Connection connection) throws SQLException {
    Unfinished unfinished = unfinished(connection);
    if (unfinished != null && !isDead(unfinished)) {
      throw Refusals.anotherCopy(unfinished.host() + ", process " + unfinished.pid());
    }
  }

  /** A copy among the processes of this system that is gone needs no waiting for. */
  private boolean isDead(Unfinished copy) {
    return copy.silent()
        || (copy.machine().equals(machine) && ProcessHandle.of(copy.pid()).isEmpty());
  }

  private static @Nullable Unfinished unfinished(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(RUN)) {
      return row.next()
          ? new Unfinished(
              row.getString(1),
              row.getString(2),
              row.getString(3),
              row.getString(4),
              row.getLong(5),
              row.getBoolean(6))
          : null;
    }
  }

  private void take(Connection connection, String origin, String plan) throws SQLException {
    String sql =
        "insert into records_copy_state.run (token, host, machine, pid, origin, plan)"
            + " values (?, ?, ?, ?, ?, ?) on conflict (singleton) do update set"
            + " token = excluded.token, host = excluded.host,"
            + " machine = excluded.machine, pid = excluded.pid,"
            + " origin = excluded.origin, plan = excluded.plan, heard_at = clock_timestamp()";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, token);
      statement.setString(2, host);
      statement.setString(3, machine);
      statement.setLong(4, pid);
      statement.setString(5, origin);
      statement.setString(6, plan);
      statement.executeUpdate();
    }
  }

  /** Says that this copy is alive, and makes sure that it still is the one. */
  void renew(Connection connection) throws SQLException {
    requireOne(
        connection,
        "update records_copy_state.run set heard_at = clock_timestamp() where token = ?"
            + " returning 1");
  }

  /**
   * Makes sure that this copy still is the one, and stays it until the transaction at hand ends.
   * Other threads of it may do the same.
   */
  void check(Connection connection) throws SQLException {
    requireOne(connection, "select 1 from records_copy_state.run where token = ? for key share");
  }

  private void requireOne(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, token);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw Refusals.lostLease();
        }
      }
    }
  }

  /** Notes in the transaction of the rows how far their table has got. */
  void note(Connection connection, String table, Progress progress) throws SQLException {
    String sql =
        "with written as ("
            + WRITES
            + ") insert into records_copy_state.progress (table_name, rows, last_key, done)"
            + " values (?, ?, ?, ?) on conflict (table_name) do update set rows = excluded.rows,"
            + " last_key = excluded.last_key, done = excluded.done";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table);
      statement.setLong(2, progress.rows());
      statement.setString(3, progress.lastKey());
      statement.setBoolean(4, progress.done());
      statement.executeUpdate();
    }
  }

  Progress progress(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select rows, last_key, done from records_copy_state.progress where table_name = ?")) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? new Progress(row.getLong(1), row.getString(2), row.getBoolean(3))
            : Progress.NONE;
      }
    }
  }

  /** Notes that the table has its keys and indexes; false if it had them before. */
  boolean completes(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update records_copy_state.progress set complete = true"
                + " where table_name = ? and not complete")) {
      statement.setString(1, table);
      return statement.executeUpdate() > 0;
    }
  }

  /** This copy has ended before its time: another one may go on at once. */
  void release(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update records_copy_state.run set heard_at = '-infinity' where token = ?")) {
      statement.setObject(1, token);
      statement.executeUpdate();
    }
  }

  /** The source of the copy that has been finished in this schema, or null if none has. */
  static @Nullable String finished(Connection connection, String schema) throws SQLException {
    OwnSchemas.require(connection);
    CatalogQueries queries = new CatalogQueries(connection);
    String there =
        "select 1 where pg_catalog.to_regclass('records_copy_state.finished') is not null";
    if (queries.rows(there, row -> 1).isEmpty()) {
      return null;
    }
    String sql = "select origin from records_copy_state.finished where schema_name = ?";
    return queries.rows(sql, row -> row.getString(1), schema).stream().findFirst().orElse(null);
  }

  /** The copy into this schema is finished: the next one starts from nothing. */
  void leave(Connection connection, String schema) throws SQLException {
    execute(connection, WRITES);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into records_copy_state.finished (schema_name, origin, written)"
                + " select ?, origin, array(select transaction from records_copy_state.written)"
                + " from records_copy_state.run where token = ? on conflict (schema_name)"
                + " do update set origin = excluded.origin, written = excluded.written")) {
      statement.setString(1, schema);
      statement.setObject(2, token);
      statement.executeUpdate();
    }
    execute(
        connection,
        "delete from records_copy_state.run; delete from records_copy_state.progress;"
            + " delete from records_copy_state.written");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown host";
    }
  }
}
