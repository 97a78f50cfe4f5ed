package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recordsdb.internal.pool.Loan;
import org.recordsdb.internal.pool.OpenDatabase;
import org.recordsdb.spi.LogicalType;

/** What the dialect's own methods for transactions promise to those that call them. */
abstract class CommitContract extends Contract {

  CommitContract(Bench bench) {
    super(bench);
  }

  /** Something done on the connection that writes. */
  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  @BeforeEach
  final void createSamples() {
    createSamples(LogicalType.TEXT);
  }

  private void onWriter(Work work) throws SQLException {
    try (Loan loan = ((OpenDatabase) records()).borrow("try the dialect")) {
      work.on(loan.connection());
    }
  }

  private static void insert(Connection connection, int id) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("insert into samples (id, content) values (" + id + ", 'kept')");
    }
  }

  private static void insertTaken(Connection connection) {
    assertThatThrownBy(() -> insert(connection, 1)).isInstanceOf(SQLException.class);
  }

  private List<Long> stored() {
    return records().select("samples").stream().map(row -> row.getLong("id")).sorted().toList();
  }

  @Test
  void aCommitThatReturnsHasStored() throws SQLException {
    onWriter(
        connection -> {
          dialect().begin(connection, true);
          insert(connection, 1);
          insert(connection, 2);
          dialect().commit(connection);
          assertThat(connection.getAutoCommit()).isTrue();
        });
    assertThat(stored()).containsExactly(1L, 2L);
  }

  /** Databases may undo the transaction, and then answer COMMIT as if nothing had happened. */
  @Test
  @Clause("D69")
  void aCommitThatReturnsAfterAFailedStatementHasStoredWhatCameBefore() throws SQLException {
    boolean[] returned = {false};
    onWriter(
        connection -> {
          dialect().begin(connection, true);
          insert(connection, 1);
          insertTaken(connection);
          try {
            dialect().commit(connection);
            returned[0] = true;
          } catch (SQLException e) {
            dialect().rollback(connection);
          }
        });
    assertThat(stored()).hasSize(returned[0] ? 1 : 0);
  }

  @Test
  @Clause("D72")
  void aTransactionThatIsSaidToGoOnAfterAFailedStatementDoes() throws SQLException {
    boolean[] goesOn = {false};
    onWriter(
        connection -> {
          dialect().begin(connection, true);
          insert(connection, 1);
          insertTaken(connection);
          goesOn[0] = dialect().keepsTransaction(connection);
          if (goesOn[0]) {
            insert(connection, 2);
            dialect().commit(connection);
          } else {
            dialect().rollback(connection);
          }
        });
    assertThat(stored()).hasSize(goesOn[0] ? 2 : 0);
  }

  @Test
  void aRollbackLeavesAConnectionFitForTheNextTransaction() throws SQLException {
    onWriter(
        connection -> {
          dialect().begin(connection, true);
          insert(connection, 1);
          insertTaken(connection);
          dialect().rollback(connection);
          assertThat(connection.getAutoCommit()).isTrue();
          dialect().begin(connection, true);
          insert(connection, 3);
          dialect().commit(connection);
        });
    assertThat(stored()).containsExactly(3L);
  }
}
