package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.recordsdb.Records;

/** One call of a program, as a value that can be run, printed as Java, and made smaller. */
interface Step {

  /** Runs the call and says what came of it. */
  String run(Side side, Records on);

  /** The call as Java. */
  String java(JavaSource source, String on);

  /** The calls that it makes inside of itself. */
  default List<Step> inner() {
    return List.of();
  }

  /** Smaller calls to try in its place. */
  default List<Step> smaller() {
    return List.of();
  }

  /** What the tally calls it. */
  default String verb() {
    String name = getClass().getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** The steps without one of them, or with a smaller one in its place. */
  static List<List<Step>> smallerLists(List<Step> steps) {
    List<List<Step>> smaller = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      List<Step> fewer = new ArrayList<>(steps);
      fewer.remove(i);
      smaller.add(fewer);
      for (Step each : steps.get(i).smaller()) {
        List<Step> changed = new ArrayList<>(steps);
        changed.set(i, each);
        smaller.add(changed);
      }
    }
    return smaller;
  }

  /** The failure that a program plans inside of a transaction. */
  final class Planned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Planned() {
      super("planned", null, false, false);
    }
  }
}
