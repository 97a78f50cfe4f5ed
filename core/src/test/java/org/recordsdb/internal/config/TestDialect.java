package org.recordsdb.internal.config;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.DatabaseUrl;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Pooling;
import org.recordsdb.spi.ServerInfo;
import org.recordsdb.spi.TableInfo;

/** A dialect without a database, found by the service loader of these tests. */
public final class TestDialect implements Dialect {

  public TestDialect() {}

  @Override
  public String name() {
    return "test";
  }

  @Override
  public List<String> schemes() {
    return List.of("testdb");
  }

  @Override
  public Set<String> options() {
    return Set.of("schema", "application_name", "sslmode", "busy_timeout");
  }

  @Override
  public boolean readsOnly(DatabaseUrl url) {
    return url.option("busy_timeout").filter("read"::equals).isPresent();
  }

  @Override
  public Pooling pooling(DatabaseUrl url) {
    return Pooling.SHARED;
  }

  @Override
  public Connection connect(ConnectionSettings settings, boolean writable) throws SQLException {
    throw new SQLException("there is no database");
  }

  @Override
  public ServerInfo server(Connection connection) {
    return new ServerInfo("1", true, false);
  }

  @Override
  public List<String> tables(Connection connection, String schema) {
    return List.of();
  }

  @Override
  public TableInfo describe(Connection connection, String schema, String table) {
    return null;
  }

  @Override
  public Codec codec(ColumnType type) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ColumnType resultType(ResultSet results, int index) {
    return ColumnType.of(LogicalType.ANY);
  }

  @Override
  public Fault classify(SQLException exception, TableInfo table) {
    return Fault.of(ErrorKind.INTERNAL);
  }
}
