package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.where;

import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.LogicalType;

/**
 * Names, values and SQL that would steer a terminal, forge a line of a log or turn what is read
 * around: they are kept as they are, and shown by their numbers only.
 */
abstract class HostileNamesContract extends Contract {

  private static final String EVIL = "\u001b[2J\r\n\u0085\u202e\u2028\ufeff\u200b";
  private static final String SHOWN = "\\u001b[2J\\u000d\\u000a\\u0085\\u202e\\u2028\\ufeff\\u200b";
  private static final String TABLE = "évil" + EVIL;
  private static final String COLUMN = "c" + EVIL;

  HostileNamesContract(Bench bench) {
    super(bench);
  }

  private void createEvil() {
    create(
        TestTable.named(TABLE)
            .column("id", LogicalType.INT32)
            .notNull()
            .column(COLUMN, LogicalType.TEXT)
            .notNull()
            .primaryKey("id")
            .unique(COLUMN)
            .check("check" + EVIL, "id < 100"));
    store(TABLE, Row.of("id", 1, COLUMN, CANARY));
  }

  /** Escaped, and with its letters. */
  private static void isSafe(RecordsException failure) {
    Messages.check(failure);
    assertThat(failure).hasMessageContaining("évil" + SHOWN);
  }

  @Test
  @Clause("D76")
  void aNameIsKeptAsItIs() {
    createEvil();
    assertThat(records().from(TABLE).one().get(COLUMN)).isEqualTo(CANARY);
    assertThat(failure(() -> store(TABLE, Row.of("id", 1, COLUMN, "x"))).table()).contains(TABLE);
  }

  @Test
  @Clause("D76")
  void theNamesOfTablesColumnsAndConstraintsAreShownByTheirNumbers() {
    createEvil();
    isSafe(failure(ErrorKind.UNIQUE, () -> store(TABLE, Row.of("id", 2, COLUMN, CANARY))));
    isSafe(failure(ErrorKind.CHECK, () -> store(TABLE, Row.of("id", 200, COLUMN, "x"))));
    isSafe(failure(ErrorKind.NOT_NULL, () -> store(TABLE, Row.of("id", 2))));
    isSafe(failure(ErrorKind.OUT_OF_RANGE, () -> store(TABLE, Row.of("id", 1L << 40))));
    isSafe(failure(ErrorKind.UNKNOWN_TABLE, () -> records().select(TABLE + "s")));
    isSafe(failure(ErrorKind.UNKNOWN_COLUMN, () -> records().select(TABLE, where("no").eq(1))));
    isSafe(failure(ErrorKind.NO_CONDITION, () -> records().delete(TABLE, Where.none())));
  }

  @Test
  @Clause("D76")
  void aNameThatAForeignKeyLeadsToIsShownByItsNumbers() {
    createEvil();
    create(
        TestTable.named("child" + EVIL)
            .column("id", LogicalType.INT32)
            .notNull()
            .column("evil" + EVIL, LogicalType.INT32)
            .primaryKey("id")
            .references("evil" + EVIL, TABLE, "id"));
    isSafe(
        failure(
            ErrorKind.FOREIGN_KEY, () -> store("child" + EVIL, Row.of("id", 1, "evil" + EVIL, 9))));
    store("child" + EVIL, Row.of("id", 1, "evil" + EVIL, 1));
    isSafe(failure(ErrorKind.FOREIGN_KEY, () -> records().delete(TABLE, Where.allRows())));
  }

  @Test
  @Clause("D76")
  void theTextOfSqlAndWhatTheServerQuotesOfItAreShownByTheirNumbers() {
    createEvil();
    String quoted = syntax().quote(TABLE);
    Messages.check(
        failure(
            () ->
                records().executeQuery("select '\u202e\u001b[2J' as a, emptiness from " + quoted)));
    Messages.check(failure(() -> records().executeQuery("selec '\u202e' \u001b \ufeff")));
    Messages.check(
        failure(
            ErrorKind.UNKNOWN_TABLE,
            () -> records().executeQuery("select 1 from \"no\u202e\u001b[2Jsuch\"")));
  }

  @Test
  @Clause("D76")
  void aRowIsShownInOneLine() {
    assertThat(Row.of(COLUMN, "v" + EVIL)).hasToString("{c" + SHOWN + "=v" + SHOWN + "}");
  }

  @Test
  @Clause("D76")
  void whatFollowsFromTheSettingsIsShownByItsNumbers() {
    assertThat(bench().explain(settings -> settings.applicationName("app" + EVIL)).lines())
        .allSatisfy(line -> assertThat(Messages.isSafe(line)).as(line).isTrue());
  }
}
