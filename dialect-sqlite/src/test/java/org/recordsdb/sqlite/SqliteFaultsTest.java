package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Fault;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What the driver's exceptions mean. */
class SqliteFaultsTest {

  @Test
  void aValueThatDoesNotFitIntoTheMemoryIsALimitWithARemedy() {
    for (SQLException exception :
        List.of(
            new SQLException("Out of memory"),
            new SQLiteException(
                "[SQLITE_NOMEM] A malloc() failed (out of memory)",
                SQLiteErrorCode.SQLITE_NOMEM))) {
      Fault fault = SqliteFaults.classify(exception);
      assertThat(fault.kind()).isEqualTo(ErrorKind.LIMIT);
      assertThat(fault.detail()).contains("memory").contains("max_length");
    }
  }
}
