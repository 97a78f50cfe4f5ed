package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RowCountException;
import org.recordsdb.error.UniqueViolationException;
import org.recordsdb.testkit.Case;

/** Tables with what only SQL of this database can define, as triggers. */
class TableFeaturesTest {

  @TempDir Path directory;

  private Records records;

  @BeforeEach
  void open() {
    records = Records.connect("sqlite:" + directory.resolve("features.db"));
    records.executeScript(
        "create table notes (id integer primary key autoincrement, content text);"
            + "create table audit (id integer primary key autoincrement, note integer);");
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  @Case("C010")
  void theNumberIsTheRowsAndNotThatOfTheTrigger() {
    records.executeUpdate("insert into audit (id, note) values (500, 0)");
    records.executeUpdate(
        "create trigger notes_audit after insert on notes"
            + " begin insert into audit (note) values (new.id); end");

    long id = records.insert("notes", Row.of("content", "a")).getLong("id");

    assertThat(id).isOne();
    assertThat(records.executeQuery("select id from audit where note = 1"))
        .containsExactly(Row.of("id", 501L));
  }

  @Test
  @Case("C011")
  void aRowThatATriggerSuppressesIsSaidNotToBeStored() {
    records.executeUpdate(
        "create trigger notes_closed before insert on notes begin select raise(ignore); end");
    Row row = Row.of("content", "a");

    RowCountException e =
        catchThrowableOfType(RowCountException.class, () -> records.insert("notes", row));

    assertThat(e.kind()).isEqualTo(ErrorKind.NO_ROW);
    assertThat(e).hasMessageContaining("trigger");
    assertThat(e.table()).contains("notes");
    assertThat(records.insertOrIgnore("notes", row)).isEmpty();
    assertThat(records.from("notes").count()).isZero();
  }

  @Test
  @Case({"C102", "update_pk_shift"})
  void aKeyThatMovesOverItsNeighbourIsTaken() {
    records.executeUpdate("insert into notes (id) values (1), (2), (3)");

    UniqueViolationException e =
        catchThrowableOfType(
            UniqueViolationException.class,
            () -> records.executeUpdate("update notes set id = id + 1"));

    assertThat(e.columns()).containsExactly("id");
    assertThat(records.executeQuery("select sum(id) as total from notes").get(0).getLong("total"))
        .isEqualTo(6);
  }
}
