package org.recordsdb.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Syntax;
import org.recordsdb.testkit.DialectContract;

/** A dialect that does not keep the contract is told which clause it breaks. */
class BrokenDialectTest {

  private static final H2Dialect H2 = new H2Dialect();

  /** H2 as if its NULLs were the smallest values, and as if it could do everything. */
  private static class BrokenDialect implements Dialect {

    @Override
    public String name() {
      return "broken";
    }

    @Override
    public List<String> schemes() {
      return H2.schemes();
    }

    @Override
    public Connection connect(ConnectionSettings settings, boolean writable) throws SQLException {
      return H2.connect(settings, writable);
    }

    @Override
    public Set<Capability> missing() {
      return Set.of();
    }

    @Override
    public Syntax syntax() {
      return new Syntax() {
        @Override
        public boolean nullsComeFirst(boolean descending) {
          return !descending;
        }
      };
    }
  }

  /** The same, with a commit that returns and has stored nothing. */
  private static final class LosingDialect extends BrokenDialect {
    @Override
    public void commit(Connection connection) throws SQLException {
      rollback(connection);
    }
  }

  /** What its author would run. */
  static class LosingProof extends Proof {
    @Override
    protected Dialect dialect() {
      return new LosingDialect();
    }
  }

  /** What its author would run. */
  static class Proof extends DialectContract {

    @TempDir static Path directory;

    @Override
    protected Dialect dialect() {
      return new BrokenDialect();
    }

    @Override
    protected String url() {
      return "h2:" + directory.resolve("contract");
    }
  }

  private static String failure(Class<?> proof, String part, String test) {
    return thrown(proof, part, test).getMessage();
  }

  private static Throwable thrown(Class<?> proof, String part, String test) {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    Launcher launcher =
        LauncherFactory.create(
            LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build());
    String contract = DialectContract.class.getPackageName() + ".ContractParts$" + part;
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectNestedMethod(List.of(proof.getName()), contract, test))
            .build(),
        summary);
    assertThat(summary.getSummary().getFailures()).hasSize(1);
    return summary.getSummary().getFailures().get(0).getException();
  }

  @Test
  void aFailureNamesTheClauseAndItsSentence() {
    assertThat(failure(Proof.class, "Order", "nullsComeFirstWhereAskedFor"))
        .startsWith(
            "broken does not keep clause D33 of the contract,"
                + " \"nulls come first where asked for\": ");
  }

  @Test
  void aCapabilityThatIsNotThereAndNotDeclaredMissingIsFound() {
    assertThat(failure(Proof.class, "Upsert", "aTakenKeyIsUpdatedAndItsOtherColumnsAreKept"))
        .startsWith("broken does not keep ")
        .contains("SQL");
  }

  @Test
  void aFailureIsPrintedOnce() {
    StringWriter printed = new StringWriter();
    Throwable thrown = thrown(LosingProof.class, "Commit", "aCommitThatReturnsHasStored");
    thrown.printStackTrace(new PrintWriter(printed));
    assertThat(printed.toString()).containsOnlyOnce("to contain exactly");
    assertThat(thrown.getStackTrace()[0].getClassName()).contains("CommitContract");
  }

  @Test
  void aCommitThatStoresNothingIsFound() {
    assertThat(failure(LosingProof.class, "Commit", "aCommitThatReturnsHasStored"))
        .startsWith("broken does not keep ")
        .contains("\"a commit that returns has stored\"");
  }
}
