package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.recordsdb.Order.asc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** Tables on which one INSERT of several rows would do something else get them one by one. */
class RowsAtOnceTest {

  private static final int MANY = 100;

  @TempDir Path directory;

  private Records records;

  @BeforeEach
  void open() {
    records = Records.connect("sqlite:" + directory.resolve("rows.db"));
  }

  @AfterEach
  void close() {
    records.close();
  }

  /** Rows numbered from 1, one of which has the number of another. */
  private static List<Row> rowsWithOneTwice() {
    List<Row> rows = new ArrayList<>();
    for (int id = 1; id <= MANY; id++) {
      rows.add(Row.of("id", id == 50 ? 40 : id, "parent", null));
    }
    return rows;
  }

  private static List<Row> rows() {
    return IntStream.rangeClosed(1, MANY).mapToObj(id -> Row.of("id", id, "parent", id)).toList();
  }

  private long count(String table) {
    return records.from(table).count();
  }

  @Test
  void rowsThatATablesConflictClauseSkipsAreNotCounted() {
    records.executeUpdate(
        "create table notes (id integer primary key on conflict ignore, parent integer)");
    assertThat(records.batchInsert("notes", rowsWithOneTwice())).isEqualTo(MANY - 1);
    assertThat(count("notes")).isEqualTo(MANY - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fail", "rollback", "abort"})
  void allOrNoneIsStoredWhateverTheTablesConflictClause(String clause) {
    records.executeUpdate(
        "create table notes (id integer primary key on conflict " + clause + ", parent integer)");
    RecordsException taken =
        catchThrowableOfType(
            RecordsException.class, () -> records.batchInsert("notes", rowsWithOneTwice()));
    assertThat(taken.kind()).isEqualTo(ErrorKind.UNIQUE);
    assertThat(taken.rowIndex()).hasValue(49);
    assertThat(count("notes")).isZero();
  }

  @Test
  void triggersRunAfterEachRow() {
    records.executeScript(
        "create table notes (id integer primary key, parent integer);"
            + "create table audit (id integer primary key, rows integer);"
            + "create trigger keep after insert on Notes begin"
            + " insert into audit (rows) select count(*) from notes; end;");
    records.batchInsert("notes", rows());
    assertThat(records.from("audit").orderBy(asc("id")).list())
        .extracting(row -> row.getLong("rows"))
        .isEqualTo(LongStream.rangeClosed(1, MANY).boxed().toList());
  }

  @Test
  void aTriggersRowMayNotReferToALaterRow() {
    records.executeScript(
        "create table notes (id integer primary key, parent integer);"
            + "create table next (note integer references notes);"
            + "create trigger follow after insert on notes when new.id < 100 begin"
            + " insert into next values (new.id + 1); end;");
    RecordsException broken =
        catchThrowableOfType(RecordsException.class, () -> records.batchInsert("notes", rows()));
    assertThat(broken.kind()).isEqualTo(ErrorKind.FOREIGN_KEY);
    assertThat(broken.rowIndex()).hasValue(0);
  }

  @Test
  void aRowMayNotReferToALaterOneWhateverTheLettersOfTheTablesName() {
    records.executeUpdate(
        "create table notes (id integer primary key, parent integer references NOTES)");
    List<Row> rows = new ArrayList<>(rows());
    rows.set(10, Row.of("id", 11, "parent", 12));
    RecordsException broken =
        catchThrowableOfType(RecordsException.class, () -> records.batchInsert("notes", rows));
    assertThat(broken.kind()).isEqualTo(ErrorKind.FOREIGN_KEY);
    assertThat(broken.rowIndex()).hasValue(10);
  }

  /** SQLite itself leaves the rows before such a failure, where nothing in the table can fail. */
  @Test
  void aRowThatCanNotBeComputedLeavesNoneBeforeIt() {
    records.executeUpdate(
        "create table notes (id integer, parent integer, size as (abs(parent)) stored)");
    List<Row> rows = new ArrayList<>(rows());
    rows.set(30, Row.of("id", 31, "parent", Long.MIN_VALUE));
    RecordsException failed =
        catchThrowableOfType(RecordsException.class, () -> records.batchInsert("notes", rows));
    assertThat(failed.kind()).isEqualTo(ErrorKind.OUT_OF_RANGE);
    assertThat(failed.rowIndex()).hasValue(30);
    assertThat(count("notes")).isZero();
  }

  @Test
  void virtualTablesTakeRows() {
    records.executeUpdate("create virtual table notes using fts5(id, parent)");
    assertThat(records.batchInsert("notes", rows())).isEqualTo(MANY);
    assertThat(count("notes")).isEqualTo(MANY);
  }
}
