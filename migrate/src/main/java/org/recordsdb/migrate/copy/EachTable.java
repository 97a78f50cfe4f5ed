package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Does something with each table, as many at a time as there are readers, and takes the time. */
final class EachTable {

  private final List<Connection> readers;
  private final Map<String, Duration> times = new ConcurrentHashMap<>();

  EachTable(List<Connection> readers) {
    this.readers = readers;
  }

  /** Something that is done with a table on a reader of its own. */
  interface Work {
    void run(Connection reader, TablePlan table) throws SQLException;
  }

  /**
   * Which tables are long is not known beforehand: each thread takes the next one, until one of
   * them fails.
   */
  void run(List<TablePlan> tables, Work work) throws SQLException {
    Queue<TablePlan> waiting = new ConcurrentLinkedQueue<>(tables);
    Workers.run(
        readers,
        reader -> {
          for (TablePlan table = waiting.poll(); table != null; table = waiting.poll()) {
            Workers.requireWanted();
            long start = System.nanoTime();
            work.run(reader, table);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            times.merge(table.name(), took, Duration::plus);
          }
        });
  }

  /** How long the table has taken so far. */
  Duration took(TablePlan table) {
    return times.getOrDefault(table.name(), Duration.ZERO);
  }
}
