package org.recordsdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stops statements must not be stopped itself. */
class DeadlinesTest {

  private final Deadlines deadlines = new Deadlines(Duration.ofMillis(100));

  @AfterEach
  void close() {
    deadlines.close();
  }

  @Test
  void aWantOfMemoryEndsNoTimeout() {
    AtomicInteger cancels = new AtomicInteger();

    assertThatThrownBy(
            () ->
                stoppedBy(
                    stop -> {
                      if (cancels.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("of a test");
                      }
                      stop.countDown();
                    }))
        .isInstanceOf(DeadlineException.class);
    assertThatThrownBy(() -> stoppedBy(CountDownLatch::countDown))
        .isInstanceOf(DeadlineException.class);
    assertThat(cancels).hasValue(2);
  }

  private interface Stop {
    void on(CountDownLatch running);
  }

  /** Runs what ends only when it is cancelled. */
  private void stoppedBy(Stop stop) throws SQLException {
    CountDownLatch running = new CountDownLatch(1);
    deadlines.within(
        (Deadlines.Cancel) () -> stop.on(running),
        () -> {
          assertThat(awaited(running)).as("cancelled in time").isTrue();
          throw new SQLException("cancelled");
        });
  }

  private static boolean awaited(CountDownLatch running) {
    try {
      return running.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
