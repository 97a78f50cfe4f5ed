package org.recordsdb.fuzz;

import java.util.List;
import java.util.Locale;
import org.recordsdb.Records;

/** One call of a program, as a value that can be run, printed as Java, and made smaller. */
interface Step {

  /** Runs the call and says what came of it. */
  String run(Side side, Records on);

  /** The call as Java. */
  String java(JavaSource source, String on);

  /** Smaller calls to try in its place. */
  default List<Step> smaller() {
    return List.of();
  }

  /** What the tally calls it. */
  default String verb() {
    String name = getClass().getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** The failure that a program plans inside of a transaction. */
  final class Planned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Planned() {
      super("planned", null, false, false);
    }
  }
}
