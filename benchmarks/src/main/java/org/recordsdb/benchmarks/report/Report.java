package org.recordsdb.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code performance.md} and the charts in the folder {@code performance} beside it. */
public final class Report {

  private Report() {}

  /** Makes the report of a run's results, in this directory. */
  public static void write(Path results, Facts facts, Path directory) throws IOException {
    Comparison comparison = new Comparison(ResultsFile.read(results));
    Path charts = Files.createDirectories(directory.resolve("performance"));
    Files.writeString(
        directory.resolve("performance.md"),
        new Page(comparison, facts, new Charts(comparison, charts)).text());
  }
}
