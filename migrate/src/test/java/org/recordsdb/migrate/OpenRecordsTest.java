package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ConfigException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.MisuseException;
import org.recordsdb.error.NotWritableException;
import org.recordsdb.error.RecordsException;
import org.recordsdb.postgres.TestPostgres;

/** Migrations of an open Records, in memory, in a file and on a server. */
class OpenRecordsTest {

  private static final String LOCATION = "classpath:migrations";

  @TempDir Path directory;

  enum Database {
    MEMORY,
    FILE,
    POSTGRESQL;

    String url(Path directory) {
      return switch (this) {
        case MEMORY -> "sqlite::memory:";
        case FILE -> Place.SQLITE.url(directory);
        case POSTGRESQL -> Place.POSTGRESQL.url(directory);
      };
    }

    Records open(Path directory) {
      return Records.connect(url(directory));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theVerbsKnowTheNewTablesAtOnce(Database database) {
    try (Records records = database.open(directory)) {
      assertThatThrownBy(() -> records.select("documents"))
          .isInstanceOfSatisfying(
              RecordsException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNKNOWN_TABLE));
      assertThat(Migrations.of(records, LOCATION).upgrade()).containsExactly("1", "2", "3");
      assertThat(records.insert("documents", Row.of("name", "x.pdf")).get("status"))
          .isEqualTo("new");
      assertThat(Migrations.versionOf(records)).contains("3");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theVerbsKnowTheNewColumnsAtOnce(Database database) {
    Folder folder =
        Folder.in(directory).with("V1__a.sql", "create table a (id bigint not null primary key);");
    try (Records records = database.open(directory)) {
      Migrations.of(records, folder.path()).upgrade();
      records.insert("a", Row.of("id", 1));
      folder.with("V2__b.sql", "alter table a add column b text not null default 'x';");
      folder.with("U2__b.sql", "alter table a drop column b;");
      Migrations migrations = Migrations.of(records, folder.path());
      migrations.upgrade();
      assertThat(records.select("a")).containsExactly(Row.of("id", 1L, "b", "x"));
      migrations.downgrade("1");
      assertThat(records.select("a")).containsExactly(Row.of("id", 1L));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyVerbOfMigrationsWorksOnEachDatabaseAndLocation(Database database) {
    try (Records records = database.open(directory)) {
      for (Migrations migrations :
          List.of(
              Migrations.of(records, LOCATION),
              Migrations.of(records, Path.of("src/test/resources/migrations")),
              Migrations.of(records, "src/test/resources/migrations"))) {
        assertThat(migrations.current()).isEmpty();
        assertThat(migrations.history())
            .extracting(Migration::state)
            .containsExactly(
                Migration.State.PENDING, Migration.State.PENDING, Migration.State.PENDING);
        assertThat(migrations.upgrade("1")).containsExactly("1");
        assertThat(migrations.current()).contains("1");
        assertThat(migrations.upgrade("2")).containsExactly("2");
        assertThat(migrations.downgrade("base")).containsExactly("2", "1");
        migrations.stamp("3");
        assertThat(migrations.history())
            .extracting(Migration::state)
            .containsOnly(Migration.State.APPLIED);
        migrations.stamp("base");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDirectoryAndTheClassPathHaveTheSameHistory(Database database) {
    try (Records records = database.open(directory)) {
      Migrations.of(records, LOCATION).upgrade();
      Migrations files = Migrations.of(records, Path.of("src/test/resources/migrations"));
      assertThat(files.history())
          .extracting(Migration::state)
          .containsOnly(Migration.State.APPLIED);
      assertThat(files.upgrade()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theRecordsStaysOpen(Database database) {
    try (Records records = database.open(directory)) {
      Migrations.of(records, LOCATION).upgrade();
      assertThat(records.testConnection()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void inATransactionNothingIsMigrated(Database database) {
    try (Records records = database.open(directory)) {
      Migrations migrations = Migrations.of(records, LOCATION);
      records.useTransaction(
          transaction -> {
            assertThatThrownBy(() -> Migrations.of(transaction, LOCATION))
                .isInstanceOf(MisuseException.class)
                .hasMessage(
                    "Can't migrate in a transaction: each migration is a transaction of its own."
                        + " Give Migrations.of the Records, before the transaction begins.");
            for (Runnable verb : verbs(migrations)) {
              assertThatThrownBy(verb::run)
                  .isInstanceOf(MisuseException.class)
                  .hasMessageContaining("this thread is inside a transaction");
            }
          });
      assertThat(migrations.current()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClosedRecordsIsRefused(Database database) {
    Records records = database.open(directory);
    Migrations migrations = Migrations.of(records, LOCATION);
    records.close();
    for (Runnable verb : verbs(migrations)) {
      assertThatThrownBy(verb::run)
          .isInstanceOf(MisuseException.class)
          .hasMessage(
              "Can't migrate: this Records has been closed. Open another, or close it later.");
    }
  }

  private static List<Runnable> verbs(Migrations migrations) {
    return List.of(
        migrations::current,
        migrations::history,
        migrations::upgrade,
        () -> migrations.upgrade("1"),
        () -> migrations.downgrade("base"),
        () -> migrations.stamp("1"));
  }

  @ParameterizedTest
  @EnumSource
  void aRecordsThatOnlyReadsIsLookedAtAndNotMigrated(Database database) {
    if (database == Database.FILE) {
      database.open(directory).close();
    }
    try (Records records = Records.builder().url(database.url(directory)).readOnly(true).open()) {
      Migrations migrations = Migrations.of(records, LOCATION);
      assertThat(migrations.current()).isEmpty();
      assertThat(migrations.history()).hasSize(3);
      assertThatThrownBy(migrations::upgrade)
          .isInstanceOf(NotWritableException.class)
          .hasMessage(
              "Can't migrate: the database is opened to be read only, by DB_READ_ONLY,"
                  + " readOnly(true) or mode=ro of the URL. Migrate it without that setting.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void threadsThatShareARecordsRunEachMigrationOnce(Database database) {
    try (Records records = database.open(directory)) {
      CyclicBarrier start = new CyclicBarrier(4);
      List<CompletableFuture<List<String>>> starters =
          Stream.generate(
                  () ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            Migrations migrations = Migrations.of(records, LOCATION);
                            await(start);
                            return migrations.upgrade();
                          },
                          command -> new Thread(command).start()))
              .limit(4)
              .toList();
      assertThat(starters.stream().flatMap(starter -> starter.join().stream()))
          .containsExactlyInAnyOrder("1", "2", "3");
    }
  }

  private static void await(CyclicBarrier start) {
    try {
      start.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aPoolOfOneConnectionIsNotWaitedFor() {
    try (Records records =
        Records.builder().url(TestPostgres.url()).poolSize(1).maxOverflow(0).open()) {
      records.executeScript("create table busy (id bigint); insert into busy values (1), (2)");
      Migrations migrations = Migrations.of(records, LOCATION);
      migrations.stamp("base");
      try (Stream<Row> rows = records.from("busy").stream()) {
        assertThat(rows.iterator().next()).isNotNull();
        assertThat(migrations.upgrade()).hasSize(3);
      }
    }
  }

  /** It goes on for longer than a second on either database. */
  @ParameterizedTest
  @EnumSource
  void theQueryTimeoutDoesNotEndALongMigration(Database database) {
    Folder folder =
        Folder.in(directory)
            .with("V1__long.postgres.sql", "select pg_sleep(1.3);")
            .with(
                "V1__long.sqlite.sql",
                "create table numbers as with recursive c(n) as (select 1 union all select n + 1"
                    + " from c where n < 8000000) select max(n) as n from c;");
    try (Records records =
        Records.builder().url(database.url(directory)).queryTimeout(Duration.ofSeconds(1)).open()) {
      assertThat(Migrations.of(records, folder.path()).upgrade()).containsExactly("1");
    }
  }

  @Test
  void tablesAreMadeInTheSchemaOfTheRecords() {
    String url = TestPostgres.url();
    try (Records outside = Records.connect(url)) {
      outside.executeUpdate("create schema apart");
      try (Records records = Records.builder().url(url).schema("apart").open()) {
        Migrations.of(records, LOCATION).upgrade();
        assertThat(records.select("documents")).isNotNull();
      }
      assertThat(outside.executeQuery("select to_regclass('apart.documents') is not null as made"))
          .containsExactly(Row.of("made", true));
      assertThat(Migrations.of(outside, LOCATION).current()).isEmpty();
    }
  }

  @Test
  void aSchemaThatDoesNotExistIsNamedAndNotMade() {
    String url = TestPostgres.url();
    try (Records records = Records.builder().url(url).schema("nowhere").open()) {
      assertThatThrownBy(() -> Migrations.of(records, LOCATION).upgrade())
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("the schema nowhere does not exist. Create it");
      assertThat(records.executeQuery("select 1 as n from pg_namespace where nspname ~ 'nowhere'"))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFailedMigrationLeavesARecordsThatWorks(Database database) {
    Folder folder =
        Folder.in(directory)
            .with("V1__a.sql", "create table a (id bigint not null primary key);")
            .with("V2__b.sql", "insert into a (id) values (1);\ninsert into a (id) values (1);");
    try (Records records = database.open(directory)) {
      Migrations migrations = Migrations.of(records, folder.path());
      assertThatThrownBy(migrations::upgrade)
          .hasMessageContaining("V2__b.sql, statement 2 (line 2)");
      assertThat(records.select("a")).isEmpty();
      records.useTransaction(transaction -> transaction.insert("a", Row.of("id", 1)));
      assertThat(migrations.current()).contains("1");
    }
  }
}
