package org.recordsdb.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.copy.Copy;
import org.recordsdb.migrate.copy.CopyReport;
import org.recordsdb.migrate.copy.OnBadValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code records copy}: a whole database into an empty one. */
@Command(
    name = "copy",
    description = {
      "Copies a whole database into an empty one, and compares them.",
      "The source is read through first. If it holds anything that the target can't take and the"
          + " policy does not cover, nothing is written. A copy that was killed goes on when it is"
          + " run again."
    })
// picocli sets the fields; the bar ends before the table is printed
@SuppressWarnings({"NullAway.Init", "try"})
final class CopyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin HelpFlag help;
  @Mixin private CopyEnds ends;
  @Mixin private ReportOptions reports;

  @Option(
      names = "--on-bad-value",
      paramLabel = "POLICY",
      defaultValue = "FAIL",
      description =
          "What becomes of values that their column can't take: FAIL (nothing is copied), NULL,"
              + " TEXT (their column becomes text), QUARANTINE (their row goes to the table"
              + " records_quarantine). Default: ${DEFAULT-VALUE}.")
  private OnBadValue policy;

  @Option(
      names = "--type",
      paramLabel = "TABLE.COLUMN=TYPE",
      description = "The type of a column in the target, as orders.total=numeric(10,2).")
  private Map<String, String> types = new LinkedHashMap<>();

  @Option(
      names = "--leave-out",
      description = "The target may lack what has no translation: it is listed, and left out.")
  private boolean leaveOut;

  @Option(names = "--no-verify", description = "The stored rows are not read again and compared.")
  private boolean unverified;

  @Override
  public Integer call() throws IOException {
    Copy copy = ends.copy().onBadValue(policy).leaveOut(leaveOut).verify(!unverified);
    for (Map.Entry<String, String> type : types.entrySet()) {
      copy = typed(copy, type.getKey(), type.getValue());
    }
    try (CopyConsole console = CopyConsole.of(spec.commandLine().getErr())) {
      CopyReport report = copy.progress(console).run();
      console.close();
      reports.write(report, spec.commandLine().getOut());
      return exitCode(report);
    }
  }

  private Copy typed(Copy copy, String column, String type) {
    int point = column.lastIndexOf('.');
    if (point < 1) {
      throw new ParameterException(
          spec.commandLine(), "--type wants TABLE.COLUMN=TYPE, as orders.total=numeric(10,2)");
    }
    return copy.type(
        column.substring(0, point),
        column.substring(point + 1),
        TypeName.parse(type)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "--type: there is no type " + type)));
  }

  static int exitCode(CopyReport report) {
    return switch (report.outcome()) {
      case COPIED, EQUAL -> ExitCode.DONE;
      case DIFFERENT -> ExitCode.FOUND;
      case REFUSED -> ExitCode.REFUSED;
    };
  }

  /** What a report is written to. */
  static final class ReportOptions {

    @Option(names = "--json", description = "One JSON document on the standard output.")
    private boolean json;

    @Option(
        names = "--report",
        paramLabel = "FILE",
        description = "Writes a page that a browser shows, complete in one file.")
    private @Nullable Path page;

    void write(CopyReport report, PrintWriter out) throws IOException {
      if (page != null) {
        CopyPage.write(report, page);
      }
      if (json) {
        out.println(CopyJson.of(report));
      } else {
        CopySummary.lines(report).forEach(out::println);
      }
      out.flush();
    }
  }
}
