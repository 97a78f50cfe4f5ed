package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.allRows;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.testkit.Clause;

/**
 * A batch that waits for a change of its table, which COPY would fill by the bytes of the old one.
 */
class ChangedDuringCopyTest {

  private static final int MANY = 250;

  private String url;
  private Records records;
  private Records others;

  @BeforeEach
  void open() {
    url = TestPostgres.url();
    records = Records.connect(url);
    others = Records.connect(url);
    others.executeScript(
        "create table notes (id bigint, v bigint); create table seen (id bigint, v bigint)");
    records.insert("notes", row(0));
    records.delete("notes", allRows());
  }

  @AfterEach
  void close() {
    records.close();
    others.close();
  }

  private static Row row(long id) {
    return Row.of("id", id, "v", 42L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table notes alter column v type double precision using v",
        "alter table notes alter column v type integer using v",
        "alter table notes alter column v type numeric using v",
        "create rule elsewhere as on insert to notes do also"
            + " insert into seen values (new.id, new.v)"
      })
  @Clause("D80")
  void storesWhatItWasGiven(String change) {
    List<Row> rows = LongStream.range(0, MANY).mapToObj(ChangedDuringCopyTest::row).toList();
    CompletableFuture<Integer> batch =
        others.inTransaction(
            changing -> {
              changing.executeUpdate(change);
              var stored = CompletableFuture.supplyAsync(() -> records.batchInsert("notes", rows));
              awaitWaiting();
              return stored;
            });
    assertThat(batch.join()).isEqualTo(MANY);
    String sql = "select count(*) as n, min(v)::bigint as low, max(v)::bigint as high from ";
    Row all = Row.of("n", (long) MANY, "low", 42L, "high", 42L);
    assertThat(others.executeQuery(sql + "notes")).containsExactly(all);
    if (change.startsWith("create rule")) {
      assertThat(others.executeQuery(sql + "seen")).containsExactly(all);
    }
  }

  private void awaitWaiting() {
    String waiting =
        "select count(*) as n from pg_locks where not granted and relation is not null"
            + " and database = (select oid from pg_database where datname = current_database())";
    try (Records watcher = Records.connect(url)) {
      while (watcher.executeQuery(waiting).get(0).getLong("n") == 0) {
        Thread.onSpinWait();
      }
    }
  }
}
