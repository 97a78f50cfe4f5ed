package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Threads, one for each connection that is read from. */
final class Workers {

  private Workers() {}

  /** What a thread does. */
  interface Work {
    void run(Connection reader) throws SQLException;
  }

  /**
   * Does the work on each connection, and waits for all. The first failure ends the others at their
   * next wait and is thrown.
   */
  static void run(List<Connection> readers, Work work) throws SQLException {
    if (readers.size() == 1) {
      work.run(readers.get(0));
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(readers.size());
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (Connection reader : readers) {
        tasks.add(
            () -> {
              work.run(reader);
              return null;
            });
      }
      for (Future<Void> end : threads.invokeAll(tasks)) {
        end.get();
      }
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("The copy was interrupted.", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static SQLException thrown(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException fault) {
      throw fault;
    }
    if (cause instanceof Error fault) {
      throw fault;
    }
    return cause instanceof SQLException refused ? refused : new SQLException(cause);
  }
}
