package org.recordsdb.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFolderTest {

  @TempDir Path root;

  @Test
  void documentsAreFoundBelowTheFolderInTheOrderOfTheirPaths() throws IOException {
    for (String path : new String[] {"b.md", "a/z.TXT", "a.txt", "a/b/c.Md", "b.java", "md"}) {
      write(path);
    }
    assertThat(new SourceFolder(root).files())
        .extracting(SourceFile::path)
        .containsExactly("a.txt", "a/b/c.Md", "a/z.TXT", "b.md");
  }

  @Test
  void whatToolsMakeIsSkipped() throws IOException {
    write("target/a.md");
    write("x/node_modules/y/a.md");
    write(".git/a.txt");
    write(".github/a.md");
    assertThat(new SourceFolder(root).files())
        .extracting(SourceFile::path)
        .containsExactly(".github/a.md");
  }

  @Test
  void folderItselfMayBeCalledTarget() throws IOException {
    write("target/a.md");
    assertThat(new SourceFolder(root.resolve("target")).files()).hasSize(1);
  }

  @Test
  void missingFolderIsNamed() {
    Path missing = root.resolve("missing");
    assertThatThrownBy(() -> new SourceFolder(missing))
        .isInstanceOf(PipelineException.class)
        .hasMessage("There is no folder " + missing + ".");
  }

  private void write(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "text");
  }
}
