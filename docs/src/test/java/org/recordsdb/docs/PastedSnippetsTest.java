package org.recordsdb.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.postgres.TestPostgres;

/** The README's snippets of the verbs, pasted into its first program as it says. */
class PastedSnippetsTest {

  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  /** The end of the try block of main. */
  private static final String END = "    }\n  }\n\n  static void finish";

  @TempDir Path folder;

  /** The first program with the imports and all snippets behind what it does itself. */
  static String program() throws IOException {
    Readme readme = Readme.read();
    String app = readme.blockAfter("`src/main/java/App.java`");
    List<String> snippets = snippets();
    assertThat(app).containsOnlyOnce(END);
    assertThat(snippets).hasSizeGreaterThan(4);
    String pasted = String.join("\n", snippets.subList(1, snippets.size()));
    return snippets.get(0) + app.replace(END, pasted + END);
  }

  /** Those of the two sections that say where to paste them; the first one has the imports. */
  private static List<String> snippets() throws IOException {
    String page = Files.readString(Pages.ROOT.resolve("README.md"));
    String sections =
        page.substring(page.indexOf("\n## The verbs\n"), page.indexOf("\n## Copy a database\n"));
    return JAVA.matcher(sections).results().map((MatchResult block) -> block.group(1)).toList();
  }

  @Test
  void theyRunBehindTheFirstProgramOnBothDatabases() throws IOException, InterruptedException {
    Path app = Files.writeString(folder.resolve("App.java"), program());
    String migration = Readme.read().blockAfter("`src/main/resources/db/migration/");
    Path classes =
        Readme.compile(folder, List.of(app), Path.of("db/migration/V1__documents.sql"), migration);
    for (String url : List.of("sqlite::memory:", TestPostgres.url())) {
      List<String> lines = printed(classes, url);
      assertThat(lines.subList(0, 2)).containsExactly("a.pdf is new", "a.pdf is done");
      assertThat(lines.get(2))
          .matches("\\[\\{id=\\d+, name=b.pdf, status=done, pages=12, .*\\}\\]");
      assertThat(lines.get(3))
          .matches(
              "2 inserted, found: \\[\\{id=\\d+, name=inv_\\d.pdf\\},"
                  + " \\{id=\\d+, name=inv_\\d.pdf\\}\\]");
      assertThat(lines.get(4)).isEqualTo("3 new, by the upsert: false");
      assertThat(lines.get(5)).startsWith("new as all of these: [Document[id=").contains("d.pdf");
      assertThat(lines.get(6)).isEqualTo("taken: [name]");
      assertThat(lines).hasSize(7);
    }
  }

  private static List<String> printed(Path classes, String url)
      throws IOException, InterruptedException {
    ProcessBuilder program =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classes + File.pathSeparator + Readme.CLASS_PATH,
            "App");
    program.environment().put("DATABASE_URL", url);
    Process process = program.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed.lines().toList();
  }
}
