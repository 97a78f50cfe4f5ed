package org.recordsdb.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;
import org.recordsdb.benchmarks.contender.Contenders;
import org.recordsdb.benchmarks.database.Database;

/** The charts of the report, as files. What was not measured gets no chart. */
final class Charts {

  private final Comparison comparison;
  private final Path directory;
  private final List<String> drawn = new ArrayList<>();

  Charts(Comparison comparison, Path directory) {
    this.comparison = comparison;
    this.directory = directory;
  }

  /** Draws all and gives their names. */
  List<String> draw() throws IOException {
    for (String database : Database.KINDS) {
      speed(database);
      batches(database);
      load(database);
      latency(database);
    }
    startup();
    return drawn;
  }

  /** How fast each contender is at each operation, JDBC into maps being 1. */
  private void speed(String database) throws IOException {
    List<Work> works = new ArrayList<>(Work.SINGLE_ROW);
    works.addAll(List.of(Work.TRANSACTION, Work.LARGEST, Work.RANGE, Work.MAPPED, Work.STREAM));
    works.removeIf(work -> comparison.find(work, database, Contenders.JDBC).isEmpty());
    CategoryChart chart =
        Canvas.bars("Speed on " + database + ": JDBC into maps is 1, more is faster");
    for (String contender : Contenders.ALL) {
      bars(chart, database, contender, works);
    }
    save("speed-" + database, chart);
  }

  private void bars(CategoryChart chart, String database, String contender, List<Work> works) {
    List<String> labels = new ArrayList<>();
    List<Double> speeds = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    for (Work work : works) {
      Optional<Measurement> one = comparison.find(work, database, contender);
      Optional<Measurement> jdbc = comparison.find(work, database, Contenders.JDBC);
      if (one.isPresent() && jdbc.isPresent()) {
        double speed = Comparison.ratio(one.get(), jdbc.get());
        labels.add(work.label());
        speeds.add(speed);
        double error = speed * one.get().spread() / one.get().micros();
        errors.add(Double.isNaN(error) ? 0 : error);
      }
    }
    if (!labels.isEmpty()) {
      chart.addSeries(contender, labels, speeds, errors);
    }
  }

  private void batches(String database) throws IOException {
    XYChart chart =
        Canvas.lines("Batch insert on " + database + ": microseconds a row", "rows in a batch");
    List<String> contenders = new ArrayList<>(Contenders.ALL);
    contenders.addAll(List.of(Contenders.JDBC_COPY, Contenders.JDBC_REWRITE));
    for (String contender : contenders) {
      List<Measurement> points = points(Work.BATCH, database, contender, false);
      Canvas.line(
          chart,
          contender,
          points.stream().map(Measurement::size).toList(),
          values(points, m -> m.micros() / m.size()));
    }
    save("batch-" + database, chart);
  }

  private void load(String database) throws IOException {
    XYChart chart = Canvas.lines("Mixed load on " + database + ": calls a second", "threads");
    for (String contender : Contenders.ALL) {
      line(chart, contender, database, contender, Measurement::perSecond);
    }
    save("load-" + database, chart);
  }

  private void latency(String database) throws IOException {
    XYChart chart =
        Canvas.lines("Latency under mixed load on " + database + ": microseconds", "threads");
    for (String contender : List.of(Contenders.RECORDS, Contenders.JDBC)) {
      line(chart, contender + " p50", database, contender, Measurement::p50);
      line(chart, contender + " p99", database, contender, Measurement::p99);
      line(chart, contender + " p99.9", database, contender, Measurement::p999);
    }
    save("latency-" + database, chart);
  }

  private void line(
      XYChart chart,
      String name,
      String database,
      String contender,
      ToDoubleFunction<Measurement> value) {
    List<Measurement> points = points(Work.MIXED, database, contender, false);
    Canvas.line(
        chart, name, points.stream().map(Measurement::threads).toList(), values(points, value));
    List<Measurement> virtual = points(Work.MIXED, database, contender, true);
    Canvas.line(
        chart,
        name + ", virtual",
        virtual.stream().map(Measurement::threads).toList(),
        values(virtual, value));
  }

  private void startup() throws IOException {
    CategoryChart chart =
        Canvas.bars("Milliseconds from the start of the program to its first row");
    for (String contender : Contenders.ALL) {
      List<String> databases = new ArrayList<>();
      List<Double> millis = new ArrayList<>();
      for (String database : Database.KINDS) {
        comparison
            .find(Work.STARTUP, database, contender)
            .ifPresent(
                m -> {
                  databases.add(database);
                  millis.add(m.micros() / 1_000);
                });
      }
      if (!databases.isEmpty()) {
        chart.addSeries(contender, databases, millis);
      }
    }
    save("startup", chart);
  }

  private List<Measurement> points(
      String operation, String database, String contender, boolean virtual) {
    return comparison.works().stream()
        .filter(work -> work.operation().equals(operation) && work.virtual() == virtual)
        .flatMap(work -> comparison.find(work, database, contender).stream())
        .toList();
  }

  private static List<Double> values(
      List<Measurement> points, ToDoubleFunction<Measurement> value) {
    return points.stream().map(value::applyAsDouble).toList();
  }

  private void save(String name, Chart<?, ?> chart) throws IOException {
    if (!chart.getSeriesCollection().isEmpty()) {
      Svg.write(chart, directory.resolve(name + ".svg"));
      drawn.add(name);
    }
  }
}
