package org.recordsdb.migrate.verify;

import java.io.PrintStream;
import org.recordsdb.migrate.copy.Copy;
import org.recordsdb.migrate.copy.CopyProgress;
import org.recordsdb.migrate.copy.CopyReport;

/** A copy in a process of its own, which says what it does and can be killed. */
final class KilledCopy {

  /** How a line begins that says how many rows of a table are stored. */
  static final String STORED = "stored ";

  private KilledCopy() {}

  /**
   * Copies, and prints the name of each phase when it begins, {@link #STORED} with the number of
   * rows and the table when rows are stored, and the outcome at the end.
   *
   * @param arguments URLs of source and target
   */
  public static void main(String[] arguments) {
    CopyReport report =
        Copy.from(arguments[0])
            .to(arguments[1])
            .leaveOut(true)
            .progress(new Printed(System.out))
            .run();
    say(System.out, report.outcome());
  }

  private static void say(PrintStream out, Object line) {
    out.println(line);
    out.flush();
  }

  private record Printed(PrintStream out) implements CopyProgress {

    @Override
    public void begins(Phase phase, int tables) {
      say(out, phase);
    }

    @Override
    public void copied(String table, long rows) {
      say(out, STORED + rows + " " + table);
    }
  }
}
