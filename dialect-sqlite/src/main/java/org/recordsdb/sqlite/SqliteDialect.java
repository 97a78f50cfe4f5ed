package org.recordsdb.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.DatabaseUrl;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Pooling;
import org.recordsdb.spi.Reference;
import org.recordsdb.spi.ServerInfo;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TableInfo;
import org.recordsdb.spi.TableKind;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.SafeStmtPtr;

/** SQLite, in a file or in memory. Thread-safe. */
public final class SqliteDialect implements Dialect {

  private static final Syntax SYNTAX = new SqliteSyntax();

  /** For the service loader. */
  public SqliteDialect() {}

  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public List<String> schemes() {
    return List.of("sqlite");
  }

  @Override
  public Set<String> options() {
    return SqliteFile.OPTIONS;
  }

  @Override
  public boolean readsOnly(DatabaseUrl url) {
    return SqliteFile.readsOnly(url);
  }

  @Override
  public Pooling pooling(DatabaseUrl url) {
    return SqliteFile.isMemory(url) ? Pooling.SINGLE : Pooling.ONE_WRITER;
  }

  @Override
  public boolean isEmbedded() {
    return true;
  }

  @Override
  public Connection connect(ConnectionSettings settings, boolean writable) throws SQLException {
    return SqliteFile.of(settings).open(writable);
  }

  @Override
  public ServerInfo server(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet version = statement.executeQuery("select sqlite_version()")) {
      version.next();
      return new ServerInfo(version.getString(1), true, false);
    }
  }

  @Override
  public List<String> tables(Connection connection, @Nullable String schema) throws SQLException {
    return SqliteCatalog.tables(connection);
  }

  @Override
  public @Nullable TableInfo describe(Connection connection, @Nullable String schema, String table)
      throws SQLException {
    if (connection.isWrapperFor(ReusingConnection.class)) {
      connection.unwrap(ReusingConnection.class).views().requireShortTable(table);
    }
    return new SqliteCatalog(connection, table).describe();
  }

  @Override
  public List<Reference> references(Connection connection, @Nullable String schema, String table)
      throws SQLException {
    return ForeignKeys.of(connection, table);
  }

  /** What a trigger of a view stores is not among the changes that SQLite counts. */
  @Override
  public boolean countsChanges(TableInfo table) {
    return table.kind() != TableKind.VIEW;
  }

  @Override
  public boolean insertsTogether(Connection connection, TableInfo table) throws SQLException {
    return RowsAtOnce.suit(connection, table.name());
  }

  @Override
  public Codec codec(ColumnType type) {
    return SqliteCodecs.of(type);
  }

  @Override
  public ColumnType resultType(ResultSet results, int index) throws SQLException {
    if (results.getMetaData().getTableName(index).isEmpty()) {
      return ColumnType.of(LogicalType.ANY);
    }
    String declared = declaration(results, index);
    return DeclaredType.parse(declared == null ? "" : declared);
  }

  /** A value is of the class that it was stored in, whatever the column is declared as. */
  @Override
  public boolean isOfType(ResultSet results, int index, ColumnType type) {
    return true;
  }

  /** As SQLite has it: the driver's own reading of it takes minutes for one of a megabyte. */
  private static @Nullable String declaration(ResultSet results, int index) throws SQLException {
    SafeStmtPtr statement = results.getStatement().unwrap(CoreStatement.class).pointer;
    return statement.safeRun((database, pointer) -> database.column_decltype(pointer, index - 1));
  }

  /**
   * SQLite's queries see what their own connection writes while they are read ("Isolation In
   * SQLite"). A materialized query is run to its end for the first row, into a table that SQLite
   * keeps in a temporary file where it is large ("Temporary Files Used By SQLite").
   */
  @Override
  public String snapshot(String query, String name, boolean locks) {
    return "with " + name + " as materialized (" + query + "\n) select * from " + name;
  }

  @Override
  public Fault classify(SQLException exception, @Nullable TableInfo table) {
    return SqliteFaults.classify(exception);
  }

  /**
   * As a statement: the driver's own commit begins the next transaction at once, and reports a
   * stored one as failed if that has to wait for another process.
   */
  @Override
  public void stop(Connection connection) throws SQLException {
    connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
  }

  @Override
  public void begin(Connection connection, boolean write) throws SQLException {
    execute(connection, write ? "begin immediate" : "begin");
    noteAutoCommit(connection, false);
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    execute(connection, "commit");
    noteAutoCommit(connection, true);
  }

  /**
   * After a full disk or an interrupted write SQLite has rolled back by itself ("Transaction
   * Control", "Response To Errors Within A Transaction"), and there is nothing left to undo.
   */
  @Override
  public void rollback(Connection connection) throws SQLException {
    try {
      execute(connection, "rollback");
    } catch (SQLException e) {
      if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
        throw e;
      }
    }
    noteAutoCommit(connection, true);
  }

  /**
   * SQLite undoes a failed statement only, unless a trigger, a full disk or an interruption ended
   * the transaction. Then another can be begun, for reading, as it must not wait for a writer.
   */
  @Override
  public boolean keepsTransaction(Connection connection) throws SQLException {
    try {
      execute(connection, "begin");
      return false;
    } catch (SQLException e) {
      return String.valueOf(e.getMessage()).contains("within a transaction");
    }
  }

  /** In autocommit mode the driver tries to begin a transaction of its own after each statement. */
  private static void noteAutoCommit(Connection connection, boolean on) throws SQLException {
    connection.unwrap(SQLiteConnection.class).getConnectionConfig().setAutoCommit(on);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  @Override
  public boolean isReusable(
      Connection connection, ConnectionSettings settings, boolean writable, boolean suspected)
      throws SQLException {
    if (!suspected) {
      return true;
    }
    boolean writes = writable && !SqliteFile.readsOnly(settings);
    return TemporaryObjects.drop(connection) && ConnectionSwitches.restore(connection, writes);
  }

  @Override
  public Map<String, String> explain(ConnectionSettings settings) {
    return SqliteFile.of(settings).explain();
  }

  @Override
  public Syntax syntax() {
    return SYNTAX;
  }
}
