package org.recordsdb.cli;

import java.util.concurrent.Callable;
import org.recordsdb.error.RecordsException;
import org.recordsdb.migrate.copy.Copy;
import org.recordsdb.migrate.copy.CopyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code records verify}: whether a database still holds what another one does. */
@Command(
    name = "verify",
    description = {
      "Compares all rows of a copy with its source; exit code 1 if they differ.",
      "Give it the options of the copy: a value that the target can't store and that the policy does"
          + " not cover is equal to nothing in the target."
    })
@SuppressWarnings({
  "NullAway.Init",
  "try"
}) // picocli sets the fields; the bar ends before its table
final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin HelpFlag help;
  @Mixin private CopyEnds ends;
  @Mixin private CopyCommand.ReportOptions reports;

  @Option(
      names = "--trust-target",
      description =
          "Reads the target also where that runs functions which others have put there. Without"
              + " this option they are listed, and nothing is compared.")
  private boolean trustTarget;

  @Override
  public Integer call() {
    Copy copy = ends.copy();
    reports.begin(ends);
    try (CopyConsole console = CopyConsole.of(spec.commandLine().getErr())) {
      CopyReport report = compared((trustTarget ? copy.trustTarget() : copy).progress(console));
      console.close();
      reports.write(report, spec.commandLine().getOut());
      return CopyCommand.exitCode(report);
    }
  }

  private static CopyReport compared(Copy copy) {
    try {
      return copy.compare();
    } catch (RecordsException e) {
      throw NothingWritten.of(e);
    }
  }
}
