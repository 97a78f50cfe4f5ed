package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.recordsdb.fuzz.Schema.Column;
import org.recordsdb.fuzz.Schema.Table;

/** Takes away from a program what its divergence does not need. */
final class Shrinker {

  private static final long BUDGET_NANOS = TimeUnit.SECONDS.toNanos(15);

  private final Pair pair;
  private final long end = System.nanoTime() + BUDGET_NANOS;
  private Divergence best;

  private Shrinker(Pair pair, Divergence found) {
    this.pair = pair;
    this.best = found;
  }

  static Divergence shrunk(Pair pair, Divergence found) {
    Shrinker shrinker = new Shrinker(pair, found);
    int size;
    do {
      size = shrinker.weight();
      shrinker.fewerSteps();
      shrinker.smallerSteps();
      shrinker.smallerSchema();
    } while (shrinker.weight() < size && shrinker.hasTime());
    return shrinker.best;
  }

  private int weight() {
    return best.report().length();
  }

  private boolean hasTime() {
    return System.nanoTime() < end;
  }

  /** Halves, quarters, and so on down to single steps. */
  private void fewerSteps() {
    for (int chunk = Math.max(1, steps().size() / 2); chunk > 0; chunk /= 2) {
      for (int at = steps().size() - chunk; at >= 0 && hasTime(); at -= chunk) {
        List<Step> fewer = new ArrayList<>(steps());
        fewer.subList(at, Math.min(at + chunk, fewer.size())).clear();
        keepIfFailing(best.program().with(fewer));
        at = Math.min(at, steps().size());
      }
    }
  }

  private void smallerSteps() {
    for (int i = 0; i < steps().size(); i++) {
      boolean shrunk = true;
      while (shrunk && hasTime()) {
        shrunk = false;
        for (List<Step> changed : replacements(i)) {
          if (hasTime() && keepIfFailing(best.program().with(changed))) {
            shrunk = true;
            break;
          }
        }
        if (i >= steps().size()) {
          return;
        }
      }
    }
  }

  private List<List<Step>> replacements(int i) {
    List<List<Step>> all = new ArrayList<>();
    List<Step> inner = steps().get(i).inner();
    if (!inner.isEmpty()) {
      List<Step> flat = new ArrayList<>(steps());
      flat.remove(i);
      flat.addAll(i, inner);
      all.add(flat);
    }
    for (Step each : steps().get(i).smaller()) {
      List<Step> changed = new ArrayList<>(steps());
      changed.set(i, each);
      all.add(changed);
    }
    return all;
  }

  private void smallerSchema() {
    Schema needed = best.program().schema();
    for (Table table : needed.tables()) {
      if (hasTime()) {
        Schema fewer =
            new Schema(
                best.program().schema().tables().stream()
                    .filter(t -> !t.name().equals(table.name()))
                    .toList());
        keepIfFailing(best.program().with(fewer));
      }
    }
    for (Table table : best.program().schema().tables()) {
      if (!table.uniques().isEmpty()) {
        keepIfFailing(
            best.program()
                .with(
                    best.program()
                        .schema()
                        .with(new Table(table.name(), table.columns(), table.key(), List.of()))));
      }
      for (Column column : table.columns()) {
        Table now = best.program().schema().table(table.name());
        if (!now.isInKey(column.name()) && hasTime()) {
          keepIfFailing(
              best.program().with(best.program().schema().with(now.without(column.name()))));
        }
      }
    }
  }

  private List<Step> steps() {
    return best.program().steps();
  }

  /** A schema that does not fit together any more is no smaller program. */
  private boolean keepIfFailing(Program program) {
    Optional<Divergence> still;
    try {
      still = pair.run(program);
    } catch (RuntimeException e) {
      return false;
    }
    boolean same = still.isPresent() && still.get().resembles(best);
    if (same) {
      best = still.get();
    }
    return same;
  }
}
