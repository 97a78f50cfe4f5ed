package org.recordsdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A deadline that a statement misses at its very end. */
@Timeout(60)
class DeadlinesTest {

  private final CompletableFuture<Boolean> cancelled = new CompletableFuture<>();

  private void cancel() {
    cancelled.complete(true);
  }

  /** The cancel may hit any of the rows that are still to come, as if somebody else sent it. */
  @Test
  void rowsThatTheCancelMayStillHitAreNotGivenOut() throws SQLException {
    try (Deadlines deadlines = new Deadlines(Duration.ofMillis(5));
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(
              () ->
                  deadlines.within(
                      (Deadlines.Cancel) this::cancel,
                      () -> {
                        ResultSet rows = statement.executeQuery("select 1");
                        cancelled.join();
                        return rows;
                      }))
          .isInstanceOf(DeadlineException.class);
    }
  }

  @Test
  void whatIsDoneIsToldAsDone() throws SQLException {
    try (Deadlines deadlines = new Deadlines(Duration.ofMillis(5))) {
      assertThat(deadlines.within((Deadlines.Cancel) this::cancel, cancelled::join)).isTrue();
    }
  }
}
