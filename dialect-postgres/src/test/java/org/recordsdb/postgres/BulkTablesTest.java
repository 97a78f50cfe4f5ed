package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.recordsdb.Order.asc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** Tables on which COPY would do something else than INSERT get their rows as by INSERT. */
class BulkTablesTest extends ManyNotes {

  @Test
  void rulesAreObeyed() {
    defineNotes();
    define("create rule quiet as on insert to notes where new.id >= 100 do instead nothing");
    assertThat(records.batchInsert("notes", notes(MANY))).isEqualTo(100);
    assertThat(count("notes")).isEqualTo(100);
  }

  @Test
  void viewsTakeRows() {
    defineNotes();
    define("create view texts as select id, body from notes where id > 0 with check option");
    List<Row> rows = notes(MANY);
    RecordsException outside =
        catchThrowableOfType(RecordsException.class, () -> records.batchInsert("texts", rows));
    assertThat(outside.kind()).isEqualTo(ErrorKind.CHECK);
    assertThat(outside.rowIndex()).hasValue(0);
    records.batchInsert("texts", rows.subList(1, MANY));
    assertThat(count("notes")).isEqualTo(MANY - 1);
  }

  @Test
  void partitionsGetTheirRows() {
    define(
        "create table notes (id integer, body text) partition by range (id)",
        "create table low partition of notes for values from (0) to (100)",
        "create table high partition of notes for values from (100) to (1000)");
    records.batchInsert("notes", notes(MANY));
    assertThat(count("low")).isEqualTo(100);
    assertThat(count("high")).isEqualTo(MANY - 100);
    RecordsException outside = failure(notes(1_001));
    assertThat(outside.rowIndex()).hasValue(1_000);
  }

  @Test
  void triggersBeforeARowChangeOrSuppressIt() {
    defineNotes();
    define(
        "create function shout() returns trigger language plpgsql as $$ begin"
            + " if new.id % 2 = 1 then return null; end if;"
            + " new.body := new.body || '! ' || (select count(*) from notes); return new; end $$",
        "create trigger shout before insert on notes for each row execute function shout()");
    assertThat(records.batchInsert("notes", notes(MANY))).isEqualTo(MANY / 2);
    assertThat(count("notes")).isEqualTo(MANY / 2);
    assertThat(records.executeQuery("select body from notes where id = 300"))
        .containsExactly(Row.of("body", "note 300! 150"));
  }

  @Test
  void triggersAfterARowRunForEach() {
    defineNotes();
    define(
        "create table audit (note integer)",
        "create function keep() returns trigger language plpgsql as"
            + " $$ begin insert into audit select count(*) from notes; return null; end $$",
        "create trigger keep after insert on notes for each row execute function keep()");
    records.batchInsert("notes", notes(MANY));
    assertThat(records.from("audit").orderBy(asc("note")).list())
        .extracting(row -> row.getInt("note"))
        .isEqualTo(IntStream.rangeClosed(1, MANY).boxed().toList());
  }

  @Test
  void aRowThatRefersToALaterOneIsNoMoreAllowedThanByInsert() {
    define("create table notes (id integer primary key, parent integer references notes)");
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      rows.add(Row.of("id", i, "parent", i == 0 ? MANY - 1 : null));
    }
    RecordsException failure = failure(rows);
    assertThat(failure.kind()).isEqualTo(ErrorKind.FOREIGN_KEY);
    assertThat(failure.rowIndex()).hasValue(0);
  }

  @Test
  void aMissingParentIsTheFaultOfItsRowOrOfTheCommitIfDeferred() {
    define(
        "create table parents (id integer primary key)",
        "insert into parents values (1)",
        "create table notes (id integer, parent integer, constraint p foreign key (parent)"
            + " references parents deferrable initially immediate)");
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      rows.add(Row.of("id", i, "parent", i == 42 ? 2 : 1));
    }
    RecordsException now = failure(rows);
    assertThat(now.kind()).isEqualTo(ErrorKind.FOREIGN_KEY);
    assertThat(now.rowIndex()).hasValue(42);
    define("alter table notes alter constraint p deferrable initially deferred");
    RecordsException late = failure(rows);
    assertThat(late.kind()).isEqualTo(ErrorKind.FOREIGN_KEY);
    assertThat(late.rowIndex()).isEmpty();
    assertThat(count("notes")).isZero();
  }

  @Test
  void rowLevelSecurityIsObeyed() {
    assumeTrue(TestPostgres.isEmbedded(), "makes a login, which it does on its own server only");
    defineNotes();
    define(
        "drop role if exists records_writer",
        "create role records_writer login",
        "alter table notes enable row level security",
        "create policy even on notes for insert to records_writer with check (id % 2 = 0)",
        "grant insert (id, body) on notes to records_writer");
    try (Records writer =
        Records.connect(url.replace("postgres:postgres@", "records_writer:none@"))) {
      List<Row> even = notes(2 * MANY).stream().filter(r -> r.getLong("id") % 2 == 0).toList();
      List<Row> odd = notes(2 * MANY).stream().filter(r -> r.getLong("id") % 2 == 1).toList();
      assertThat(writer.batchInsert("notes", even)).isEqualTo(MANY);
      RecordsException refused =
          catchThrowableOfType(RecordsException.class, () -> writer.batchInsert("notes", odd));
      assertThat(refused.kind()).isEqualTo(ErrorKind.PERMISSION);
      define("alter table notes disable row level security", "delete from notes");
      assertThat(writer.batchInsert("notes", notes(MANY))).isEqualTo(MANY);
      RecordsException column =
          catchThrowableOfType(
              RecordsException.class,
              () ->
                  writer.batchInsert(
                      "notes", notes(MANY).stream().map(r -> r.with("number", 7)).toList()));
      assertThat(column.kind()).isEqualTo(ErrorKind.PERMISSION);
    }
    assertThat(count("notes")).isEqualTo(MANY);
  }

  @Test
  void namesThatNeedQuotesAreQuoted() {
    define("create table \"No\"\"tes\" (\"the id\" integer, \"select\" text)");
    List<Row> rows =
        notes(MANY).stream()
            .map(r -> Row.of("the id", r.get("id"), "select", r.get("body")))
            .toList();
    assertThat(records.batchInsert("No\"tes", rows)).isEqualTo(MANY);
    assertThat(count("No\"tes")).isEqualTo(MANY);
  }
}
