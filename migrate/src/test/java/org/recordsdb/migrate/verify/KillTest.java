package org.recordsdb.migrate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.migrate.copy.Copy;
import org.recordsdb.migrate.copy.CopyReport;
import org.recordsdb.postgres.TestPostgres;

/**
 * Copies whose process is killed at random moments, and that are started again until they are done:
 * nothing is lost or doubled. More kills by {@code -Drecords.kills=200}, the same ones by the seed
 * that is printed and {@code -Drecords.kills.seed}, as far as a clock allows.
 */
class KillTest {

  private static final int KILLS = Integer.getInteger("records.kills", 3);
  private static final int ROWS = Integer.getInteger("records.kills.rows", 20_000);
  private static final long SEED =
      Long.getLong("records.kills.seed", ThreadLocalRandom.current().nextLong(1_000_000));

  /** Keys of three kinds, one table without any, and a reference. */
  private static final String SQLITE =
      """
      create table parts (id integer primary key, name text not null, price decimal(10,2), at timestamp);
      create table stock (place text, part int references parts (id), number int, primary key (place, part));
      create table log (message text, level int);
      create table notes (id text primary key, body blob, meta json_text) without rowid;
      create index stock_part on stock (part);
      """;

  private static final String FILL =
      """
      with recursive n(i) as (select 1 union all select i + 1 from n where i < %1$d)
        insert into parts select i, 'part ' || i, case when i %% 9 = 0 then null else i / 4.0 end,
          '2024-02-29 12:00:00.' || substr('00000' || i, -6) from n;
      with recursive n(i) as (select 1 union all select i + 1 from n where i < %1$d)
        insert into stock select 'shelf ' || (i * 7919 %% 100), i, i %% 50 from n;
      with recursive n(i) as (select 1 union all select i + 1 from n where i < %1$d)
        insert into log select case when i %% 5 = 0 then null else 'message ' || (i %% 1000) end, i %% 4 from n;
      with recursive n(i) as (select 1 union all select i + 1 from n where i < %1$d / 4)
        insert into notes select 'note ' || i, zeroblob(i %% 300), '{"i": ' || i || '}' from n;
      """;

  @TempDir Path directory;

  private final Random random = new Random(SEED);
  private final Map<String, Integer> kills = new TreeMap<>();

  private String source() {
    String url = "sqlite:" + directory.resolve("source.db");
    try (Records records = Records.connect(url)) {
      records.executeScript(SQLITE);
      records.executeScript(FILL.formatted(ROWS));
    }
    return url;
  }

  @Test
  void fromSqliteToPostgresql() throws IOException, InterruptedException {
    survives(source(), TestPostgres::url);
  }

  @Test
  void fromPostgresqlToSqlite() throws IOException, InterruptedException {
    String source = TestPostgres.url();
    assertThat(Copy.from(source()).to(source).leaveOut(true).run().copied()).isTrue();
    int[] number = {0};
    survives(source, () -> "sqlite:" + directory.resolve("target" + number[0]++ + ".db"));
    assertThat(leftovers()).isEmpty();
  }

  /** Files beside the databases that a copy should have taken away; that of the lock stays. */
  private List<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.matches("(source|target\\d+)\\.db(-wal|-shm|-migrate)?"))
          .toList();
    }
  }

  private interface Targets {
    String next();
  }

  private void survives(String from, Targets targets) throws IOException, InterruptedException {
    System.out.println("Kills of copies: seed " + SEED);
    String whole = targets.next();
    Map<String, Long> times = uninterrupted(from, whole);
    List<List<String>> checksums = checksums(from, whole);
    int copies = 0;
    for (int before = count(); before < KILLS; before = count()) {
      String to = targets.next();
      killUntilDone(from, to, times);
      Judge.Verdict verdict = Judge.compare(from, to);
      assertThat(verdict.equal()).as(verdict.text()).isTrue();
      assertThat(checksums(from, to)).isEqualTo(checksums);
      copies++;
    }
    System.out.println(
        "Kills of copies: " + kills + " in " + copies + " copies, " + times.keySet());
  }

  private int count() {
    return kills.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Map<String, Long> uninterrupted(String from, String to)
      throws IOException, InterruptedException {
    try (CopyProcess copy = CopyProcess.start(from, to)) {
      Map<String, Long> times = copy.times();
      assertThat(copy.hasCopied()).as(copy.printed()).isTrue();
      return times;
    }
  }

  /** Each process is killed in a phase drawn by lot, at a moment of it drawn by lot. */
  private void killUntilDone(String from, String to, Map<String, Long> times)
      throws IOException, InterruptedException {
    List<String> phases = new ArrayList<>(times.keySet());
    for (int tries = 0; ; tries++) {
      String phase = phases.get(random.nextInt(phases.size()));
      long moment = (long) (random.nextDouble() * times.get(phase));
      try (CopyProcess copy = CopyProcess.start(from, to)) {
        boolean killed = count() < KILLS && tries < KILLS && copy.kill(phase, moment);
        if (killed) {
          kills.merge(phase, 1, Integer::sum);
        } else {
          assertThat(copy.hasCopied() || (tries > 0 && copy.wasDoneBefore()))
              .as(copy.printed())
              .isTrue();
          return;
        }
      }
    }
  }

  /** What the target's columns sum up to, as the source's do. */
  private static List<List<String>> checksums(String from, String to) {
    CopyReport report = Copy.from(from).to(to).leaveOut(true).compare();
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.EQUAL);
    return report.tables().stream()
        .map(table -> table.columns().stream().map(CopyReport.Column::found).toList())
        .toList();
  }
}
