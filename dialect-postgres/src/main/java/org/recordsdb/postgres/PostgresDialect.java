package org.recordsdb.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.recordsdb.spi.BulkInsert;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.FastPaths;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.Reference;
import org.recordsdb.spi.ServerInfo;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TableInfo;

/** PostgreSQL 15 and later. Thread-safe. */
public final class PostgresDialect implements Dialect {

  private static final Syntax SYNTAX = new PostgresSyntax();

  /** Has the driver ask the server for the types of a result before it runs a statement. */
  private static final int ALWAYS_BINARY = -1;

  /** For the service loader. */
  public PostgresDialect() {}

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public List<String> schemes() {
    return List.of("postgresql", "postgres");
  }

  @Override
  public Set<String> options() {
    return PostgresProperties.OPTIONS;
  }

  @Override
  public Connection connect(ConnectionSettings settings, boolean writable) throws SQLException {
    return new PostgresServer(settings).open(writable);
  }

  @Override
  public ServerInfo server(Connection connection) throws SQLException {
    String sql =
        BuiltIn.sql(
            "select pg_catalog.current_setting('server_version'), not"
                + " pg_catalog.pg_is_in_recovery(),"
                + " pg_catalog.current_setting('transaction_read_only') = 'on'");
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      answer.next();
      String version = answer.getString(1).replaceFirst(" .*", "");
      return new ServerInfo(version, answer.getBoolean(2), answer.getBoolean(3));
    }
  }

  @Override
  public List<String> tables(Connection connection, @Nullable String schema) throws SQLException {
    return PostgresCatalog.tables(connection, schema);
  }

  @Override
  public @Nullable TableInfo describe(Connection connection, @Nullable String schema, String table)
      throws SQLException {
    return PostgresCatalog.describe(connection, schema, table);
  }

  @Override
  public boolean isHarmless(Connection connection, TableInfo table) throws SQLException {
    return HarmlessTable.is(connection, table);
  }

  @Override
  public List<Reference> references(Connection connection, @Nullable String schema, String table)
      throws SQLException {
    return PostgresReferences.of(connection, schema, table);
  }

  @Override
  public Codec parameterCodec(ColumnType type) {
    return PostgresCodecs.ofParameter(type);
  }

  @Override
  public Codec codec(ColumnType type) {
    return PostgresCodecs.of(type);
  }

  @Override
  public Codec.@Nullable Binding listBinding(ColumnType type) {
    return PostgresLists.binding(type);
  }

  @Override
  public ColumnType resultType(ResultSet results, int index) throws SQLException {
    return PostgresTypes.ofResult(results, index);
  }

  @Override
  public boolean isOfType(ResultSet results, int index, ColumnType type) throws SQLException {
    return PostgresTypes.isOf(results, index, type);
  }

  /**
   * In binary form from the first row on, which the driver otherwise asks for when it has prepared
   * a statement on the server, at its fifth run. Not where statements must not stay prepared,
   * behind a pooler that lends servers for one transaction.
   */
  @Override
  public void fetchInGroups(PreparedStatement statement, int rows) throws SQLException {
    statement.setFetchSize(rows);
    PGStatement driver = statement.unwrap(PGStatement.class);
    if (driver.getPrepareThreshold() > 0 && FastPaths.take(true)) {
      driver.setPrepareThreshold(ALWAYS_BINARY);
    }
  }

  /**
   * PostgreSQL's queries see nothing that is written after they began, but one that locks its rows
   * leaves out those that its transaction changed before it came to them. Counting them makes it
   * come to all rows before the first is given.
   */
  @Override
  public String snapshot(String query, String name, boolean locks) {
    if (!locks) {
      return query;
    }
    String count = "(select " + SYNTAX.count() + " from " + name + ")";
    String all = "select * from " + name + " where " + count + SYNTAX.operator(">") + " 0";
    return "with " + name + " as materialized (" + query + ") " + all;
  }

  @Override
  public Fault classify(SQLException exception, @Nullable TableInfo table) {
    Fault fault = PostgresFaults.classify(exception);
    return table == null || !fault.columns().isEmpty()
        ? fault
        : fault.withColumns(PostgresFaults.columns(exception, table));
  }

  /** Where statements must not stay prepared, behind a pooler that lends servers by transaction. */
  @Override
  public boolean sharesSession(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getPrepareThreshold() == 0;
  }

  @Override
  public void stop(Connection connection) throws SQLException {
    connection.unwrap(PGConnection.class).cancelQuery();
  }

  @Override
  public void settle(Connection connection, ConnectionSettings settings) throws SQLException {
    PostgresServer.settle(connection, settings);
  }

  /** The driver's commit returns normally from a transaction that the server has rolled back. */
  @Override
  public void commit(Connection connection) throws SQLException {
    BaseConnection driver = connection.unwrap(BaseConnection.class);
    if (driver.getTransactionState() == TransactionState.FAILED) {
      throw new SQLException("an earlier statement failed", "25P02");
    }
    Dialect.super.commit(connection);
  }

  @Override
  public boolean isReusable(
      Connection connection, ConnectionSettings settings, boolean writable, boolean suspected)
      throws SQLException {
    return new SessionState(settings, writable).isAsOpened(connection, suspected);
  }

  @Override
  public void syncSequences(Connection connection, TableInfo table) throws SQLException {
    PostgresSequences.sync(connection, table);
  }

  @Override
  public @Nullable BulkInsert bulkInsert(
      Connection connection, TableInfo table, List<ColumnInfo> columns) throws SQLException {
    return PostgresCopy.of(connection, table, columns);
  }

  @Override
  public boolean insertsTogether(Connection connection, TableInfo table) throws SQLException {
    return RowsAtOnce.suit(connection, table);
  }

  @Override
  public Map<String, String> explain(ConnectionSettings settings) {
    return new PostgresServer(settings).explain();
  }

  @Override
  public Syntax syntax() {
    return SYNTAX;
  }
}
