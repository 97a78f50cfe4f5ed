package org.recordsdb.migrate.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;

/** A copy in a process that has little memory. */
final class SmallMemoryCopy {

  private SmallMemoryCopy() {}

  /** What the process prints: the outcome, or why there is none. */
  static String run(String from, String to) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SmallMemoryCopy.class.getName(),
                from,
                to)
            .redirectErrorStream(true)
            .start();
    try {
      String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      process.waitFor();
      return printed;
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * Copies, and prints the outcome.
   *
   * @param arguments URLs of source and target
   */
  public static void main(String[] arguments) {
    System.out.println(Copy.from(arguments[0]).to(arguments[1]).leaveOut(true).run().outcome());
  }
}
