package org.recordsdb.migrate.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.recordsdb.postgres.Prerequisite;

/**
 * What a program of another project did.
 *
 * @param code its exit code, or -1 if it had to be stopped
 * @param output all that it printed
 * @param nanos how long it took
 */
record Command(int code, String output, long nanos) {

  private static final long MOST_SECONDS = 300;

  /** Has psql run a file; skips the test where there is none. */
  static void psql(Path file, String url) throws IOException, InterruptedException {
    String program = Prerequisite.PSQL.path().toString();
    Command psql =
        run(List.of(program, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", file.toString(), url));
    if (psql.code() != 0) {
      throw new IllegalStateException(file + ": " + psql.output());
    }
  }

  static Command run(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    StringBuilder output = new StringBuilder();
    Thread reader =
        new Thread(
            () -> {
              try {
                output.append(new String(process.getInputStream().readAllBytes(), UTF_8));
              } catch (IOException e) {
                output.append(e);
              }
            });
    reader.start();
    boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    reader.join();
    return new Command(
        ended ? process.exitValue() : -1, output.toString(), System.nanoTime() - start);
  }
}
