package org.recordsdb.examples.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.recordsdb.Health;

/** The summary as text: tables, and one line about the database at the end. */
final class Report {

  private static final int NAME_WIDTH = 44;

  private Report() {}

  /** Everything that is the same on every database. */
  static List<String> tables(Summary summary) {
    List<String> lines = new ArrayList<>();
    lines.add(count("Documents", outcomes(summary)));
    lines.add(count("Formats", summary.markdown() + " markdown, " + summary.text() + " text"));
    lines.add(count("Chunks", summary.chunks()));
    lines.add(
        count(
            "Entities",
            summary.entities() + " in the documents, " + summary.names() + " different"));
    lines.add(count("Relationships", summary.relationships() + " within the documents"));
    if (!summary.top().isEmpty()) {
      lines.add("");
      lines.add(entity("What most documents speak of", "Kind", "Mentions", "Documents"));
      summary.top().forEach(top -> lines.add(entity(top)));
    }
    if (!summary.failures().isEmpty()) {
      lines.add("");
      lines.add("Failed documents");
      summary.failures().forEach(f -> lines.add(oneLine("  " + f.path() + ": " + f.error())));
    }
    return lines;
  }

  /** The one line that depends on the database and on the time. */
  static String database(Summary summary) {
    Health health = summary.health();
    Health.Pool pool = health.pool();
    return "Database: %s %s, %s, schema %s; pool %d active, %d idle, at most %d; slowest stage %s"
        .formatted(
            health.backend(),
            health.serverVersion(),
            health.status(),
            health.schemaVersion(),
            pool.active(),
            pool.idle(),
            pool.max(),
            summary.slowest().map(Report::stage).orElse("none, nothing was written"));
  }

  private static String stage(Summary.StageTime time) {
    return lower(time.stage()) + " " + time.micros() / 1_000 + " ms";
  }

  private static String outcomes(Summary summary) {
    Stream<String> each =
        Arrays.stream(Outcome.values())
            .map(o -> summary.outcomes().getOrDefault(o, 0) + " " + lower(o));
    return each.collect(Collectors.joining(", "));
  }

  private static String count(String what, Object number) {
    return "%-14s %s".formatted(what, number);
  }

  private static String entity(Summary.TopEntity top) {
    return entity(shortened(top.name()), lower(top.kind()), top.occurrences(), top.documents());
  }

  private static String entity(String name, String kind, Object mentions, Object documents) {
    return "%-44s  %-5s  %8s  %9s".formatted(name, kind, mentions, documents);
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= NAME_WIDTH
        ? name
        : name.substring(0, name.offsetByCodePoints(0, NAME_WIDTH - 3)) + "...";
  }

  /** A file's name may have line ends, and codes that steer a terminal. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
