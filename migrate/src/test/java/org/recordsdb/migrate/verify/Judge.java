package org.recordsdb.migrate.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.recordsdb.postgres.Prerequisite;

/**
 * The independent judge of copies: a Python script that reads both databases with the tools that
 * come with them and shares no code with Records.
 */
public final class Judge {

  private static final Path SCRIPT = Path.of("src", "test", "judge", "judge.py");

  private Judge() {}

  /**
   * What the judge says.
   *
   * @param equal whether both databases hold the same
   * @param text a line for each table
   */
  public record Verdict(boolean equal, String text) {

    /** The lines that begin with this word: equal, WRONG, UNSURE or left. */
    public List<String> lines(String word) {
      return text.lines().filter(line -> line.startsWith(word)).toList();
    }
  }

  /** Compares two databases of which neither has a value that is none of its column's type. */
  public static Verdict compare(String from, String to) {
    return compare(from, to, "fail");
  }

  /**
   * Compares a copy that was made under this policy with its source. Skips the test where a tool is
   * missing.
   */
  public static Verdict compare(String from, String to, String policy) {
    if (Stream.of(from, to).anyMatch(url -> url.startsWith("postgres"))) {
      Prerequisite.PSQL.path();
    }
    String python = Prerequisite.PYTHON.path().toString();
    List<String> command = new ArrayList<>(List.of(python, "-B", SCRIPT.toString(), from, to));
    command.addAll(List.of("--policy", policy));
    try {
      Process judge = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(judge.getInputStream().readAllBytes(), UTF_8);
      return new Verdict(judge.waitFor() == 0, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
