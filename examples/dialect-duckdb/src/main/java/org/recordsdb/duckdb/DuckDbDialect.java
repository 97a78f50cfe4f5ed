package org.recordsdb.duckdb;

import java.sql.Connection;
import java.sql.DriverManager;
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

  /** For the service loader. */
  public DuckDbDialect() {}

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
    execute(connection, "set timezone = 'UTC'");
    execute(connection, "set integer_division = true");
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
    TableInfo told = Dialect.super.describe(connection, schema, table);
    return told == null ? null : new DuckDbCatalog(connection).completed(told);
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

  /** As timestamps and texts: the driver takes days before 1582 for those of another calendar. */
  @Override
  public Codec codec(ColumnType type) {
    return type.logical() == LogicalType.DATE
        ? Codec.of(
            (statement, i, day) -> statement.setObject(i, ((LocalDate) day).atStartOfDay()),
            (results, i) -> day(results.getString(i)))
        : JdbcCodecs.of(type);
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  @Override
  public Fault classify(SQLException exception, @Nullable TableInfo table) {
    return DuckDbFaults.classify(String.valueOf(exception.getMessage()), table);
  }

  /** The driver has none. */
  @Override
  public @Nullable String sqlState(SQLException exception) {
    String text = String.valueOf(exception.getMessage());
    return text.contains("Division by zero") ? "22012" : null;
  }

  /** The default of a numbered column is the next value of its sequence. */
  @Override
  public void syncSequences(Connection connection, TableInfo table) throws SQLException {
    for (ColumnInfo column : table.columns().values()) {
      if (column.isIdentity()) {
        String next = String.valueOf(column.defaultSql());
        String sequence = next.substring(next.indexOf('(') + 1, next.lastIndexOf(')'));
        String most = "max(" + syntax().quote(column.name()) + ")";
        execute(
            connection,
            "select setval(%s, %s) from %s having %s > 0"
                .formatted(sequence, most, syntax().quote(table.name()), most));
      }
    }
  }

  @Override
  public Set<Capability> missing() {
    return Set.of(
        Capability.UPSERT,
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
