package org.recordsdb;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.recordsdb.GatedWriter.insert;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.sqlite.SqliteDialect;

/** Statements of many threads on one writer, which is kept from them till all of them wait. */
@Timeout(60)
class GroupCommitTest {

  private static final int PATIENCE_MILLIS = 20_000;

  @TempDir Path directory;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private GatedWriter writer;
  private GroupCommit group;

  @BeforeEach
  void open() throws SQLException {
    writer = new GatedWriter(directory.resolve("group.db"));
    group = group(writer, PATIENCE_MILLIS);
  }

  @AfterEach
  void close() throws SQLException {
    threads.shutdownNow();
    writer.close();
  }

  @Test
  void waitingStatementsAreCommittedTogether() throws Exception {
    List<Future<Integer>> results = together(GatedWriter::insert, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(failures(results)).isEmpty();
    assertThat(writer.parents()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    assertThat(writer.commits()).isEqualTo(1);
  }

  @Test
  void aStatementThatFailsHurtsNobodyElse() throws Exception {
    List<Future<Integer>> results = together(GatedWriter::insert, 1, 2, 2, 2, 3);
    assertThat(failures(results)).hasSize(2).allMatch(f -> f.contains("UNIQUE"));
    assertThat(writer.parents()).containsExactly(1L, 2L, 3L);
    assertThat(writer.commits()).isEqualTo(1);
  }

  @Test
  void aStatementThatEndsTheTransactionHurtsNobodyElse() throws Exception {
    List<Future<Integer>> results = together(GatedWriter::insert, 1, 2, 3, 13, 4, 13, 5);
    assertThat(failures(results)).hasSize(2).allMatch(f -> f.contains("unlucky"));
    assertThat(writer.parents()).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void aConstraintThatIsCheckedAtTheCommitHurtsNobodyElse() throws Exception {
    String orphan = "insert into children values (null, 99)";
    List<Future<Integer>> results =
        together(
            (c, id) -> id < 0 ? GatedWriter.execute(c, orphan) : insert(c, id), 1, 2, -1, 3, -1, 4);
    assertThat(failures(results)).hasSize(2).allMatch(f -> f.contains("FOREIGN KEY"));
    assertThat(writer.parents()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void whatElseAStatementThrowsReachesItsCallerOnly() throws Exception {
    Write failing =
        (connection, id) -> {
          if (id == 2) {
            throw new AssertionError("of two");
          }
          return insert(connection, id);
        };
    assertThat(failures(together(failing, 1, 2, 3))).containsExactly("of two");
    assertThat(writer.parents()).containsExactly(1L, 3L);
  }

  @Test
  void anInterruptedThreadLeavesAndTheOthersGoOn() throws Exception {
    FutureTask<Integer> first = started(group, GatedWriter::insert, 1);
    writer.awaitBorrower();
    FutureTask<Integer> interrupted = new FutureTask<>(() -> group.run(c -> insert(c, 2)));
    Thread waiting = new Thread(interrupted);
    waiting.start();
    awaitParked(waiting);
    FutureTask<Integer> last = started(group, GatedWriter::insert, 3);
    waiting.interrupt();
    assertThat(failures(List.of(interrupted))).allMatch(f -> f.contains("Interrupted")).hasSize(1);
    writer.openGate();
    assertThat(failures(List.of(first, last))).isEmpty();
    assertThat(writer.parents()).containsExactly(1L, 3L);
  }

  @Test
  void whoWaitsTooLongGivesUpAndTheOthersGoOn() throws Exception {
    GroupCommit impatient = group(writer, 300);
    FutureTask<Integer> first = started(impatient, GatedWriter::insert, 1);
    writer.awaitBorrower();
    assertThatThrownBy(() -> impatient.run(c -> insert(c, 2)))
        .isInstanceOf(SQLTransientConnectionException.class);
    writer.openGate();
    assertThat(failures(List.of(first))).isEmpty();
    assertThat(failures(List.of(started(impatient, GatedWriter::insert, 3)))).isEmpty();
    assertThat(writer.parents()).containsExactly(1L, 3L);
  }

  @Test
  void whereNoWriterCanBeHadEveryCallerIsTold() throws Exception {
    GroupCommit.Writer none =
        () -> {
          throw new SQLException("no writer");
        };
    GroupCommit hopeless = group(none, PATIENCE_MILLIS);
    List<Future<Integer>> results = new ArrayList<>();
    for (long id = 1; id <= 50; id++) {
      results.add(started(hopeless, GatedWriter::insert, id));
    }
    assertThat(failures(results)).hasSize(50).allMatch("no writer"::equals);
  }

  @Test
  void whatWasToldIsWhatIsStored() throws Exception {
    writer.openGate();
    List<Callable<List<Long>>> writers = new ArrayList<>();
    for (int thread = 0; thread < 16; thread++) {
      long number = thread;
      writers.add(() -> stored(number));
    }
    List<Long> told = new ArrayList<>();
    for (Future<List<Long>> stored : threads.invokeAll(writers)) {
      told.addAll(stored.get());
    }
    assertThat(writer.parents()).containsExactlyElementsOf(told.stream().sorted().toList());
    assertThat(told).hasSize(16 * 89 + 10);
  }

  /** Every tenth number is tried by all threads, and one number ends its transaction. */
  private List<Long> stored(long thread) {
    List<Long> stored = new ArrayList<>();
    for (long i = 0; i < 100; i++) {
      long id = i == 55 ? 13 : i % 10 == 0 ? i : 1_000 * (thread + 1) + i;
      try {
        group.run(c -> insert(c, id));
        stored.add(id);
      } catch (SQLException e) {
        // not stored, as the comparison with the table shows
      }
    }
    return stored;
  }

  private interface Write {
    int on(Connection connection, long id) throws SQLException;
  }

  /** The first has the writer already when the others come, and waits for the gate. */
  private List<Future<Integer>> together(Write write, long... ids) throws Exception {
    List<Future<Integer>> results = new ArrayList<>();
    for (long id : ids) {
      results.add(started(group, write, id));
    }
    writer.openGate();
    return results;
  }

  private static FutureTask<Integer> started(GroupCommit group, Write write, long id)
      throws InterruptedException {
    FutureTask<Integer> task = new FutureTask<>(() -> group.run(c -> write.on(c, id)));
    Thread thread = new Thread(task);
    thread.start();
    awaitParked(thread);
    return task;
  }

  private static void awaitParked(Thread thread) throws InterruptedException {
    while (thread.isAlive()
        && thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
  }

  private static GroupCommit group(GroupCommit.Writer writer, int patienceMillis) {
    return new GroupCommit(new SqliteDialect(), writer, 2, patienceMillis);
  }

  private static List<String> failures(List<? extends Future<Integer>> results) throws Exception {
    List<String> failures = new ArrayList<>();
    for (Future<Integer> result : results) {
      try {
        assertThat(result.get(20, SECONDS)).isEqualTo(1);
      } catch (ExecutionException e) {
        failures.add(e.getCause().getMessage());
      }
    }
    return failures;
  }
}
