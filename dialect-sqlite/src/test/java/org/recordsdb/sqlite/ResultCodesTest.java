package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Fault;
import org.recordsdb.testkit.Clause;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's result codes mean. */
class ResultCodesTest {

  /** Faults of SQLite's own or of the driver, and codes that are no errors or not used. */
  private static final Set<Integer> INTERNAL = Set.of(-1, 0, 2, 12, 16, 21, 27, 28, 100, 101);

  private static Fault fault(SQLiteErrorCode code, String text) {
    return SqliteFaults.classify(new SQLiteException("[" + code + "]  (" + text + ")", code));
  }

  @Clause("D76")
  @ParameterizedTest
  @EnumSource(SQLiteErrorCode.class)
  void everyCodeHasAKindThatSaysWhatItIs(SQLiteErrorCode code) {
    boolean internal = INTERNAL.contains(code.code & 0xff) || INTERNAL.contains(code.code);
    assertThat(ResultCodes.of(code.code).kind() == ErrorKind.INTERNAL).isEqualTo(internal);
    assertThat(fault(code, "hunter2").detail()).as(code.name()).isNotEqualTo("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "SQLITE_BUSY_RECOVERY, BUSY",
    "SQLITE_LOCKED, BUSY",
    "SQLITE_PROTOCOL, BUSY",
    "SQLITE_SCHEMA, STALE_PLAN",
    "SQLITE_ABORT_ROLLBACK, TRANSACTION_ABORTED",
    "SQLITE_READONLY_DBMOVED, READ_ONLY",
    "SQLITE_IOERR_NOMEM, LIMIT",
    "SQLITE_IOERR_FSYNC, IO",
    "SQLITE_CORRUPT_VTAB, CORRUPT",
    "SQLITE_CONSTRAINT_TRIGGER, CHECK",
    "SQLITE_CONSTRAINT_VTAB, CHECK",
    "SQLITE_NOLFS, LIMIT",
  })
  void aCodeHasItsKind(SQLiteErrorCode code, ErrorKind kind) {
    assertThat(fault(code, "text").kind()).isEqualTo(kind);
  }
}
