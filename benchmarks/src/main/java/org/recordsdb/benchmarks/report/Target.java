package org.recordsdb.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.recordsdb.benchmarks.contender.Contenders;
import org.recordsdb.benchmarks.database.Database;

/**
 * What Records is to reach: to be so many times as fast as another at some work.
 *
 * @param name the work
 * @param databases where
 * @param works the kinds of work, each of which must reach it
 * @param against the other's name
 * @param other finds the other's result
 * @param atLeast the ratio
 */
record Target(
    String name,
    List<String> databases,
    List<Work> works,
    String against,
    Rival other,
    double atLeast) {

  /** Whose result is compared with. */
  interface Rival {
    Optional<Measurement> find(Comparison comparison, Work work, String database);
  }

  /**
   * How it came out in one place.
   *
   * @param target what was to be reached
   * @param work at which work
   * @param database where
   * @param rival by whom
   * @param ratio what was reached
   */
  record Outcome(Target target, Work work, String database, String rival, double ratio) {
    boolean met() {
      return ratio >= target.atLeast();
    }
  }

  private static final List<String> BOTH = List.of("sqlite", "postgresql");
  private static final List<String> SQLITE = List.of("sqlite");
  private static final List<String> POSTGRES = List.of("postgresql");
  private static final Rival BEST_PEER = Comparison::bestPeer;

  static final List<Target> ALL =
      List.of(
          new Target("single row", Database.KINDS, Work.SINGLE_ROW, "JDBC into maps", jdbc(), 0.95),
          new Target(
              "single row", Database.KINDS, Work.SINGLE_ROW, "the best peer", BEST_PEER, 1.05),
          new Target(
              "1,000 rows and stream",
              BOTH,
              List.of(Work.RANGE, Work.STREAM),
              "JDBC into maps",
              jdbc(),
              1.2),
          new Target(
              "batch of 100,000",
              POSTGRES,
              List.of(Work.batch(100_000)),
              "COPY as text by hand",
              by(Contenders.JDBC_COPY),
              0.9),
          new Target(
              "batch of 100,000",
              POSTGRES,
              List.of(Work.batch(100_000)),
              "the best peer",
              BEST_PEER,
              3),
          new Target(
              "batch of 100,000",
              SQLITE,
              List.of(Work.batch(100_000)),
              "JDBC's batch in a transaction",
              jdbc(),
              1.5),
          new Target(
              "batch of 10,000",
              List.of(Database.SQLITE_IN_MEMORY),
              List.of(Work.batch(10_000)),
              "JDBC's batch in a transaction",
              jdbc(),
              1.5),
          new Target(
              "concurrent inserts",
              SQLITE,
              List.of(Work.CONCURRENT_INSERT),
              "JDBC with one pool",
              jdbc(),
              5),
          new Target("as Java records", BOTH, List.of(Work.MAPPED), "JDBI", by("jdbi"), 1.2),
          new Target("as Java records", BOTH, List.of(Work.MAPPED), "Spring", by("spring"), 1.2));

  private static Rival jdbc() {
    return by(Contenders.JDBC);
  }

  private static Rival by(String contender) {
    return (comparison, work, database) -> comparison.find(work, database, contender);
  }

  /** How it came out at each kind of work and database that was measured, the worst first. */
  List<Outcome> outcomes(Comparison comparison) {
    List<Outcome> outcomes = new ArrayList<>();
    for (String database : databases) {
      for (Work work : works) {
        Optional<Measurement> records = comparison.find(work, database, Contenders.RECORDS);
        Optional<Measurement> rival = other.find(comparison, work, database);
        if (records.isPresent() && rival.isPresent()) {
          double ratio = Comparison.ratio(records.get(), rival.get());
          outcomes.add(new Outcome(this, work, database, rival.get().contender(), ratio));
        }
      }
    }
    outcomes.sort(Comparator.comparingDouble(Outcome::ratio));
    return outcomes;
  }
}
