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
 * test.
 */
class DocumentationTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** Where snippets are run: those for users, and the dialect that the guide to dialects shows. */
  private static final List<String> SOURCES =
      List.of(
          "docs/src/test/java/org/recordsdb/docs/SnippetsTest.java",
          "docs/src/test/java/org/recordsdb/docs/MigrationSnippetsTest.java",
          "testkit/src/test/java/org/recordsdb/toy/H2Dialect.java",
          "testkit/src/test/java/org/recordsdb/toy/H2DialectTest.java");

  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");

  @Test
  void everyJavaBlockIsRunByATest() throws IOException {
    StringBuilder sources = new StringBuilder();
    for (String source : SOURCES) {
      sources.append(Files.readString(ROOT.resolve(source)));
    }
    String snippets = bare(sources.toString());
    List<String> missing = new ArrayList<>();
    for (Path page : pages()) {
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

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      Matcher links = LINK.matcher(Files.readString(page));
      while (links.find()) {
        String target = links.group(1);
        if (!target.contains(":") && !Files.exists(page.resolveSibling(target))) {
          broken.add(ROOT.relativize(page) + " -> " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages =
        new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      docs.filter(path -> path.toString().endsWith(".md")).forEach(pages::add);
    }
    return pages;
  }

  /**
   * A block's paragraphs; the line that opens {@code Records} from the environment can't run in a
   * test.
   */
  private static List<String> paragraphs(String block) {
    String body =
        block.replaceFirst("^try \\(Records records = Records.fromEnv\\(\\)\\) \\{\n", "");
    boolean opened = !body.equals(block);
    String code = opened ? body.replaceFirst("}\n$", "") : body;
    return Stream.of(code.split("\n\n")).filter(part -> !part.isBlank()).toList();
  }

  private static String bare(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }
}
