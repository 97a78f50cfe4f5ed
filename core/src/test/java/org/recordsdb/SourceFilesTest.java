package org.recordsdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sizes of our source files: each can be read in one sitting. */
class SourceFilesTest {

  private static final int LONGEST = 300;
  private static final int MEDIAN = 90;

  @Test
  void noFileIsTooLong() throws IOException {
    assertThat(lengths()).allSatisfy((file, lines) -> assertThat(lines).isBetween(1, LONGEST));
  }

  @Test
  void mostFilesAreShort() throws IOException {
    List<Integer> sorted = lengths().values().stream().sorted().toList();
    assertThat(sorted.get(sorted.size() / 2)).isLessThanOrEqualTo(MEDIAN);
  }

  /** Every Java file of the module's main sources, {@code package-info} left out of neither. */
  private static Map<Path, Integer> lengths() throws IOException {
    Map<Path, Integer> lengths = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        lengths.put(file, Files.readAllLines(file).size());
      }
    }
    assertThat(lengths).hasSizeGreaterThan(50);
    return lengths;
  }
}
