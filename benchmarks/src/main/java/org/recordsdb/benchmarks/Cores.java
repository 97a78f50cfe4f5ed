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
import org.recordsdb.benchmarks.database.Database;

/**
 * Puts this process and the server's processes for its database on one core (Linux's {@code
 * taskset}). A short statement is a message to the server and one back, and what that takes depends
 * on whether both happen to run on one core, by a factor of two: luck, which would decide who is
 * faster.
 */
final class Cores {

  /** The system property that asks for it. */
  static final String SHARED = "records.benchmarks.sharedCore";

  private static final Path TASKSET = Path.of("/usr/bin/taskset");

  private Cores() {}

  /** Does it, where it is asked for, can be done and matters: SQLite has no other process. */
  static void settle(Database database) throws SQLException {
    if (Boolean.getBoolean(SHARED) && Files.isExecutable(TASKSET) && !database.isSqlite()) {
      for (long process : processes(database)) {
        settle(process);
      }
    }
  }

  private static List<Long> processes(Database database) throws SQLException {
    List<Long> processes = new ArrayList<>();
    processes.add(ProcessHandle.current().pid());
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

  /** A server's process that has ended since is none to settle. */
  private static void settle(long process) {
    try {
      new ProcessBuilder(TASKSET.toString(), "-a", "-c", "-p", "0", Long.toString(process))
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("The processes can't be put on one core.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
