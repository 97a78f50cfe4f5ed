package org.recordsdb.migrate.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.recordsdb.migrate.JavaProgram;

/** A {@link KilledCopy} in its process, followed line by line. */
final class CopyProcess implements AutoCloseable {

  /** The time before the first phase, in which Java starts and connections are made. */
  static final String START = "START";

  /** Rows that are stored in one transaction. */
  static final int CHUNK = 250;

  /** What the process prints last if all went well. */
  private static final String COPIED = "COPIED";

  private static final String END = "END";
  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final StringBuilder printed = new StringBuilder();
  private final Thread reader;

  private CopyProcess(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "what a copy prints");
    reader.start();
  }

  static CopyProcess start(String from, String to) throws IOException {
    List<String> jvm = List.of("-Xmx128m", "-Drecords.copy.chunk=" + CHUNK);
    return new CopyProcess(JavaProgram.start(KilledCopy.class, jvm, from, to));
  }

  private void read() {
    try (BufferedReader output = process.inputReader(UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        printed.append(line).append('\n');
        lines.add(line);
      }
    } catch (IOException e) {
      printed.append(e).append('\n'); // the process was killed
    }
    lines.add(END);
  }

  /**
   * How long a phase took, and how many lines told of its progress.
   *
   * @param steps one more than the lines, as there is time before the first one
   */
  record Timing(int steps, long nanos) {

    /** The same with what another step took. */
    Timing plus(Timing step) {
      return new Timing(steps + step.steps, nanos + step.nanos);
    }
  }

  /** Lets the process end, and tells what its phases were like. */
  Map<String, Timing> timings() throws InterruptedException {
    Map<String, Timing> timings = new LinkedHashMap<>();
    String phase = START;
    long before = System.nanoTime();
    while (!phase.equals(COPIED) && !phase.equals(END)) {
      String line = next();
      long now = System.nanoTime();
      timings.merge(phase, new Timing(1, now - before), Timing::plus);
      phase = isStep(line) ? phase : line;
      before = now;
    }
    return timings;
  }

  private static boolean isStep(String line) {
    return line.startsWith(KilledCopy.STORED);
  }

  /**
   * Kills the process at a moment of a phase: so long after so many of its steps, or when it ends
   * if it has fewer.
   *
   * @return the phase at whose time it was killed, or none if the process ended before
   */
  Optional<String> kill(String phase, int steps, long nanos) throws InterruptedException {
    String now = START;
    while (!now.equals(phase)) {
      now = next();
      if (now.equals(END)) {
        return Optional.empty();
      }
    }
    for (int step = 0; step < steps && now.equals(phase); step++) {
      String line = next();
      now = isStep(line) ? now : line;
    }
    boolean ended = process.waitFor(now.equals(phase) ? nanos : 0, TimeUnit.NANOSECONDS);
    process.destroyForcibly();
    process.waitFor();
    reader.join();
    return ended || now.equals(END) ? Optional.empty() : Optional.of(now);
  }

  private String next() throws InterruptedException {
    String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("A copy says nothing:\n" + printed());
    }
    return line;
  }

  /**
   * The tables in which it went on behind rows that a process before had stored: a copy of its own
   * would have begun with fewer.
   */
  Set<String> goneOn() throws InterruptedException {
    reader.join();
    Set<String> begun = new HashSet<>();
    Set<String> goneOn = new HashSet<>();
    printed()
        .lines()
        .filter(CopyProcess::isStep)
        .map(line -> line.substring(KilledCopy.STORED.length()).split(" ", 2))
        .filter(step -> step.length == 2 && begun.add(step[1]))
        .filter(first -> Long.parseLong(first[0]) > CHUNK)
        .forEach(first -> goneOn.add(first[1]));
    return goneOn;
  }

  /** True if it ended and said that everything was copied. */
  boolean hasCopied() throws InterruptedException {
    int code = process.waitFor();
    reader.join();
    return code == 0 && printed().endsWith(COPIED + "\n");
  }

  /** True if it found that the process before, killed after its last step, had copied all. */
  boolean wasDoneBefore() {
    return printed().contains("is not empty");
  }

  String printed() {
    return printed.toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
