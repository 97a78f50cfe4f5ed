package org.recordsdb.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the ids that tests carry by reading the sources of all modules: no test of one module sees
 * the compiled tests of another.
 */
final class SourceScan {

  private static final Pattern ANNOTATED =
      Pattern.compile(
          "^ *@(?:Clause|Case)\\(([^)]*)\\)|^ *(?:public )?void (\\w+)\\(", Pattern.MULTILINE);
  private static final Pattern ID = Pattern.compile("\"([^\"]+)\"");

  private SourceScan() {}

  /** The tests that carry an id, as {@code Class.method}, by id. */
  static Map<String, List<String>> of(Path root) throws IOException {
    Map<String, List<String>> tests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(SourceScan::isSource).sorted().toList()) {
        read(file, tests);
      }
    }
    return tests;
  }

  private static boolean isSource(Path file) {
    String path = file.toString().replace('\\', '/');
    return path.endsWith(".java") && path.contains("/src/") && !path.contains("/target/");
  }

  private static void read(Path file, Map<String, List<String>> tests) throws IOException {
    String type = file.getFileName().toString().replace(".java", "");
    List<String> ids = new ArrayList<>();
    Matcher matcher = ANNOTATED.matcher(Files.readString(file));
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        ID.matcher(matcher.group(1)).results().forEach(id -> ids.add(id.group(1)));
      } else {
        String test = type + "." + matcher.group(2);
        ids.forEach(id -> tests.computeIfAbsent(id, i -> new ArrayList<>()).add(test));
        ids.clear();
      }
    }
    if (!ids.isEmpty()) {
      throw new IOException(file + " has ids that belong to no test: " + ids);
    }
  }
}
