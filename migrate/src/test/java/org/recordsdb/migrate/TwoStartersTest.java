package org.recordsdb.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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
import org.recordsdb.postgres.PgBouncer;
import org.recordsdb.postgres.TestPostgres;

/**
 * Programs that start at once run each migration once. Each migration counts itself, so that one
 * that ran twice would be seen.
 */
class TwoStartersTest {

  private static final int STARTERS = 4;
  private static final int PROGRAMS = 2;

  @TempDir Path directory;

  private Folder counting() {
    Folder folder =
        Folder.in(directory)
            .with("V1__runs.sql", "create table runs (step integer not null, n integer);");
    for (int version = 2; version <= 6; version++) {
      folder.with(
          "V" + version + "__step.sql", "insert into runs (step) values (" + version + ");");
    }
    return folder;
  }

  private static void assertEachRanOnce(String url) {
    try (Records records = Records.connect(url)) {
      assertThat(records.select("runs"))
          .extracting(row -> row.getLong("step"))
          .containsExactlyInAnyOrder(2L, 3L, 4L, 5L, 6L);
      assertThat(records.executeQuery("select count(*) as n from flyway_schema_history"))
          .containsExactly(Row.of("n", 6L));
    }
  }

  /** What the starters ran, one for each URL. */
  private static List<String> upgradedByThreads(Folder folder, List<String> urls) {
    CyclicBarrier start = new CyclicBarrier(urls.size());
    List<CompletableFuture<List<String>>> starters =
        urls.stream()
            .map(
                url ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          Migrations migrations = folder.on(url);
                          await(start);
                          return migrations.upgrade();
                        },
                        command -> new Thread(command).start()))
            .toList();
    return starters.stream().flatMap(starter -> starter.join().stream()).sorted().toList();
  }

  private static List<String> upgradedByThreads(Folder folder, String url) {
    return upgradedByThreads(folder, Collections.nCopies(STARTERS, url));
  }

  private static void await(CyclicBarrier start) {
    try {
      start.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void threadsThatStartAtOnceRunEachMigrationOnce(Place place) {
    String url = place.url(directory);
    assertThat(upgradedByThreads(counting(), url)).containsExactly("1", "2", "3", "4", "5", "6");
    assertEachRanOnce(url);
  }

  @ParameterizedTest
  @EnumSource
  void programsThatStartAtOnceRunEachMigrationOnce(Place place) throws IOException {
    String url = place.url(directory);
    assertThat(upgradedByPrograms(counting(), url)).containsExactly("1", "2", "3", "4", "5", "6");
    assertEachRanOnce(url);
  }

  @Test
  void aFileThatIsNamedByTwoPathsIsOneFile() throws IOException {
    Path other = Files.createSymbolicLink(directory.resolve("link"), directory);
    List<String> urls = List.of(Place.SQLITE.url(directory), Place.SQLITE.url(other));
    assertThat(upgradedByThreads(counting(), urls)).containsExactly("1", "2", "3", "4", "5", "6");
    assertEachRanOnce(Place.SQLITE.url(directory));
  }

  /** The pooler has two servers for four clients, so that a session's lock would be another's. */
  @Test
  void behindATransactionPoolerEachMigrationRunsOnce(@TempDir Path pooled) throws IOException {
    assumeTrue(TestPostgres.isEmbedded(), "PgBouncer is put before the embedded server only");
    URI server = URI.create(TestPostgres.url());
    try (PgBouncer pooler = PgBouncer.start(server.getPort(), pooled)) {
      String url = server.toString().replace(":" + server.getPort(), ":" + pooler.port());
      assertThat(upgradedByThreads(counting(), url)).containsExactly("1", "2", "3", "4", "5", "6");
      assertEachRanOnce(server.toString());
      assertThat(lockedSessions(server.toString())).isZero();
      assertThat(counting().on(url).history())
          .extracting(Migration::state)
          .containsOnly(Migration.State.APPLIED);
    }
  }

  /**
   * Behind a pooler the schema can't be a setting of the session, and other clients keep theirs.
   */
  @Test
  void behindATransactionPoolerTheSchemaIsTheUrls(@TempDir Path pooled) throws IOException {
    assumeTrue(TestPostgres.isEmbedded(), "PgBouncer is put before the embedded server only");
    URI server = URI.create(TestPostgres.url());
    try (Records records = Records.connect(server.toString());
        PgBouncer pooler = PgBouncer.start(server.getPort(), pooled)) {
      records.executeUpdate("create schema apart");
      String url = server.toString().replace(":" + server.getPort(), ":" + pooler.port());
      Migrations migrations = counting().on(url + "?schema=apart");
      migrations.upgrade();
      assertThat(migrations.current()).contains("6");
      assertThat(records.executeQuery("select count(*) as n from apart.runs"))
          .containsExactly(Row.of("n", 5L));
      assertThat(records.executeQuery("select to_regclass('public.runs') is null as gone"))
          .containsExactly(Row.of("gone", true));
      try (Records other = Records.connect(url)) {
        for (int i = 0; i < 5; i++) {
          assertThat(other.executeQuery("select current_schema() as s"))
              .containsExactly(Row.of("s", "public"));
        }
      }
    }
  }

  @Test
  void behindATransactionPoolerAnOpenRecordsKnowsItsNewTables(@TempDir Path pooled)
      throws IOException {
    assumeTrue(TestPostgres.isEmbedded(), "PgBouncer is put before the embedded server only");
    URI server = URI.create(TestPostgres.url());
    try (PgBouncer pooler = PgBouncer.start(server.getPort(), pooled);
        Records records =
            Records.connect(
                server.toString().replace(":" + server.getPort(), ":" + pooler.port()))) {
      assertThat(Migrations.of(records, counting().path()).upgrade()).hasSize(6);
      assertThat(records.from("runs").count()).isEqualTo(5);
    }
  }

  private static long lockedSessions(String url) {
    try (Records records = Records.connect(url)) {
      return records
          .executeQuery(
              "select count(*) as n from pg_locks where locktype = 'advisory' and database ="
                  + " (select oid from pg_database where datname = current_database())")
          .get(0)
          .getLong("n");
    }
  }

  private static List<String> upgradedByPrograms(Folder folder, String url) throws IOException {
    List<Process> programs = new ArrayList<>();
    List<String> versions = new ArrayList<>();
    try {
      for (int i = 0; i < PROGRAMS; i++) {
        programs.add(
            JavaProgram.start(UpgradeProgram.class, List.of(), url, folder.path().toString()));
      }
      List<BufferedReader> outputs =
          programs.stream().map(program -> program.inputReader(UTF_8)).toList();
      for (BufferedReader output : outputs) {
        assertThat(output.readLine()).isEqualTo(UpgradeProgram.READY);
      }
      for (Process program : programs) {
        program.outputWriter(UTF_8).append('\n').close();
      }
      for (BufferedReader output : outputs) {
        String last = String.join("\n", output.lines().toList());
        assertThat(last).matches("\\[.*]");
        Stream.of(last.replaceAll("[\\[\\] ]", "").split(","))
            .filter(version -> !version.isEmpty())
            .forEach(versions::add);
      }
    } finally {
      programs.forEach(Process::destroyForcibly);
    }
    return versions.stream().sorted().toList();
  }
}
