package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recordsdb.error.RecordsException;
import org.recordsdb.postgres.PostgresDialect;

class CopyFailureTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          08006 | the connection was lost. Check that the database answers, and run it again.
          53100 | the disk of the database is full. Make room, and run it again.
          40P01 | another program has locked the tables. End that program, and run it again.
          57014 | ended a statement. Raise the limit for this login, and run it again.
          54000 | can store. No setting changes that limit. Change it in the source, and copy again.
          XX000 | the database reported SQLSTATE XX000. Run it again.
          """)
  void aFailureWithoutATextHasItsCauseAndARemedy(String state, String end) {
    SQLException rejected = new SQLException("secret", state);
    RecordsException told =
        CopyFailure.of(rejected, new PostgresDialect(), "The copy failed.", "Run it again.");
    assertThat(told)
        .hasMessageStartingWith("The copy failed. The cause: ")
        .hasMessageEndingWith(end)
        .hasMessageNotContaining("secret");
  }

  /** The driver of PostgreSQL reports it by a code of servers. */
  @Test
  void memoryThatIsMissingHereIsNoLimitOfTheServer() {
    SQLException rejected =
        new SQLException("Ran out of memory", "53200", new OutOfMemoryError("Java heap space"));
    RecordsException told =
        CopyFailure.of(rejected, new PostgresDialect(), "The copy failed.", "Run it again.");
    assertThat(told)
        .hasMessageContainingAll("Java has too little memory", "-Xmx")
        .hasMessageNotContaining("server");
  }
}
