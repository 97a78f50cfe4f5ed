package org.recordsdb.migrate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.migrate.copy.Copy;
import org.recordsdb.migrate.copy.CopyProgress;
import org.recordsdb.migrate.copy.CopyReport;
import org.recordsdb.migrate.verify.CopyProcess.Timing;
import org.recordsdb.postgres.TestPostgres;

/**
 * Copies whose process is killed at random moments, and that are started again until they are done:
 * nothing is lost or doubled, and what was stored of a table is gone on with. More kills by {@code
 * -Drecords.kills=200}, the same ones by the seed that is printed and {@code -Drecords.kills.seed},
 * as far as a clock allows.
 */
class KillTest {

  private static final int KILLS = Integer.getInteger("records.kills", 3);
  private static final int ROWS = Integer.getInteger("records.kills.rows", 4_000);
  private static final long SEED =
      Long.getLong("records.kills.seed", ThreadLocalRandom.current().nextLong(1_000_000));

  /** More kills, if after those that were asked for no copy has gone on inside of a table. */
  private static final int MOST_KILLS = KILLS + 20;

  private static final int MOST_OF_ONE_COPY = 6;

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
      with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)
        insert into parts select i, 'part ' || i, case when i %% 9 = 0 then null else i / 4.0 end,
          '2024-02-29 12:00:00.' || substr('00000' || i, -6) from n;
      with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)
        insert into stock select 'shelf ' || (i * 7919 %% 100), i, i %% 50 from n;
      with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)
        insert into log select case when i %% 5 = 0 then null else 'message ' || (i %% 1000) end, i %% 4 from n;
      with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)
        insert into notes select 'note ' || i, zeroblob(i %% 300), '{"i": ' || i || '}' from n;
      """;

  @TempDir Path directory;

  private final Random random = new Random(SEED);
  private final Map<String, Integer> kills = new TreeMap<>();
  private final Map<String, Integer> goneOn = new TreeMap<>();
  private int copies;

  private String source() {
    String url = "sqlite:" + directory.resolve("source.db");
    try (Records records = Records.connect(url)) {
      records.executeScript(SQLITE);
      records.executeScript(FILL.formatted(ROWS, ROWS, ROWS, ROWS));
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
  }

  private interface Targets {
    String next();
  }

  private void survives(String from, Targets targets) throws IOException, InterruptedException {
    System.out.println("Kills of copies: seed " + SEED);
    String whole = targets.next();
    Map<String, Timing> timings = uninterrupted(from, whole);
    List<List<String>> checksums = checksums(from, whole);
    Deque<String> phases = new ArrayDeque<>(phases(timings));
    while (wantsMore()) {
      String to = targets.next();
      killUntilDone(from, to, phases, timings);
      copies++;
      Judge.Verdict verdict = Judge.compare(from, to);
      assertThat(verdict.equal()).as(verdict.text()).isTrue();
      assertThat(checksums(from, to)).isEqualTo(checksums);
      assertThat(Leftovers.of(to)).isEmpty();
    }
    System.out.println(
        "Kills of copies: " + kills + " in " + copies + " copies; gone on inside of " + goneOn);
    assertThat(goneOn).isNotEmpty();
  }

  private boolean wantsMore() {
    int count = kills.values().stream().mapToInt(Integer::intValue).sum();
    return count < KILLS || (goneOn.isEmpty() && count < MOST_KILLS);
  }

  private static Map<String, Timing> uninterrupted(String from, String to)
      throws IOException, InterruptedException {
    try (CopyProcess copy = CopyProcess.start(from, to)) {
      Map<String, Timing> timings = copy.timings();
      assertThat(copy.hasCopied()).as(copy.printed()).isTrue();
      return timings;
    }
  }

  /**
   * First the one that stores rows, then the others at random; Java's own start if there is time.
   */
  private List<String> phases(Map<String, Timing> timings) {
    List<String> phases = new ArrayList<>(timings.keySet());
    String first = CopyProgress.Phase.COPYING.name();
    phases.remove(first);
    if (KILLS <= timings.size()) {
      phases.remove(CopyProcess.START);
    }
    Collections.shuffle(phases, random);
    phases.add(0, first);
    return phases;
  }

  /** Each process is killed in the phase whose turn it is, at a moment of it drawn at random. */
  private void killUntilDone(
      String from, String to, Deque<String> phases, Map<String, Timing> timings)
      throws IOException, InterruptedException {
    boolean started = false;
    for (int left = 1 + random.nextInt(MOST_OF_ONE_COPY); ; left--) {
      try (CopyProcess copy = CopyProcess.start(from, to)) {
        Optional<String> killed =
            left > 0 && wantsMore() ? kill(copy, phases, timings) : Optional.empty();
        boolean done = killed.isEmpty() && copy.hasCopied();
        copy.goneOn().forEach(table -> goneOn.merge(table, 1, Integer::sum));
        killed.ifPresent(phase -> kills.merge(phase, 1, Integer::sum));
        if (killed.isEmpty()) {
          assertThat(done || (started && copy.wasDoneBefore())).as(copy.printed()).isTrue();
          return;
        }
        started = true;
      }
    }
  }

  private Optional<String> kill(CopyProcess copy, Deque<String> phases, Map<String, Timing> timings)
      throws InterruptedException {
    String phase = phases.remove();
    phases.add(phase);
    Timing timing = timings.get(phase);
    long moment = (long) (random.nextDouble() * timing.nanos() / timing.steps());
    return copy.kill(phase, random.nextInt(timing.steps()), moment);
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
