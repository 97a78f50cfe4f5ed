package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** The verbs use the tables that the login's own search path finds, whatever a transaction does. */
@ResourceLock(TestPostgres.ROLES)
class TransactionSchemaTest {

  private static final String SETTINGS =
      """
      create function act(what text) returns integer language plpgsql as
        $$ begin execute what; return 1; end $$;
      create schema t1; create schema t2;
      create table t1.docs (id integer, v text); create table t2.docs (id integer, v text);
      """;

  private String url;
  private Records records;

  @BeforeEach
  void open() {
    assumeTrue(TestPostgres.isEmbedded(), "sets the search path of a database, on its own server");
    url = TestPostgres.url();
    try (Records owner = Records.connect(url)) {
      owner.executeScript(SETTINGS);
    }
    records = Records.builder().url(url).poolSize(2).maxOverflow(0).open();
  }

  @AfterEach
  void close() {
    if (records != null) {
      records.close();
    }
  }

  private long count(String table) {
    return records.executeQuery("select count(*) as n from " + table).get(0).getLong("n");
  }

  private static void act(Records records, String what) {
    records.executeQuery("select public.act(:what) as n", Row.of("what", what));
  }

  private void path(String path) {
    act(
        records,
        "do $$ begin execute format('alter database %I set search_path = "
            + path.replace("'", "''")
            + "', current_database()); end $$");
    records.close();
    records = Records.builder().url(url).poolSize(2).maxOverflow(0).open();
  }

  @ParameterizedTest
  @ValueSource(strings = {"set local search_path to %s", "set local role %s"})
  void aRowGoesToNoOtherTenantsTable(String change) {
    records.executeScript(
        "drop role if exists t1; drop role if exists t2; create role t1; create role t2;"
            + " grant all on schema t1, t2 to t1, t2; grant all on t1.docs, t2.docs to t1, t2");
    for (String tenant : List.of("t1", "t2")) {
      RecordsException failure =
          catchThrowableOfType(
              RecordsException.class,
              () ->
                  records.useTransaction(
                      transaction -> {
                        act(transaction, change.formatted(tenant));
                        transaction.insert("docs", Row.of("id", 1, "v", tenant));
                      }));
      assertThat(failure.kind()).isEqualTo(ErrorKind.UNKNOWN_TABLE);
    }
    records.executeScript(
        "create table public.docs (id integer, v text); grant all on public.docs to t1, t2");
    for (String tenant : List.of("t1", "t2")) {
      records.useTransaction(
          transaction -> {
            act(transaction, change.formatted(tenant));
            transaction.insert("docs", Row.of("id", 1, "v", tenant));
          });
    }
    records.insert("docs", Row.of("id", 1, "v", "own"));
    assertThat(List.of(count("t1.docs"), count("t2.docs"), count("public.docs")))
        .containsExactly(0L, 0L, 3L);
    records.executeScript("drop owned by t1; drop owned by t2; drop role t1; drop role t2");
  }

  @Test
  void rowLevelSecurityByARoleAndASettingOfTheTransaction() {
    records.executeScript(
        "drop role if exists records_authenticated; create role records_authenticated;"
            + " create schema api; grant usage on schema api to records_authenticated;"
            + " create table api.notes (id integer, owner text);"
            + " alter table api.notes enable row level security;"
            + " create policy own on api.notes using"
            + " (owner = current_setting('request.jwt.claims', true)::jsonb ->> 'sub');"
            + " grant all on api.notes to records_authenticated");
    path("api, public");
    for (String user : List.of("ada", "bob")) {
      records.useTransaction(
          transaction -> {
            transaction.executeUpdate("set local role records_authenticated");
            transaction.executeQuery(
                "select set_config('request.jwt.claims', :claims, true) as c",
                Row.of("claims", "{\"sub\": \"" + user + "\"}"));
            transaction.batchInsert("notes", List.of(Row.of("id", 1, "owner", user)));
            assertThat(transaction.select("notes"))
                .containsExactly(Row.of("id", 1L, "owner", user));
          });
    }
    assertThat(records.from("notes").count()).isEqualTo(2);
    records.executeScript("drop owned by records_authenticated; drop role records_authenticated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t1",
        "\"T 1, \"\"x\"\"\", public",
        "public, t1, t2",
        "nowhere, \"$user\", t2, t1",
        "pg_catalog, t1",
        "''",
        "t2, pg_temp",
      })
  void aNameMeansWhatItMeansToPostgres(String path) {
    records.executeScript(
        "create schema \"T 1, \"\"x\"\"\"; create table \"T 1, \"\"x\"\"\".docs (id integer);"
            + "create schema postgres; create table postgres.docs (id integer, postgres text)");
    path(path);
    records.executeUpdate("insert into t1.docs values (1, 'x')");
    List<Row> meant =
        records.executeQuery(
            "select attname::text as name from pg_attribute where attnum > 0 and attrelid ="
                + " (select c.oid from pg_class c where c.relname = 'docs'"
                + " and pg_table_is_visible(c.oid)) order by attnum");
    String schema =
        records
            .executeQuery(
                "select coalesce(max(relnamespace::regnamespace::text), '') as n from pg_class"
                    + " where relname = 'docs' and pg_table_is_visible(oid)")
            .get(0)
            .getString("n");
    if (meant.isEmpty()) {
      RecordsException failure =
          catchThrowableOfType(RecordsException.class, () -> records.select("docs"));
      assertThat(failure.kind()).isEqualTo(ErrorKind.UNKNOWN_TABLE);
    } else {
      records.delete("docs", Where.allRows());
      records.insert("docs", Row.of("id", 7));
      assertThat(count(schema + ".docs")).isEqualTo(1);
      assertThat(List.copyOf(records.from("docs").one().columns()))
          .isEqualTo(meant.stream().map(row -> row.getString("name")).toList());
    }
  }

  @Test
  void aTemporaryTableIsTheTransactionsOwn() {
    records.executeScript("create table public.docs (id integer, v text)");
    records.insert("docs", Row.of("id", 1, "v", "kept"));
    records.useTransaction(
        transaction -> {
          transaction.executeUpdate(
              "create temp table docs (id integer, n integer) on commit drop");
          transaction.insert("docs", Row.of("id", 1, "n", 2));
          try (Records other = Records.connect(url)) {
            other.insert("docs", Row.of("id", 2, "v", "other"));
          }
          Thread thread = new Thread(() -> records.insert("docs", Row.of("id", 3, "v", "thread")));
          thread.start();
          join(thread);
          List<Row> rows =
              IntStream.range(0, 300).mapToObj(id -> Row.of("id", id, "n", id)).toList();
          assertThat(transaction.batchInsert("docs", rows)).isEqualTo(300);
          transaction.useTransaction(
              nested -> assertThat(nested.from("docs").count()).isEqualTo(301));
        });
    assertThat(records.from("docs").count()).isEqualTo(3);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void timesAreWhatTheyAreInTheZoneOfATransaction() {
    records.executeScript(
        "create table public.times (id integer, at timestamptz, local timestamp, day date)");
    Row row =
        Row.of(
            "id", 1L,
            "at", Instant.parse("1890-01-01T00:00:00.123456Z"),
            "local", LocalDateTime.parse("2024-03-31T02:30:00"),
            "day", LocalDate.parse("2024-03-31"));
    records.insert("times", row);
    records.useTransaction(
        transaction -> {
          transaction.executeUpdate("set local time zone 'Asia/Kolkata'");
          for (int i = 0; i < 8; i++) {
            assertThat(transaction.select("times")).containsExactly(row);
            assertThat(
                    transaction
                        .from("times")
                        .where(
                            Where.where("at").eq(row.get("at")).and("local").eq(row.get("local")))
                        .count())
                .isEqualTo(1);
          }
          transaction.batchInsert("times", java.util.Collections.nCopies(300, row));
          transaction.insert("times", row);
        });
    assertThat(records.select("times")).hasSize(302).containsOnly(row);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$user", "pg_temp"})
  void aSchemaWhoseNameMeansAnotherIsRejected(String schema) {
    RecordsException failure =
        catchThrowableOfType(
            RecordsException.class, () -> Records.builder().url(url).schema(schema).open().close());
    assertThat(failure.kind()).isEqualTo(ErrorKind.CONFIG);
    assertThat(failure).hasMessageContaining("The schema " + schema + " can't be used");
  }
}
