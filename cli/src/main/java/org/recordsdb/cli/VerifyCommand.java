package org.recordsdb.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.recordsdb.migrate.copy.CopyReport;
import org.recordsdb.migrate.copy.OnBadValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code records verify}: whether a database still holds what another one does. */
@Command(
    name = "verify",
    description = "Compares a copy with its source, all rows; exit code 1 if they differ.")
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
      names = "--on-bad-value",
      paramLabel = "POLICY",
      defaultValue = "FAIL",
      description = "The policy that the copy was made under. Default: ${DEFAULT-VALUE}.")
  private OnBadValue policy;

  @Override
  public Integer call() throws IOException {
    try (CopyConsole console = CopyConsole.of(spec.commandLine().getErr())) {
      CopyReport report = ends.copy().onBadValue(policy).progress(console).compare();
      console.close();
      reports.write(report, spec.commandLine().getOut());
      return CopyCommand.exitCode(report);
    }
  }
}
