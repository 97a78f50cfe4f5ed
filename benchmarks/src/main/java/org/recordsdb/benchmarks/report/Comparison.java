package org.recordsdb.benchmarks.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.recordsdb.benchmarks.contender.Contenders;

/** All results of a run, to be looked up and set against each other. */
record Comparison(List<Measurement> measurements) {

  /** All kinds of work that were measured, in the order of the report. */
  List<Work> works() {
    return measurements.stream()
        .map(Work::of)
        .distinct()
        .sorted(
            Comparator.comparingInt(Work::place)
                .thenComparing(Work::size)
                .thenComparing(Work::threads)
                .thenComparing(Work::virtual))
        .toList();
  }

  /** The contenders' results at a kind of work on a database, the fastest first. */
  List<Measurement> of(Work work, String database) {
    return measurements.stream()
        .filter(m -> Work.of(m).equals(work) && m.database().equals(database))
        .sorted(Comparator.comparingDouble(Measurement::micros))
        .toList();
  }

  Optional<Measurement> find(Work work, String database, String contender) {
    return of(work, database).stream().filter(m -> m.contender().equals(contender)).findFirst();
  }

  /** The fastest of the other libraries. */
  Optional<Measurement> bestPeer(Work work, String database) {
    return of(work, database).stream()
        .filter(m -> Contenders.PEERS.contains(m.contender()))
        .findFirst();
  }

  /** How many times as fast as the other: over 1 is faster. */
  static double ratio(Measurement one, Measurement other) {
    return other.micros() / one.micros();
  }
}
