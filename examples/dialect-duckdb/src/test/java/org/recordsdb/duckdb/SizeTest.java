package org.recordsdb.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dialect is what the guide to dialects says it is. */
class SizeTest {

  private static List<String> lines() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(Files::isRegularFile).flatMap(file -> lines(file).stream()).toList();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void itHasAtMost500Lines() throws IOException {
    assertThat(lines()).hasSizeBetween(300, 500);
  }

  @Test
  void ofRecordsItKnowsTheSpiAndTheKindsOfErrors() throws IOException {
    assertThat(lines().stream().filter(line -> line.startsWith("import org.recordsdb.")))
        .isNotEmpty()
        .allMatch(line -> line.matches("import org[.]recordsdb[.](spi|error)[.]\\w+;"));
  }
}
