package org.recordsdb.migrate.verify;

import java.io.PrintStream;
import org.recordsdb.migrate.copy.Copy;
import org.recordsdb.migrate.copy.CopyProgress;
import org.recordsdb.migrate.copy.CopyReport;

/** A copy in a process of its own, which says what it does and can be killed. */
final class KilledCopy {

  private KilledCopy() {}

  /**
   * Copies, and prints the name of each phase when it begins and the outcome at the end.
   *
   * @param arguments URLs of source and target
   */
  public static void main(String[] arguments) {
    PrintStream out = System.out;
    CopyProgress phases =
        new CopyProgress() {
          @Override
          public void begins(Phase phase, int tables) {
            out.println(phase);
            out.flush();
          }
        };
    CopyReport report =
        Copy.from(arguments[0]).to(arguments[1]).leaveOut(true).progress(phases).run();
    out.println(report.outcome());
    out.flush();
  }
}
