package org.recordsdb.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** The tests of all modules that did not run, as Surefire's reports tell, by reason. */
public final class SkippedTests {

  private static final String FOLDER = Path.of("target", "surefire-reports", "TEST-").toString();

  /** A module may lie in a folder of a folder. */
  private static final int DEPTH = 5;

  private static final String TITLE = "Tests that did not run: ";

  private SkippedTests() {}

  /**
   * Prints the list.
   *
   * @param arguments the folder of the modules, and when the build began
   */
  public static void main(String[] arguments) throws IOException {
    System.out.println(text(Path.of(arguments[0]), Instant.parse(arguments[1])));
  }

  /** The list; older reports are those of another build. */
  static String text(Path root, Instant since) throws IOException {
    SortedMap<String, SortedMap<String, String>> reasons = new TreeMap<>();
    int count = 0;
    for (Path report : reports(root, since)) {
      String file = root.relativize(report).toString();
      String module = file.substring(0, file.indexOf(FOLDER) - 1);
      for (SkippedTest test : SkippedTest.in(report)) {
        reasons
            .computeIfAbsent(test.reason(), reason -> new TreeMap<>())
            .merge(module + ": " + test.type(), test.name(), (some, more) -> some + ", " + more);
        count++;
      }
    }
    return count == 0 ? TITLE + "none" : TITLE + count + text(reasons);
  }

  private static String text(SortedMap<String, SortedMap<String, String>> reasons) {
    StringBuilder text = new StringBuilder();
    reasons.forEach(
        (reason, tests) -> {
          text.append("\n  ").append(reason);
          for (Map.Entry<String, String> type : tests.entrySet()) {
            text.append("\n    ").append(type.getKey());
            text.append(type.getValue().isEmpty() ? "" : " " + type.getValue());
          }
        });
    return text.toString();
  }

  private static List<Path> reports(Path root, Instant since) throws IOException {
    BiPredicate<Path, BasicFileAttributes> isReport =
        (file, attributes) ->
            root.relativize(file).toString().contains(FOLDER)
                && file.toString().endsWith(".xml")
                && !attributes.lastModifiedTime().toInstant().isBefore(since);
    try (Stream<Path> files = Files.find(root, DEPTH, isReport)) {
      return files.sorted().toList();
    }
  }
}
