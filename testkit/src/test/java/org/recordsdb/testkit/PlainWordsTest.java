package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Comments, strings and pages use the words of the field; identifiers in them are not looked at.
 */
class PlainWordsTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private static final List<String> MODULES =
      List.of("core", "dialect-sqlite", "dialect-postgres", "testkit", "s3-urls", "fuzz");

  private static final List<String> PAGES =
      List.of(
          "README.md",
          "CONTRIBUTING.md",
          "benchmarks/README.md",
          "examples/document-pipeline/README.md",
          "docs/api.md",
          "docs/cli.md",
          "docs/configuration.md",
          "docs/contract.md",
          "docs/copied-files.md",
          "docs/dialects.md",
          "docs/migrations.md",
          "docs/moving.md",
          "docs/security.md",
          "docs/speed.md",
          "docs/tables.md",
          "docs/verbs.md");

  /** Comments and strings of Java; a character in quotes is neither. */
  private static final Pattern PROSE =
      Pattern.compile(
          "'(?:[^'\\\\\\n]|\\\\.)+'|(\"\"\"(?s:.*?)\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|/\\*(?s:.*?)\\*/|//.*)");

  @Test
  void commentsAndStringsUseTheWordsOfTheField() throws IOException {
    List<String> unfit = new ArrayList<>();
    for (String module : MODULES) {
      for (Path file : sources(ROOT.resolve(module).resolve("src"))) {
        for (MatchResult prose : PROSE.matcher(Files.readString(file)).results().toList()) {
          if (prose.group(1) != null && !file.endsWith("PlainWordsTest.java")) {
            add(unfit, file, prose.group(1));
          }
        }
      }
    }
    assertThat(unfit).isEmpty();
  }

  @Test
  void pagesUseTheWordsOfTheField() throws IOException {
    List<String> unfit = new ArrayList<>();
    for (String page : PAGES) {
      add(unfit, ROOT.resolve(page), Files.readString(ROOT.resolve(page)));
    }
    assertThat(unfit).isEmpty();
  }

  @Test
  void aWordOfAnotherTimeIsFound() {
    List<String> unfit = new ArrayList<>();
    add(unfit, Path.of("a"), "The value was refused, and is repaired in\n * free\n * SQL.");
    assertThat(unfit).hasSize(3);
  }

  private static void add(List<String> unfit, Path file, String text) {
    String line =
        text.replaceAll("@param\\s+\\S+|\\{@(?:link|code)[^}]*\\}", "")
            .replaceAll("(?i)connection refused", "") // what TCP calls it
            .replaceAll("\\s*\\n\\s*(?:\\*|//)?\\s*", " ");
    Messages.unfitWords(line)
        .forEach(word -> unfit.add(ROOT.relativize(file.toAbsolutePath()) + ": " + word));
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> sources =
          files.filter(file -> file.toString().matches(".*\\.(java|tsv)")).sorted().toList();
      assertThat(sources).isNotEmpty();
      return sources;
    }
  }
}
