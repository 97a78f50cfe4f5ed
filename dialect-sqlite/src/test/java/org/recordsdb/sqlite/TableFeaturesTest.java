package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.UUID;
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

  /** A person as an application has one. */
  record Person(UUID id, String name) {}

  @Test
  void aNullIsLeftToADefaultThatIsAnExpression() {
    records.executeScript(
        "create table people (id uuid not null primary key default (lower(printf("
            + "'%s-%s-4%s-8%s-%s', hex(randomblob(4)), hex(randomblob(2)),"
            + " substr(hex(randomblob(2)), 2), substr(hex(randomblob(2)), 2),"
            + " hex(randomblob(6))))), name text)");
    Person stored = records.table("people", Person.class).insert(new Person(null, "Ada"));
    assertThat(stored.id().version()).isEqualTo(4);
    assertThat(records.table("people", Person.class).select()).containsExactly(stored);
  }
}
