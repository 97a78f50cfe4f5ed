package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Order.desc;
import static org.recordsdb.Where.where;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Query;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.error.ConfigException;
import org.recordsdb.error.ConflictException;
import org.recordsdb.error.Outcome;
import org.recordsdb.error.RecordsException;

/** One file and several that use it: what is told of a transaction is what happened to it. */
class SharedFileTest {

  private static final int TRANSACTIONS = 300;

  @TempDir Path directory;

  private String url;

  @BeforeEach
  void createTable() {
    url = "sqlite:" + directory.resolve("shared.db");
    try (Records records = Records.connect(url)) {
      records.executeUpdate("create table notes (id integer primary key, n integer)");
    }
  }

  @Test
  void everyTransactionThatIsReportedFailedStoredNothingAndEveryOtherItsRow() {
    AtomicBoolean done = new AtomicBoolean();
    try (Records impatient = Records.connect(url + "?busy_timeout=0&synchronous=normal");
        Records other = Records.connect(url + "?synchronous=normal")) {
      CompletableFuture<Void> rival =
          CompletableFuture.runAsync(
              () -> {
                while (!done.get()) {
                  other.useTransaction(tx -> tx.executeUpdate("update notes set n = n + 1"));
                }
              });
      List<Long> committed = new ArrayList<>();
      for (long id = 1; id <= TRANSACTIONS; id++) {
        Row row = Row.of("id", id, "n", 0);
        try {
          impatient.useTransaction(tx -> tx.insert("notes", row));
          committed.add(id);
        } catch (ConflictException e) {
          assertThat(e.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        }
      }
      done.set(true);
      rival.join();

      assertThat(other.executeQuery("select id from notes order by id"))
          .extracting(row -> row.getLong("id"))
          .isEqualTo(committed);
      assertThat(catchThrowable(() -> impatient.insert("notes", Row.of("n", 1)))).isNull();
    }
  }

  @Test
  void aStreamReadToItsEndGivesItsConnectionBack() {
    try (Records records = Records.builder().url(url).poolSize(1).maxOverflow(0).open()) {
      for (int i = 0; i < 3; i++) {
        assertThat(records.from("notes").stream().toList()).isEmpty();
      }
    }
  }

  @Test
  void definitionsThatANestedTransactionUndoesAreForgotten() {
    try (Records records = Records.connect(url)) {
      records.insert("notes", Row.of("id", 1, "n", 2));
      records.useTransaction(
          tx -> {
            Throwable undone =
                catchThrowable(
                    () ->
                        tx.useTransaction(
                            inner -> {
                              inner.executeUpdate("alter table notes drop column n");
                              inner.select("notes");
                              throw new IllegalStateException("undone");
                            }));
            assertThat(undone).isInstanceOf(IllegalStateException.class);
          });

      assertThat(records.select("notes")).containsExactly(Row.of("id", 1L, "n", 2L));
    }
  }

  @Test
  void everyActionAfterTheCommitRunsAndTheFirstFailureIsThrown() {
    List<String> ran = new ArrayList<>();
    try (Records records = Records.connect(url)) {
      Throwable failure =
          catchThrowable(
              () ->
                  records.useTransaction(
                      tx -> {
                        tx.insert("notes", Row.of("id", 1));
                        tx.afterCommit(
                            () -> {
                              throw new IllegalStateException("first");
                            });
                        tx.afterCommit(() -> ran.add("second"));
                      }));

      assertThat(failure).hasMessage("first");
      assertThat(ran).containsExactly("second");
      assertThat(records.from("notes").count()).isOne();
    }
  }

  @Test
  void aBoundValueThatADriverQuotesIsNotShown() {
    try (Records records = Records.connect(url)) {
      RecordsException e =
          catchThrowableOfType(
              RecordsException.class,
              () ->
                  records.executeQuery(
                      "select json_extract('{}', :path) as x", Row.of("path", "TOP-SECRET")));

      assertThat(e.getMessage()).doesNotContain("SECRET");
      assertThat(e.getCause()).hasMessageNotContaining("SECRET");
    }
  }

  @Test
  void timesThatTheDatabaseFilledInCompareAndPageAsTimes() {
    try (Records records = Records.connect(url)) {
      records.executeUpdate(
          "create table events (id integer primary key,"
              + " at timestamptz not null default current_timestamp)");
      for (int i = 1; i <= 5; i++) {
        records.insert("events", Row.of("id", i));
      }
      Row first = records.from("events").orderBy(asc("id")).findFirst().orElseThrow();
      Query byTime = records.from("events").orderBy(desc("at"), asc("id")).limit(2);
      List<Row> seen = new ArrayList<>();
      for (List<Row> page = byTime.list(); !page.isEmpty() && seen.size() < 10; ) {
        seen.addAll(page);
        page = byTime.after(page.get(page.size() - 1)).list();
      }

      assertThat(records.select("events", where("at").eq(first.getInstant("at")))).contains(first);
      assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }
  }

  @Test
  void aUrlWithoutAFileIsRefused() {
    assertThat(catchThrowableOfType(ConfigException.class, () -> Records.connect("sqlite:")))
        .hasMessageContaining("names no file");
  }

  @Test
  void aSchemaIsRefusedAsSqliteHasNone() {
    ConfigException e =
        catchThrowableOfType(
            ConfigException.class, () -> Records.builder().url(url).schema("tenant_a").open());

    assertThat(e).hasMessageContaining("SQLite has no schemas");
  }

  @Test
  void aLongChainOfConditionsIsNotDeep() {
    try (Records records = Records.connect(url)) {
      Where any = where("id").eq(0);
      for (int i = 1; i < 900; i++) {
        any = any.or("id").eq(i);
      }
      assertThat(records.select("notes", any)).isEmpty();
    }
  }
}
