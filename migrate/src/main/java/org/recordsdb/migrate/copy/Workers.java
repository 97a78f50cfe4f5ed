package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
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
   * Does the work on each connection, and waits for all. The first failure interrupts the other
   * threads, which look for that between tables and between rows, and is thrown when they have
   * ended.
   */
  static void run(List<Connection> readers, Work work) throws SQLException {
    if (readers.size() == 1) {
      work.run(readers.get(0));
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(readers.size());
    try {
      CompletionService<@Nullable Void> ends = new ExecutorCompletionService<>(threads);
      for (Connection reader : readers) {
        ends.submit(
            () -> {
              work.run(reader);
              return null;
            });
      }
      Throwable first = null;
      for (int i = 0; i < readers.size(); i++) {
        Throwable failure = failure(ends.take());
        if (first == null && failure != null) {
          first = failure;
          threads.shutdownNow();
        }
      }
      if (first != null) {
        throw thrown(first);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    } finally {
      threads.shutdownNow();
    }
  }

  /** Ends the work of a thread that was interrupted. */
  static void requireWanted() throws SQLException {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted();
    }
  }

  private static SQLException interrupted() {
    return new SQLException("The copy was interrupted.");
  }

  private static @Nullable Throwable failure(Future<@Nullable Void> end)
      throws InterruptedException {
    try {
      end.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  private static SQLException thrown(Throwable cause) {
    if (cause instanceof RuntimeException fault) {
      throw fault;
    }
    if (cause instanceof Error fault) {
      throw fault;
    }
    return cause instanceof SQLException refused ? refused : new SQLException(cause);
  }
}
