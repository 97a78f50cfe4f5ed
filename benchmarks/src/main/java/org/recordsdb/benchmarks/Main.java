package org.recordsdb.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.recordsdb.benchmarks.database.Database;
import org.recordsdb.benchmarks.report.Facts;
import org.recordsdb.benchmarks.report.Report;

/**
 * Measures and reports: {@code [--quick | --smoke] [--results DIRECTORY] [--report DIRECTORY]
 * [--again] [FILTER]}. The filter is a pattern of benchmarks, as {@code Batches}; {@code --again}
 * makes the report from the results of an earlier run.
 */
public final class Main {

  private Effort effort = Effort.FULL;
  private Path results = Path.of("target", "results");
  private Path report = Path.of("target", "report");
  private boolean again;
  private String filter = "";

  private Main(String[] args) {
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--quick", "--smoke" ->
            effort = Effort.valueOf(args[i].substring(2).toUpperCase(Locale.ROOT));
        case "--results" -> results = Path.of(args[++i]);
        case "--report" -> report = Path.of(args[++i]);
        case "--again" -> again = true;
        default -> filter = args[i];
      }
    }
  }

  /** Runs the plans, writing the results after each, and then the report. */
  public static void main(String[] args) throws IOException, RunnerException, SQLException {
    Main main = new Main(args);
    if (!main.again) {
      main.measure();
    }
    Report.write(main.resultsFile(), Facts.read(main.factsFile()), main.report);
    System.out.println("Report: " + main.report.resolve("performance.md"));
    System.exit(0); // ends what JMH's threads and the drivers' may have left
  }

  private Path resultsFile() {
    return results.resolve("results.json");
  }

  private Path factsFile() {
    return results.resolve("facts.properties");
  }

  private void measure() throws IOException, RunnerException, SQLException {
    Files.createDirectories(results);
    Collection<RunResult> all = new ArrayList<>();
    try (Database postgres = Database.create("postgresql")) {
      System.setProperty(Database.SERVER_PROPERTY, postgres.location());
      Facts.collect(effort.name().toLowerCase(Locale.ROOT), postgres).write(factsFile());
      for (Plan plan : Plans.of(effort)) {
        long start = System.nanoTime();
        all.addAll(run(plan.options(effort, postgres.location(), filter)));
        write(all);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        System.out.println(plan.benchmark() + ": " + all.size() + " results, " + seconds + " s");
      }
    }
  }

  /** A plan of which the filter leaves nothing has no results. */
  private static Collection<RunResult> run(Options options) throws RunnerException {
    try {
      return new Runner(options).run();
    } catch (NoBenchmarksException e) {
      return List.of();
    }
  }

  private void write(Collection<RunResult> all) throws IOException {
    try (PrintStream out = new PrintStream(resultsFile().toFile(), UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(all);
    }
  }
}
