package org.recordsdb.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Java in the documentation is code that compiles and runs: every block stands, line by line, in a
 * test, or is pasted into the first program by {@link PastedSnippetsTest}.
 */
class DocumentationTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** Where snippets run: in tests, in the examples, and in the dialect that its guide shows. */
  private static final List<String> SOURCES =
      List.of(
          "examples/first-steps/src/main/java/App.java",
          "examples/first-steps/src/test/java/AppTest.java",
          "examples/spring-boot/src/main/java/com/example/DocumentsApplication.java",
          "docs/src/test/java/org/recordsdb/docs/SnippetsTest.java",
          "docs/src/test/java/org/recordsdb/docs/MigrationSnippetsTest.java",
          "docs/src/test/java/org/recordsdb/docs/RoleSnippetTest.java",
          "testkit/src/test/java/org/recordsdb/toy/H2Dialect.java",
          "testkit/src/test/java/org/recordsdb/toy/H2DialectTest.java");

  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyJavaBlockIsRunByATest() throws IOException {
    StringBuilder sources = new StringBuilder();
    for (String source : SOURCES) {
      sources.append(Files.readString(ROOT.resolve(source)));
    }
    sources.append(PastedSnippetsTest.program());
    String snippets = bare(sources.toString());
    List<String> missing = new ArrayList<>();
    for (Path page : Pages.all()) {
      Matcher blocks = BLOCK.matcher(Files.readString(page));
      while (blocks.find()) {
        for (String part : paragraphs(blocks.group(1))) {
          if (!snippets.contains(bare(part))) {
            missing.add(ROOT.relativize(page) + ":\n" + part);
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static List<String> paragraphs(String block) {
    return Stream.of(block.split("\n\n")).filter(part -> !part.isBlank()).toList();
  }

  private static String bare(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }
}
