package org.recordsdb.duckdb;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.DatabaseUrl;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.JdbcCodecs;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Pooling;
import org.recordsdb.spi.ServerInfo;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TableInfo;

/**
 * DuckDB in a file, as {@code duckdb:/var/app.db}: a database in this process that undoes a whole
 * transaction where one of its statements fails.
 */
public final class DuckDbDialect implements Dialect {

  @Override
  public String name() {
    return "duckdb";
  }

  @Override
  public List<String> schemes() {
    return List.of("duckdb");
  }

  /** All connections of a process share one instance, so that none of them can be read-only. */
  @Override
  public Connection connect(ConnectionSettings settings, boolean writable) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:" + settings.url().database());
    execute(connection, "set timezone = 'UTC'; set integer_division = true");
    return connection;
  }

  @Override
  public boolean readsInTransactions() {
    return true;
  }

  /** Writers are optimistic and would meet in conflicts, which nobody runs again. */
  @Override
  public Pooling pooling(DatabaseUrl url) {
    return Pooling.ONE_WRITER;
  }

  @Override
  public boolean isEmbedded() {
    return true;
  }

  @Override
  public ServerInfo server(Connection connection) throws SQLException {
    String version = connection.getMetaData().getDatabaseProductVersion();
    return new ServerInfo(version.replaceFirst("^v", ""), true, false);
  }

  /** As a statement: JDBC's autocommit has no transactions that only read. */
  @Override
  public void begin(Connection connection, boolean write) throws SQLException {
    execute(connection, write ? "begin transaction" : "begin transaction read only");
  }

  /** DuckDB answers COMMIT of an aborted transaction without an error; a query it rejects. */
  @Override
  public void commit(Connection connection) throws SQLException {
    execute(connection, "select 1");
    execute(connection, "commit");
  }

  @Override
  public void rollback(Connection connection) throws SQLException {
    try {
      execute(connection, "rollback");
    } catch (SQLException e) {
      if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
        throw e;
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public @Nullable TableInfo describe(Connection connection, @Nullable String schema, String table)
      throws SQLException {
    return new DuckDbCatalog(this, connection).describe(schema, table);
  }

  @Override
  public ColumnType columnType(int jdbcType, String name, int size, int scale) {
    String plain = name.replaceFirst("\\(.*", "");
    return switch (plain) {
      case "FLOAT" -> ColumnType.of(LogicalType.FLOAT32).declaredAs(name);
      case "HUGEINT" -> ColumnType.decimal(38, 0).declaredAs(name);
      case "VARCHAR" -> ColumnType.of(LogicalType.TEXT).declaredAs(name);
      default -> Dialect.super.columnType(jdbcType, plain, size, scale);
    };
  }

  /**
   * Days as timestamps and texts: the driver takes those before 1582 for days of another calendar.
   * Times of day as what they are: the driver gives them to nobody who names their class.
   */
  @Override
  public Codec codec(ColumnType type) {
    return switch (type.logical()) {
      case DATE ->
          Codec.of(
              (statement, i, day) -> statement.setObject(i, ((LocalDate) day).atStartOfDay()),
              (results, i) ->
                  results.getString(i) == null ? null : LocalDate.parse(results.getString(i)));
      case TIME -> Codec.of(PreparedStatement::setObject, ResultSet::getObject);
      default -> JdbcCodecs.of(type);
    };
  }

  @Override
  public Fault classify(SQLException exception, @Nullable TableInfo table) {
    return DuckDbFaults.classify(String.valueOf(exception.getMessage()), table);
  }

  /** DuckDB's sequences can't be set, only used: that takes a second for tens of millions. */
  @Override
  public void syncSequences(Connection connection, TableInfo table) throws SQLException {
    for (ColumnInfo column : table.columns().values()) {
      if (column.isIdentity()) {
        String next = String.valueOf(column.defaultSql());
        String name = syntax().quote(table.name());
        String highest = "select max(" + syntax().quote(column.name()) + ") from " + name;
        long unused = number(connection, "select (" + highest + ") - " + next);
        number(connection, "select count(" + next + ") from range(" + unused + ")");
      }
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  @Override
  public Set<Capability> missing() {
    return Set.of(
        Capability.UPSERT,
        Capability.JSON_TEXT,
        Capability.JSON_NUMBER,
        Capability.SAVEPOINT,
        Capability.CONSTRAINT_NAMES,
        Capability.UNLIMITED_DECIMAL,
        Capability.CASCADE_ON_UPDATE);
  }

  @Override
  public Syntax syntax() {
    return new DuckDbSyntax();
  }
}
