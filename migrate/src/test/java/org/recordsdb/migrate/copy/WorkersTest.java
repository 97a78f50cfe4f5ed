package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When one thread of a copy fails, the others do not go on. */
@Timeout(60)
class WorkersTest extends SqliteFiles {

  private static final int READERS = 4;

  @Test
  void oneFailureEndsTheOtherThreadsToo() throws SQLException {
    try (Connection one = DriverManager.getConnection("jdbc:sqlite:");
        Connection other = DriverManager.getConnection("jdbc:sqlite:")) {
      CountDownLatch never = new CountDownLatch(1);
      assertThatThrownBy(
              () ->
                  Workers.run(
                      List.of(one, other),
                      reader -> {
                        if (reader.equals(one)) {
                          throw new SQLException("the disk is full");
                        }
                        await(never);
                      }))
          .isInstanceOf(SQLException.class)
          .hasMessage("the disk is full");
    }
  }

  private static void await(CountDownLatch latch) throws SQLException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new SQLException(e);
    }
  }

  @Test
  void noTableIsBegunAfterOneHasFailed() throws SQLException {
    String[] tables =
        IntStream.range(0, 20)
            .mapToObj(i -> "create table t%03d (id integer primary key)".formatted(i))
            .toArray(String[]::new);
    Copy copy = copy(tables);
    Queue<String> looked = new ConcurrentLinkedQueue<>();
    CopyProgress progress =
        new CopyProgress() {
          @Override
          public void counted(String table, long rows) {
            looked.add(table);
            if (table.equals("t000")) {
              throw new IllegalStateException("killed");
            }
            awaitInterrupt();
          }
        };
    assertThatThrownBy(() -> copy.progress(progress).run())
        .isInstanceOf(IllegalStateException.class);
    assertThat(looked.size()).isLessThanOrEqualTo(READERS);
  }

  private static void awaitInterrupt() {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }
}
