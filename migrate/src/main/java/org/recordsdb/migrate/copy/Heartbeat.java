package org.recordsdb.migrate.copy;

import java.sql.SQLException;
import java.util.Timer;
import java.util.TimerTask;
import org.recordsdb.error.RecordsException;

/** Says every few seconds that a copy is alive, also while it waits for a long statement. */
final class Heartbeat implements AutoCloseable {

  private static final long MILLISECONDS = 5_000;

  private final Beat beat;
  private final Timer timer = new Timer("records-copy-heartbeat", true);

  Heartbeat(Beat beat) {
    this.beat = beat;
  }

  /** One sign of life. */
  interface Beat {
    void run() throws SQLException;
  }

  void start() {
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            once();
          }
        },
        MILLISECONDS,
        MILLISECONDS);
  }

  /** A beat that fails is followed by others; a copy that lost its place finds out by itself. */
  private void once() {
    try {
      beat.run();
    } catch (SQLException | RecordsException e) {
      // reported by the next transaction of the copy, if the database is gone
    }
  }

  @Override
  public void close() {
    timer.cancel();
  }
}
