package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** Batches large enough to be copied store what INSERT stores, and fail as it fails. */
class BulkInsertTest extends ManyNotes {

  /** The statements of this session that the server has seen the table written by. */
  private boolean copies(String table, List<Row> rows) {
    define("create table if not exists seen (query text)");
    define(
        "create or replace function see() returns trigger language plpgsql as"
            + " $$ begin if new.id = 0 then insert into seen values (current_query()); end if;"
            + " return new; end $$",
        "create or replace trigger see before insert on "
            + table
            + " for each row execute function see()");
    records.batchInsert(table, rows);
    return records
        .executeQuery("select query from seen")
        .get(0)
        .getString("query")
        .startsWith("copy");
  }

  @Test
  void manyRowsAreCopiedUnlessFastPathsAreOff() {
    defineNotes();
    boolean off = "off".equals(System.getProperty("records.fastPaths"));
    assertThat(copies("notes", notes(MANY))).isEqualTo(!off);
  }

  @Test
  void defaultsIdentitiesAndGeneratedColumnsAreFilledInTheOrderOfTheRows() {
    defineNotes();
    assertThat(records.batchInsert("notes", notes(MANY))).isEqualTo(MANY);
    List<Row> stored = records.executeQuery("select * from notes order by number");
    for (int i = 0; i < MANY; i++) {
      assertThat(stored.get(i).getLong("id")).isEqualTo(i);
      assertThat(stored.get(i).getString("copy")).isEqualTo("NOTE " + i);
      assertThat(stored.get(i).getLong("number")).isEqualTo(i + 1);
    }
    assertThat(stored).extracting(row -> row.get("stamp")).doesNotContainNull();
  }

  @Test
  void theRowThatFailsIsNamedInEveryGroup() {
    defineNotes();
    for (int at : new int[] {0, MANY - 1, 12_345}) {
      List<Row> rows = notes(Math.max(MANY, at + 100));
      rows.set(at, Row.of("id", at, "body", "bad"));
      RecordsException check = failure(rows);
      assertThat(check.kind()).isEqualTo(ErrorKind.CHECK);
      assertThat(check.rowIndex()).hasValue(at);
      assertThat(check.constraint()).contains("notes_body_check");
      assertThat(check.sqlState()).isEqualTo("23514");
      assertThat(count("notes")).isZero();
    }
  }

  @Test
  void aTakenKeyAndAMissingValueAreTheFaultOfTheirRow() {
    defineNotes();
    List<Row> rows = notes(MANY);
    rows.set(77, Row.of("id", 3, "body", "x"));
    RecordsException taken = failure(rows);
    assertThat(taken.kind()).isEqualTo(ErrorKind.UNIQUE);
    assertThat(taken.columns()).containsExactly("id");
    assertThat(taken.rowIndex()).hasValue(77);
    rows.set(77, Row.of("id", null, "body", "x"));
    RecordsException missing = failure(rows);
    assertThat(missing.kind()).isEqualTo(ErrorKind.NOT_NULL);
    assertThat(missing.rowIndex()).hasValue(77);
    assertThat(records.batchInsert("notes", notes(MANY))).isEqualTo(MANY);
  }

  @Test
  void aDomainsCheckAndAnUnknownLabelNameTheRow() {
    define(
        "create domain small as integer check (value < 1000)",
        "create type mood as enum ('glad', 'sad')",
        "create table notes (id small, mood mood)");
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      rows.add(Row.of("id", i, "mood", "glad"));
    }
    rows.set(400, Row.of("id", 1000, "mood", "sad"));
    RecordsException domain = failure(rows);
    assertThat(domain.kind()).isEqualTo(ErrorKind.CHECK);
    assertThat(domain.rowIndex()).hasValue(400);
    rows.set(400, Row.of("id", 1, "mood", "angry"));
    RecordsException label = failure(rows);
    assertThat(label.kind()).isEqualTo(ErrorKind.INVALID_VALUE);
    assertThat(label.rowIndex()).hasValue(400);
  }

  @Test
  void aFailedBatchInANestedTransactionLeavesTheRestOfTheTransaction() {
    defineNotes();
    List<Row> bad = notes(MANY);
    bad.set(9, Row.of("id", 9, "body", "bad"));
    records.useTransaction(
        tx -> {
          tx.batchInsert("notes", List.of(Row.of("id", -1, "body", "kept")));
          RecordsException failed =
              catchThrowableOfType(
                  RecordsException.class,
                  () -> tx.useTransaction(inner -> inner.batchInsert("notes", bad)));
          assertThat(failed.rowIndex()).hasValue(9);
          tx.batchInsert("notes", notes(MANY));
        });
    assertThat(count("notes")).isEqualTo(MANY + 1);
  }

  @Test
  void anIteratorThatFailsMidwayLeavesNothing() {
    defineNotes();
    Iterator<Row> rows = notes(11_000).iterator();
    Iterable<Row> source =
        () ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public Row next() {
                if (!rows.hasNext()) {
                  throw new IllegalStateException("the file ends");
                }
                return rows.next();
              }
            };
    assertThat(
            catchThrowableOfType(
                IllegalStateException.class, () -> records.batchInsert("notes", source)))
        .hasMessage("the file ends");
    assertThat(count("notes")).isZero();
  }

  @Test
  void theQueryTimeoutStopsItAndTheConnectionIsFit() {
    defineNotes();
    define(
        "create function wait() returns trigger language plpgsql as $$ begin"
            + " if new.id = 100 then perform pg_sleep(60); end if; return new; end $$",
        "create trigger wait before insert on notes for each row execute function wait()");
    try (Records hurried =
        Records.builder()
            .url(url)
            .poolSize(1)
            .maxOverflow(0)
            .queryTimeout(Duration.ofSeconds(1))
            .open()) {
      RecordsException late =
          catchThrowableOfType(
              RecordsException.class, () -> hurried.batchInsert("notes", notes(MANY)));
      assertThat(late.kind()).isEqualTo(ErrorKind.QUERY_TIMEOUT);
      assertThat(hurried.batchInsert("notes", notes(100))).isEqualTo(100);
    }
  }

  @Test
  void wideRowsAndLargeValuesGoInPieces() {
    StringBuilder columns = new StringBuilder("create table notes (id integer");
    Row wide = Row.of("id", 1);
    for (int i = 0; i < 400; i++) {
      columns.append(", c").append(i).append(" text");
      wide = wide.with("c" + i, "value " + i);
    }
    define(columns.append(")").toString());
    Row same = wide;
    List<Row> rows = new ArrayList<>(IntStream.range(0, 300).mapToObj(i -> same).toList());
    rows.add(wide.with("c7", "x".repeat(9_000_000)));
    rows.addAll(IntStream.range(0, 100).mapToObj(i -> same).toList());
    assertThat(records.batchInsert("notes", rows)).isEqualTo(401);
    assertThat(records.executeQuery("select count(*) as n, max(length(c7)) as l from notes"))
        .containsExactly(Row.of("n", 401L, "l", 9_000_000L));
  }
}
