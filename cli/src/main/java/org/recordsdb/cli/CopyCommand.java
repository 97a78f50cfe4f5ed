package org.recordsdb.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.RecordsException;
import org.recordsdb.migrate.copy.Copy;
import org.recordsdb.migrate.copy.CopyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code records copy}: a whole database into an empty one. */
@Command(
    name = "copy",
    description = {
      "Copies a whole database into an empty one, and compares the two.",
      "The source is read first. If it has anything that the target can't store and the policy"
          + " does not cover, nothing is written. A copy that was killed continues when it is run"
          + " again."
    })
// picocli sets the fields; the bar ends before the table is printed
@SuppressWarnings({"NullAway.Init", "try"})
final class CopyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin HelpFlag help;
  @Mixin private CopyEnds ends;
  @Mixin private ReportOptions reports;

  @Option(
      names = "--leave-out",
      description =
          "Copies without the parts of the schema that the target can't have. They are listed.")
  private boolean leaveOut;

  @Option(
      names = "--no-verify",
      description = "Does not read the stored rows again to compare them.")
  private boolean unverified;

  @Override
  public Integer call() {
    Copy copy = ends.copy().leaveOut(leaveOut).verify(!unverified);
    reports.begin(ends);
    try (CopyConsole console = CopyConsole.of(spec.commandLine().getErr())) {
      CopyReport report = ran(copy.progress(console), console);
      console.close();
      reports.write(report, spec.commandLine().getOut());
      return exitCode(report);
    }
  }

  private static CopyReport ran(Copy copy, CopyConsole console) {
    try {
      return copy.run();
    } catch (RecordsException e) {
      throw console.hasWritten() ? e : NothingWritten.of(e);
    }
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
        description = "Writes a report as one HTML file.")
    private @Nullable Path page;

    /** Refuses a file that can't be written or holds something else. */
    void begin(CopyEnds ends) {
      if (page != null) {
        new ReportFile(page).begin(ends.urls());
      }
    }

    /** Prints the result first: it is there also where the report's disk is full. */
    void write(CopyReport report, PrintWriter out) {
      if (json) {
        out.println(CopyJson.of(report));
      } else {
        CopySummary.lines(report).forEach(out::println);
      }
      out.flush();
      if (page != null) {
        write(report, new ReportFile(page));
      }
    }

    private static void write(CopyReport report, ReportFile file) {
      try {
        file.write(CopyPage.of(report));
      } catch (IOException | RecordsException e) {
        throw file.lost(e, done(report));
      }
    }

    private static String done(CopyReport report) {
      String again = "Make room there, or give another place";
      return switch (report.outcome()) {
        case COPIED ->
            "The copy is complete, and its result was printed. "
                + again
                + "; records verify --report writes a report of it.";
        case EQUAL, DIFFERENT, REFUSED ->
            "All else was done, and the result was printed. " + again + ", and run it again.";
      };
    }
  }
}
