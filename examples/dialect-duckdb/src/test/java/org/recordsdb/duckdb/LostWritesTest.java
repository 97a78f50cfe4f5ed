package org.recordsdb.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.DatabaseUrl;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.Pooling;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TableInfo;
import org.recordsdb.testkit.DialectContract;

/** The contract finds a dialect that would lose what DuckDB undoes silently. */
class LostWritesTest {

  private static final DuckDbDialect DUCKDB = new DuckDbDialect();

  /** DuckDB, of which its dialect says that a transaction outlives a failed statement. */
  private static final class LosingDialect implements Dialect {

    @Override
    public String name() {
      return "losing";
    }

    @Override
    public List<String> schemes() {
      return DUCKDB.schemes();
    }

    @Override
    public Connection connect(ConnectionSettings settings, boolean writable) throws SQLException {
      return DUCKDB.connect(settings, writable);
    }

    @Override
    public Pooling pooling(DatabaseUrl url) {
      return DUCKDB.pooling(url);
    }

    @Override
    public boolean isEmbedded() {
      return true;
    }

    @Override
    public void begin(Connection connection, boolean write) throws SQLException {
      DUCKDB.begin(connection, write);
    }

    /** As DuckDB answers it, be the transaction aborted or not. */
    @Override
    public void commit(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("commit");
      }
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
      DUCKDB.rollback(connection);
    }

    @Override
    public boolean keepsTransaction(Connection connection) {
      return true;
    }

    @Override
    public ColumnType columnType(int jdbcType, String name, int size, int scale) {
      return DUCKDB.columnType(jdbcType, name, size, scale);
    }

    @Override
    public TableInfo describe(Connection connection, String schema, String table)
        throws SQLException {
      return DUCKDB.describe(connection, schema, table);
    }

    @Override
    public Fault classify(SQLException exception, TableInfo table) {
      return DUCKDB.classify(exception, table);
    }

    @Override
    public Set<Capability> missing() {
      return DUCKDB.missing();
    }

    @Override
    public Syntax syntax() {
      return DUCKDB.syntax();
    }
  }

  /** What its author would run. */
  static class Proof extends DialectContract {

    @TempDir static Path directory;

    @Override
    protected Dialect dialect() {
      return new LosingDialect();
    }

    @Override
    protected String url() {
      return "duckdb:" + directory.resolve("contract.db");
    }
  }

  private static String failure(String part, String test) {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    String contract = DialectContract.class.getPackageName() + ".ContractParts$" + part;
    LauncherFactory.create(
            LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build())
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectNestedMethod(List.of(Proof.class.getName()), contract, test))
                .build(),
            summary);
    assertThat(summary.getSummary().getFailures()).hasSize(1);
    return summary.getSummary().getFailures().get(0).getException().getMessage();
  }

  @Test
  void amongWritersThatWait() {
    assertThat(failure("Concurrency", "aTakenKeyAmongWaitingWritersHarmsNoOther"))
        .startsWith("losing does not keep clause D69, D72 of the contract");
  }

  @Test
  void byACommitThatReturns() {
    assertThat(failure("Commit", "aCommitThatReturnsAfterAFailedStatementHasStoredWhatCameBefore"))
        .startsWith("losing does not keep clause D69 of the contract");
  }

  @Test
  void byATransactionThatIsSaidToGoOn() {
    assertThat(failure("Commit", "aTransactionThatIsSaidToGoOnAfterAFailedStatementDoes"))
        .startsWith("losing does not keep clause D72 of the contract");
  }
}
