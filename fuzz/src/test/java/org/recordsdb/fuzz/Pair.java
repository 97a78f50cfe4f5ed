package org.recordsdb.fuzz;

import java.util.List;
import java.util.Optional;

/** Both databases, and programs run on them side by side. Not thread-safe. */
final class Pair implements AutoCloseable {

  private final Place place;
  private final String databases;
  private final Database sqlite;
  private final Database postgres;
  private final Runnable after;

  Pair(Place place, String databases, Database sqlite, Database postgres, Runnable after) {
    this.place = place;
    this.databases = databases;
    this.sqlite = sqlite;
    this.postgres = postgres;
    this.after = after;
  }

  /** The place and what its databases are. */
  @Override
  public String toString() {
    return place + " (" + databases + ")";
  }

  /** Runs a program on both; gives the first difference. */
  Optional<Divergence> run(Program program) {
    return run(program, new Tally());
  }

  /**
   * Runs a program on both; gives the first difference.
   *
   * @param tally counts each call once, though it is made on both
   */
  Optional<Divergence> run(Program program, Tally tally) {
    Side left = new Side(sqlite, program.schema(), tally, true);
    Side right = new Side(postgres, program.schema(), new Tally(), false);
    left.drop();
    right.drop();
    try {
      left.create();
      right.create();
      for (Step step : program.steps()) {
        int at = left.trace().size();
        left.run(step);
        right.run(step);
        if (differs(left, right, at)) {
          return Optional.of(new Divergence(place, program, step, left, right, at));
        }
      }
      int at = left.trace().size();
      contents(left);
      contents(right);
      return differs(left, right, at)
          ? Optional.of(new Divergence(place, program, null, left, right, at))
          : Optional.empty();
    } finally {
      left.drop();
      right.drop();
    }
  }

  private static void contents(Side side) {
    for (Schema.Table table : side.schema().tables()) {
      side.note(side.showUnordered(table.name(), side.records().select(table.name())));
    }
  }

  private static boolean differs(Side left, Side right, int from) {
    List<String> ours = left.trace().subList(from, left.trace().size());
    List<String> theirs = right.trace().subList(from, right.trace().size());
    return !ours.equals(theirs) || ours.stream().anyMatch(Divergence::isFault);
  }

  @Override
  public void close() {
    sqlite.close();
    postgres.close();
    after.run();
  }
}
