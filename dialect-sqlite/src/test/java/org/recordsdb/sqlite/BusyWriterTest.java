package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.recordsdb.OnConflict.onConflict;
import static org.recordsdb.Where.where;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/**
 * What waits too long for another writer says what it was to do, also where it takes several steps.
 */
class BusyWriterTest {

  @TempDir Path directory;

  private static Map<Consumer<Records>, String> verbs() {
    List<Row> rows = List.of(Row.of("id", 2, "n", 1), Row.of("id", 3, "n", 1));
    Row row = rows.get(0);
    Map<Consumer<Records>, String> verbs = new LinkedHashMap<>();
    verbs.put(r -> r.insert("notes", row), "insert into notes");
    verbs.put(r -> r.batchInsert("notes", rows), "insert into notes");
    verbs.put(r -> r.batchInsertReturning("notes", rows), "insert into notes");
    verbs.put(r -> r.insertOrIgnore("notes", row), "insert into notes");
    verbs.put(r -> r.upsert("notes", row, onConflict("id")), "insert into notes");
    verbs.put(r -> r.batchUpdate("notes", rows, "id"), "update notes");
    verbs.put(r -> r.maxAffected(1).update("notes", row, where("id").eq(1)), "update notes");
    verbs.put(r -> r.maxAffected(1).delete("notes", where("id").eq(1)), "delete from notes");
    verbs.put(r -> r.executeScript("delete from notes"), "run the script");
    verbs.put(r -> r.useTransaction(tx -> tx.select("notes")), "begin a transaction");
    return verbs;
  }

  @Test
  void theVerbIsNamedAndNotItsTransaction() {
    String url = "sqlite:" + directory.resolve("busy.db");
    try (Records waiting = Records.connect(url + "?busy_timeout=0");
        Records writing = Records.connect(url)) {
      writing.executeScript("create table notes (id integer primary key, n integer)");
      writing.useTransaction(
          tx -> {
            tx.insert("notes", Row.of("id", 1, "n", 1));
            CompletableFuture.runAsync(
                    () -> verbs().forEach((verb, what) -> fails(waiting, verb, what)))
                .join();
          });
    }
  }

  private static void fails(Records records, Consumer<Records> verb, String what) {
    RecordsException failure =
        catchThrowableOfType(RecordsException.class, () -> verb.accept(records));
    assertThat(failure).as(what).isNotNull();
    assertThat(failure.kind()).isEqualTo(ErrorKind.BUSY);
    assertThat(failure).hasMessageStartingWith("Can't " + what + ": another writer held");
    assertThat(failure.table().isPresent()).as(what).isEqualTo(what.endsWith("notes"));
  }
}
