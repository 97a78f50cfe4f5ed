package org.recordsdb.benchmarks.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What JMH wrote. */
final class ResultsFile {

  private ResultsFile() {}

  static List<Measurement> read(Path file) {
    List<Measurement> measurements = new ArrayList<>();
    for (JsonNode result : JsonMapper.shared().readTree(file.toFile())) {
      measurements.add(measurement(result));
    }
    return measurements;
  }

  private static Measurement measurement(JsonNode result) {
    JsonNode parameters = result.path("params");
    JsonNode metric = result.path("primaryMetric");
    String benchmark = result.path("benchmark").asString();
    List<Double> iterations = iterations(metric);
    return new Measurement(
        benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1),
        parameters.path("database").asString(),
        parameters.path("contender").asString(),
        parameters.path("size").asInt(0),
        result.path("threads").asInt(),
        result.path("jvmArgs").toString().contains("jmh.executor=VIRTUAL"),
        median(iterations),
        spread(iterations, metric),
        percentile(result, "50.0"),
        percentile(result, "99.0"),
        percentile(result, "99.9"),
        number(result.path("secondaryMetrics").path("gc.alloc.rate.norm").get("score")));
  }

  /** In order. Of calls timed singly JMH keeps no iterations but the mean of all. */
  private static List<Double> iterations(JsonNode metric) {
    List<Double> iterations = new ArrayList<>();
    for (JsonNode fork : metric.path("rawData")) {
      fork.forEach(iteration -> iterations.add(iteration.asDouble()));
    }
    if (iterations.isEmpty()) {
      iterations.add(number(metric.get("score")));
    }
    iterations.sort(null);
    return iterations;
  }

  private static double median(List<Double> ordered) {
    int half = ordered.size() / 2;
    return ordered.size() % 2 == 1
        ? ordered.get(half)
        : (ordered.get(half - 1) + ordered.get(half)) / 2;
  }

  /** Of a single iteration nothing is known; of calls timed singly JMH has an estimate. */
  private static double spread(List<Double> ordered, JsonNode metric) {
    if (ordered.size() > 1) {
      return (ordered.get(ordered.size() - 1) - ordered.get(0)) / 2;
    }
    return metric.has("rawData") ? Double.NaN : number(metric.get("scoreError"));
  }

  private static double percentile(JsonNode result, String rank) {
    boolean singly = result.path("mode").asString().equals("sample");
    return singly
        ? number(result.path("primaryMetric").path("scorePercentiles").get(rank))
        : Double.NaN;
  }

  /** JMH writes what it could not measure as a text. */
  private static double number(@Nullable JsonNode node) {
    return node != null && node.isNumber() ? node.asDouble() : Double.NaN;
  }
}
