package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.recordsdb.OnConflict.onConflict;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** Upserts into what only PostgreSQL has: partitions, views that take rows, deferrable keys. */
class UpsertTest {

  private Records records;

  @BeforeEach
  void open() {
    records = Records.connect(TestPostgres.url());
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void aPartitionedTableSaysWhetherTheRowIsNew() {
    records.executeScript(
        "create table parted (k int primary key, v text) partition by range (k);"
            + "create table low partition of parted for values from (0) to (100);"
            + "create table high partition of parted for values from (100) to (200)");
    assertUpserts("parted");
    assertUpserts("low", 3);
  }

  @Test
  void aPartitionedTableIsUpsertedInATransaction() {
    records.executeScript(
        "create table parted (k int primary key, v text) partition by range (k);"
            + "create table low partition of parted for values from (0) to (100)");
    records.useTransaction(
        outer -> {
          Row row = Row.of("k", 1, "v", "a");
          assertThat(outer.upsert("parted", row, onConflict("k")).isInserted()).isTrue();
          assertThat(outer.upsert("parted", row, onConflict("k")).isInserted()).isFalse();
        });
    assertThat(records.from("parted").count()).isEqualTo(1);
  }

  @Test
  void aViewOfOneTableSaysWhetherTheRowIsNew() {
    records.executeScript(
        "create table kept (k int primary key, v text); create view seen as select * from kept;"
            + "create unique index on kept (v)");
    RecordsException e =
        failure(() -> records.upsert("seen", Row.of("k", 1, "v", "a"), onConflict("k")));
    assertThat(e.kind()).isEqualTo(ErrorKind.NO_UNIQUE_KEY); // a view has no keys of its own
  }

  private void assertUpserts(String table) {
    assertUpserts(table, 1);
  }

  private void assertUpserts(String table, int key) {
    var made = records.upsert(table, Row.of("k", key, "v", "a"), onConflict("k"));
    assertThat(made.isInserted()).isTrue();
    assertThat(made.row()).isEqualTo(Row.of("k", (long) key, "v", "a"));
    var changed = records.upsert(table, Row.of("k", key, "v", "b"), onConflict("k"));
    assertThat(changed.isInserted()).isFalse();
    assertThat(changed.row()).isEqualTo(Row.of("k", (long) key, "v", "b"));
  }

  @Test
  void aDeferrableKeyFindsNoRow() {
    records.executeScript("create table t (k int, v int, unique (k) deferrable, unique (v))");
    Row row = Row.of("k", 1, "v", 1);
    assertRefused(() -> records.upsert("t", row, onConflict("k")));
    assertRefused(() -> records.insertOrIgnore("t", row));
    assertThat(records.upsert("t", row, onConflict("v")).isInserted()).isTrue();
    assertThat(records.from("t").list()).isEqualTo(List.of(Row.of("k", 1L, "v", 1L)));
  }

  private static void assertRefused(ThrowingCallable call) {
    RecordsException e = failure(call);
    assertThat(e.kind()).isEqualTo(ErrorKind.NO_UNIQUE_KEY);
    assertThat(e).hasMessageContaining("its unique key [k] is deferrable");
    assertThat(e.columns()).containsExactly("k");
  }

  private static RecordsException failure(ThrowingCallable call) {
    return catchThrowableOfType(RecordsException.class, call);
  }
}
