package org.recordsdb.benchmarks.report;

import java.util.Optional;
import org.recordsdb.benchmarks.contender.Contenders;

/** The table of one kind of work on one database: a line for each contender, the fastest first. */
final class OperationTable {

  private OperationTable() {}

  static MarkdownTable of(Comparison comparison, Work work, String database) {
    Optional<Measurement> jdbc = comparison.find(work, database, Contenders.JDBC);
    Optional<Measurement> peer = comparison.bestPeer(work, database);
    MarkdownTable table =
        new MarkdownTable(
            "contender", "µs", "±", "to JDBC into maps", "to the best peer", "bytes allocated");
    for (Measurement m : comparison.of(work, database)) {
      table.row(
          m.contender().equals(Contenders.RECORDS) ? "**records**" : m.contender(),
          Numbers.plain(m.micros()),
          Numbers.plain(m.spread()),
          to(m, jdbc),
          to(m, peer),
          work.equals(Work.STARTUP) ? "" : Numbers.plain(m.bytes()));
    }
    return table;
  }

  private static String to(Measurement one, Optional<Measurement> other) {
    return other.map(m -> Numbers.ratio(Comparison.ratio(one, m))).orElse("");
  }
}
