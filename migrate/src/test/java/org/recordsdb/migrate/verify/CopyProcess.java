package org.recordsdb.migrate.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link KilledCopy} in its process, followed phase by phase. */
final class CopyProcess implements AutoCloseable {

  /** The time before the first phase, in which Java starts and connections are made. */
  static final String START = "START";

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
    return new CopyProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledCopy.class.getName(),
                from,
                to)
            .redirectErrorStream(true)
            .start());
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
   * Kills the process so long after a phase has begun.
   *
   * @return false if the process ended before
   */
  boolean kill(String phase, long nanos) throws InterruptedException {
    for (String now = START; !now.equals(phase); now = next()) {
      if (now.equals(END)) {
        return false;
      }
    }
    boolean ended = process.waitFor(nanos, TimeUnit.NANOSECONDS);
    process.destroyForcibly();
    process.waitFor();
    return !ended;
  }

  /** Lets the process end, and tells how long each phase took. */
  Map<String, Long> times() throws InterruptedException {
    Map<String, Long> times = new LinkedHashMap<>();
    long start = System.nanoTime();
    String phase = START;
    while (!phase.equals(END)) {
      String next = next();
      long now = System.nanoTime();
      if (!next.equals(END)) {
        times.put(phase, now - start);
      }
      start = now;
      phase = next;
    }
    return times;
  }

  private String next() throws InterruptedException {
    String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("A copy says nothing:\n" + printed());
    }
    return line;
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
