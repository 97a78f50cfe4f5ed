package org.recordsdb.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.recordsdb.benchmarks.contender.Contenders;
import org.recordsdb.benchmarks.database.Database;

/** Everything that is measured. */
final class Plans {

  /**
   * The first JDK on which virtual threads are measured: before, a lock could hold their thread.
   */
  private static final int VIRTUAL_SINCE = 25;

  /** Iterations of what takes seconds, and of what takes half a minute, in a quick run. */
  private static final int LONG = 3;

  private static final int VERY_LONG = 2;

  private static final List<String> POSTGRES = List.of(Database.POSTGRESQL);
  private static final List<String> SQLITE = List.of(Database.SQLITE);
  private static final List<String> IN_MEMORY = List.of(Database.SQLITE_IN_MEMORY);

  private Plans() {}

  static List<Plan> of(Effort effort) {
    return effort == Effort.SMOKE ? smoke() : all(effort);
  }

  /** Every benchmark once, with little data. */
  private static List<Plan> smoke() {
    List<Plan> plans = new ArrayList<>();
    if (Database.hasMemoryFiles()) {
      plans.add(Plan.of("Batches.*").with("database", IN_MEMORY).with("size", List.of("10")));
    }
    plans.addAll(onTheDisk());
    return plans;
  }

  private static List<Plan> onTheDisk() {
    return List.of(
        Plan.of("(Statements.*|Inserts.insert.*|Deletes.*)"),
        Plan.of("Inserts.concurrentInsert").with("database", SQLITE).threads(16),
        Plan.of("MixedLoad.*").threads(4),
        Plan.of("Batches.*").with("size", List.of("10")),
        byOtherMeans("10"),
        Plan.of("Streams.*").with("size", List.of("10000")),
        Plan.of("Startup.*").with("contender", List.of(Contenders.RECORDS, Contenders.JDBC)));
  }

  private static List<Plan> all(Effort effort) {
    List<Plan> plans = new ArrayList<>();
    plans.add(Plan.of("(Statements.*|Inserts.insert.*|Deletes.*)").onSharedCore());
    plans.add(Plan.of("Inserts.concurrentInsert").with("database", SQLITE).threads(16));
    if (Database.hasMemoryFiles()) {
      plans.addAll(inMemory());
    }
    plans.addAll(load());
    plans.add(Plan.of("Batches.*").with("size", List.of("10", "1000")));
    plans.add(byOtherMeans("10", "1000"));
    plans.add(curve("1", "100", "10000"));
    Plan large = Plan.of("Batches.*").with("size", List.of("100000"));
    for (Plan plan : List.of(large, byOtherMeans("100000"), Plan.of("Streams.*"))) {
      plans.add(effort == Effort.QUICK ? plan.atMost(LONG) : plan);
    }
    plans.add(effort == Effort.QUICK ? curve("1000000").atMost(VERY_LONG) : curve("1000000"));
    List<String> programs = new ArrayList<>(Contenders.ALL);
    programs.remove(Contenders.JDBC_ARRAYS);
    plans.add(Plan.of("Startup.*").with("contender", programs));
    return plans;
  }

  /** What the disk hides: its waiting is the longest part of a write. */
  private static List<Plan> inMemory() {
    return List.of(
        Plan.of("(Statements.*|Inserts.insert.*|Deletes.*)")
            .with("database", IN_MEMORY)
            .onSharedCore(),
        Plan.of("Batches.*").with("database", IN_MEMORY).with("size", List.of("10", "10000")));
  }

  private static List<Plan> load() {
    List<Plan> plans = new ArrayList<>();
    for (int threads : List.of(1, 4, 16, 64)) {
      Plan load = Plan.of("MixedLoad.*").threads(threads);
      plans.add(load);
      if (Runtime.version().feature() >= VIRTUAL_SINCE) {
        plans.add(load.onVirtualThreads());
      }
    }
    return plans;
  }

  private static Plan byOtherMeans(String... sizes) {
    return Plan.of("Batches.*")
        .with("database", POSTGRES)
        .with("contender", List.of(Contenders.JDBC_COPY, Contenders.JDBC_REWRITE))
        .with("size", List.of(sizes));
  }

  /** Further sizes for the curve of the cost of a row. */
  private static Plan curve(String... sizes) {
    return Plan.of("Batches.*")
        .with("contender", List.of(Contenders.RECORDS, Contenders.JDBC))
        .with("size", List.of(sizes));
  }
}
