package org.recordsdb.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.recordsdb.benchmarks.database.Database;

/**
 * Puts the current thread and the server's processes for its database on one core (Linux's {@code
 * taskset}); compilers and collectors of this process keep the others. A short statement is a
 * message to the server and one back, and what that takes depends on whether both happen to run on
 * one core, by a factor of two: luck, which would decide who is faster.
 */
final class Cores {

  /** The system property that asks for it. */
  static final String SHARED = "records.benchmarks.sharedCore";

  private static final Path TASKSET = Path.of("/usr/bin/taskset");

  private Cores() {}

  /** Does it, where it is asked for, can be done and matters: SQLite has no other process. */
  static void settle(Database database) throws SQLException {
    if (Boolean.getBoolean(SHARED) && Files.isExecutable(TASKSET) && !database.isSqlite()) {
      settle(thread(), () -> true);
      for (long server : servers(database)) {
        ProcessHandle.of(server)
            .filter(Cores::isPostgres)
            .ifPresent(process -> settle(process.pid(), process::isAlive));
      }
    }
  }

  /** The number that Linux has for the current thread: the last part of {@code 123/task/456}. */
  private static long thread() {
    try {
      Path self = Files.readSymbolicLink(Path.of("/proc/thread-self"));
      return Long.parseLong(String.valueOf(self.getFileName()));
    } catch (IOException e) {
      throw new IllegalStateException("The thread's number is not known.", e);
    }
  }

  private static List<Long> servers(Database database) throws SQLException {
    List<Long> processes = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet servers =
            statement.executeQuery(
                "select pid from pg_stat_activity where datname = current_database()"
                    + " and pid <> pg_backend_pid()")) {
      while (servers.next()) {
        processes.add(servers.getLong(1));
      }
    }
    return processes;
  }

  /** The numbers are those of another machine where the server is on one. */
  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("/postgres");
  }

  /** A server's process may have ended since. */
  private static void settle(long number, BooleanSupplier isAlive) {
    try {
      int exit =
          new ProcessBuilder(TASKSET.toString(), "-c", "-p", "0", Long.toString(number))
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start()
              .waitFor();
      if (exit != 0 && isAlive.getAsBoolean()) {
        throw new IllegalStateException("Process or thread " + number + " can't go to core 0.");
      }
    } catch (IOException e) {
      throw new IllegalStateException("The processes can't be put on one core.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
