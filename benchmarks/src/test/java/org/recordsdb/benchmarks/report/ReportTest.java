package org.recordsdb.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.benchmarks.report.Target.Outcome;

/** The report says what JMH's results say. */
class ReportTest {

  @TempDir Path directory;

  @Test
  void theMedianOfTheIterationsOfAllForksCounts() throws IOException {
    List<Measurement> read = ResultsFile.read(results(find("jdbc", "[[9.0, 1.0], [2.0]]")));

    assertThat(read)
        .containsExactly(
            new Measurement(
                "Statements.find",
                "sqlite",
                "jdbc",
                0,
                1,
                false,
                2.0,
                4.0,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                512.0));
  }

  @Test
  void aTargetIsMetOrNotByTheRatioOfTimes() throws IOException {
    Comparison comparison =
        new Comparison(
            ResultsFile.read(
                results(
                    find("records", "[[10.0]]"),
                    find("jdbc", "[[9.0]]"),
                    find("jooq", "[[40.0]]"),
                    find("jdbi", "[[20.0]]"))));

    Outcome toJdbc = Target.ALL.get(0).outcomes(comparison).get(0);
    assertThat(toJdbc.ratio()).isEqualTo(0.9, within(1e-9));
    assertThat(toJdbc.met()).isFalse();
    Outcome toPeers = Target.ALL.get(1).outcomes(comparison).get(0);
    assertThat(toPeers.rival()).isEqualTo("jdbi");
    assertThat(toPeers.ratio()).isEqualTo(2.0, within(1e-9));
    assertThat(toPeers.met()).isTrue();
  }

  @Test
  void thePageShowsTheTargetsAndEveryContenderWithItsRatios() throws IOException {
    Path results =
        results(find("records", "[[10.0]]"), find("jdbc", "[[9.0]]"), find("spring", "[[20.0]]"));
    Path facts = Files.writeString(directory.resolve("facts"), "effort=quick\njdk=Some VM 17\n");

    Report.write(results, Facts.read(facts), directory);

    assertThat(directory.resolve("performance.md"))
        .content()
        .contains("| single row | JDBC into maps | sqlite | 0.95 | 0.90 | by key | **not met** |")
        .contains("| single row | the best peer (spring) | sqlite | 1.05 | 2.00 | by key | met |")
        .contains("| jdk | Some VM 17 |")
        .contains("| **records** | 10.0 |  | 0.90 | 2.00 | 512 |")
        .contains("![speed-sqlite](performance/speed-sqlite.svg)")
        .doesNotContain("speed-postgresql.svg");
    assertThat(directory.resolve("performance/speed-sqlite.svg")).content().contains("<svg");
  }

  private Path results(String... results) throws IOException {
    String text = "[" + String.join(",", results) + "]";
    return Files.writeString(directory.resolve("results.json"), text);
  }

  private static String find(String contender, String iterations) {
    return """
        {"benchmark": "org.recordsdb.benchmarks.Statements.find", "mode": "avgt", "threads": 1,
         "jvmArgs": [], "params": {"database": "sqlite", "contender": "%s"},
         "primaryMetric": {"score": 1.0, "rawData": %s},
         "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 512.0}}}
        """
        .formatted(contender, iterations);
  }
}
