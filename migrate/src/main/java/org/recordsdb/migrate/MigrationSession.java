package org.recordsdb.migrate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.pool.Loan;
import org.recordsdb.migrate.schema.Strangers;

/**
 * The one connection of a run, and its transactions. Flyway keeps the history on one connection and
 * runs migrations on another, so that a program which dies between their commits leaves a migration
 * that the history does not know; here both are this one, and one commit stores both. A transaction
 * that writes waits for those of other programs that migrate the same schema: on PostgreSQL by a
 * lock that ends with the transaction, which holds behind a pooler too, on SQLite as the only
 * writer. Not thread-safe.
 */
final class MigrationSession implements AutoCloseable {

  /** Each schema has its own lock; a number is all that it is known by. */
  private static final String LOCK =
      "select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(?, 0))";

  private static final Set<String> STATEMENTS =
      Set.of("createStatement", "prepareStatement", "prepareCall");

  private final Settings settings;
  private final boolean writes;
  private final Loan loan;
  private final Connection connection;
  private boolean begun;
  private boolean withoutForeignKeys;

  /** Where all of it happens, on PostgreSQL. */
  private @Nullable MigrationSchema schema;

  private MigrationSession(Settings settings, boolean writes, Loan loan) {
    this.settings = settings;
    this.writes = writes;
    this.loan = loan;
    this.connection = loan.connection();
  }

  /** On a connection to this database, which the session has until it is closed. */
  static MigrationSession open(MigrationTarget target, boolean writes) throws SQLException {
    MigrationSession session =
        new MigrationSession(target.settings(), writes, target.connect(writes));
    try {
      session.findSchema();
      return session;
    } catch (SQLException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private void findSchema() throws SQLException {
    if (isPostgres()) {
      schema = MigrationSchema.of(connection, settings.connection().schema());
    }
  }

  Settings settings() {
    return settings;
  }

  /** The connection inside its transaction, which is begun if there is none. */
  Connection connection() throws SQLException {
    begin();
    return connection;
  }

  /**
   * The connection for Flyway, which takes it for one of its own: it is always in a transaction of
   * this session, and closing it does nothing.
   */
  Connection shared() {
    return (Connection)
        Proxy.newProxyInstance(
            MigrationSession.class.getClassLoader(), new Class<?>[] {Connection.class}, this::call);
  }

  private @Nullable Object call(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    switch (method.getName()) {
      case "close", "setAutoCommit" -> {
        return null;
      }
      case "getAutoCommit" -> {
        return true;
      }
      case "commit" -> {
        commit();
        return null;
      }
      case "rollback" -> {
        rollback();
        return null;
      }
      default -> {
        if (!STATEMENTS.contains(method.getName())) {
          return invoke(method, arguments);
        }
        begin();
        return invoke(method, withoutPath(arguments));
      }
    }
  }

  /** Flyway puts the schema on the search path, around each migration; this does nothing. */
  private static Object @Nullable [] withoutPath(Object @Nullable [] arguments) {
    return arguments != null && String.valueOf(arguments[0]).contains("set_config('search_path'")
        ? new Object[] {"select cast(? as text)"}
        : arguments;
  }

  private @Nullable Object invoke(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  void begin() throws SQLException {
    if (begun) {
      return;
    }
    settings.dialect().begin(connection, writes);
    begun = true;
    if (isPostgres()) {
      useBuiltIn();
      if (writes) {
        lock();
      }
    }
  }

  private boolean isPostgres() {
    return settings.dialect().name().equals("postgresql");
  }

  private void lock() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setString(1, "org.recordsdb.migrate " + (schema == null ? "" : schema.name()));
      statement.executeQuery().close();
    }
  }

  /**
   * The search path has only what is built in, so that neither Flyway's statements nor ours call
   * what others have created elsewhere: an operator that fits better is preferred to the built-in
   * one, even if its schema comes last. In the transaction only, as behind a pooler the session is
   * shared with others.
   */
  private void useBuiltIn() throws SQLException {
    if (schema != null) {
      usePath("pg_catalog");
    }
  }

  private void usePath(String path) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_catalog.set_config('search_path', ?, true)")) {
      statement.setString(1, path);
      statement.executeQuery().close();
    }
  }

  interface Statements {
    void run() throws SQLException;
  }

  /** Runs the statements of this file, with the search path that their author expects. */
  void asAuthor(String file, Statements statements) throws SQLException {
    begin();
    if (schema != null) {
      usePath(
          schema.path() == null ? settings.dialect().syntax().quote(schema.name()) : schema.path());
      List<String> strangers = Strangers.onPath(connection);
      if (!strangers.isEmpty()) {
        throw Refusals.strangers(file, strangers);
      }
    }
    statements.run();
    useBuiltIn();
  }

  /** The schema of the history, which is not on the search path; null on SQLite. */
  @Nullable String schema() {
    return schema == null ? null : schema.name();
  }

  /** True if the schema on PostgreSQL had a history when the session began. */
  boolean hasHistory() {
    return schema != null && schema.hasHistory();
  }

  /** A table of the schema, as SQL names it. */
  String table(String name) {
    return schema == null ? name : settings.dialect().syntax().quote(schema.name()) + "." + name;
  }

  void commit() throws SQLException {
    if (begun) {
      if (isPostgres()) {
        execute("reset search_path"); // a migration may have set it for the session
      }
      settings.dialect().commit(connection);
      begun = false;
    }
    restoreForeignKeys();
  }

  void rollback() throws SQLException {
    if (begun) {
      begun = false;
      settings.dialect().rollback(connection);
    }
    restoreForeignKeys();
  }

  /**
   * Goes on without foreign keys until the transaction ends, as SQLite needs it where a table is
   * made anew. It heeds that between transactions only, so the transaction, in which nothing is
   * written yet, is begun once more.
   */
  void suspendForeignKeys() throws SQLException {
    rollback();
    execute("pragma foreign_keys = off");
    withoutForeignKeys = true;
    begin();
  }

  private void restoreForeignKeys() throws SQLException {
    if (withoutForeignKeys) {
      withoutForeignKeys = false;
      execute("pragma foreign_keys = on");
    }
  }

  /** A table with rows that refer to nothing, if there is one. */
  Optional<String> brokenReference() throws SQLException {
    try (Statement statement = connection().createStatement();
        ResultSet rows = statement.executeQuery("pragma foreign_key_check")) {
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Undoes what was not committed. */
  @Override
  public void close() throws SQLException {
    try (loan) {
      undo();
    }
  }

  private void undo() throws SQLException {
    try {
      rollback();
    } catch (SQLException e) {
      loan.discard();
      throw e;
    }
  }
}
