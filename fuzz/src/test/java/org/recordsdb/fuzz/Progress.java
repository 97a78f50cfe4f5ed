package org.recordsdb.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What a long run has done: printed as it goes, and written to a file at its end. Thread-safe. */
final class Progress {

  private static final Path FILE = Path.of("target", "fuzz-report.txt");

  /** After so many divergences there is work to do. */
  private static final int ENOUGH = 12;

  private final long start = System.nanoTime();
  private final Tally tally = new Tally();
  private final Set<Long> seeds = new TreeSet<>();
  private final Set<String> places = new TreeSet<>();
  private final List<String> reports = new ArrayList<>();
  private int programs;

  synchronized void program(Tally called) {
    tally.add(called);
    programs++;
  }

  synchronized void divergence(String report) {
    reports.add(report);
    System.out.println(report);
  }

  /** The shrunk program of each divergence, and what it gave. */
  synchronized List<String> reports() {
    return List.copyOf(reports);
  }

  synchronized boolean isEnough() {
    return reports.size() >= ENOUGH;
  }

  synchronized void seed(long seed, Pair pair) {
    seeds.add(seed);
    places.add(pair.toString());
    System.out.println("fuzz: seed " + seed + " done at " + pair + "; so far " + counts());
  }

  /** Prints and writes the summary. */
  synchronized void finish() {
    String summary =
        "fuzz: "
            + counts()
            + "\nseeds: "
            + seeds.stream().map(String::valueOf).collect(Collectors.joining(", "))
            + "\nplaces: "
            + String.join("; ", places)
            + "\nverbs: "
            + tally.verbs()
            + "\nfailures: "
            + tally.failures()
            + "\n";
    System.out.print(summary);
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, summary + String.join("\n", reports));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String counts() {
    long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    return tally.calls()
        + " operations in "
        + programs
        + " programs of "
        + seeds.size()
        + " seeds in "
        + seconds
        + " s, "
        + reports.size()
        + " divergences";
  }
}
