package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Returning;
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

  private static List<Row> notes(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(id -> Row.of("id", id, "content", "note " + id))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 150, 2_990})
  @Case("C011")
  void rowsOfABatchThatATriggerSuppressesAreNotCounted(int count) {
    records.executeUpdate(
        "create trigger half before insert on notes when new.id % 2 = 0"
            + " begin select raise(ignore); end");
    assertThat(records.batchInsert("notes", notes(1, count))).isEqualTo((count + 1) / 2);
    assertThat(records.from("notes").count()).isEqualTo((count + 1) / 2);
    RowCountException single =
        catchThrowableOfType(
            RowCountException.class,
            () -> records.insert("notes", Row.of("id", 2), Returning.NONE));
    assertThat(single.kind()).isEqualTo(ErrorKind.NO_ROW);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 150, 1_000})
  @Case("C011")
  void whatATriggerOfAViewStoresIsStored(int count) {
    records.executeScript(
        "create view latest as select id, content from notes;"
            + "create trigger put instead of insert on latest"
            + " begin insert into notes values (new.id, new.content); end;");
    assertThat(records.batchInsert("latest", notes(1, count))).isEqualTo(count);
    records.insert("latest", Row.of("id", count + 1), Returning.NONE);
    assertThat(records.from("notes").count()).isEqualTo(count + 1);
  }

  @Test
  @Case("C011")
  void aRowThatATriggerStoresElsewhereIsSaidToBeAndStays() {
    records.executeScript(
        "create table notes_2026 (content text);"
            + "create trigger parted before insert on notes begin"
            + " insert into notes_2026 values (new.content); select raise(ignore); end");
    Row row = Row.of("content", "a");
    RowCountException e =
        catchThrowableOfType(RowCountException.class, () -> records.insert("notes", row));
    assertThat(e.kind()).isEqualTo(ErrorKind.NO_ROW);
    assertThat(e).hasMessageContaining("a trigger or rule left it out or stored it elsewhere");
    assertThat(records.insertOrIgnore("notes", row)).isEmpty();
    assertThat(records.batchInsert("notes", List.of(row))).isZero();
    assertThat(records.from("notes").count()).isZero();
    assertThat(records.from("notes_2026").count()).isEqualTo(3);
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
