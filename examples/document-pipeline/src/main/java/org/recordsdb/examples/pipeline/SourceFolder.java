package org.recordsdb.examples.pipeline;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The Markdown and text files below a folder, without what tools put there. Symbolic links to
 * folders are not followed.
 *
 * @param root the folder
 */
record SourceFolder(Path root) {

  private static final Set<String> SKIPPED = Set.of("target", ".git", "node_modules");

  /** Checks that there is such a folder. */
  SourceFolder {
    root = root.toAbsolutePath().normalize();
    if (!Files.isDirectory(root)) {
      throw new PipelineException("There is no folder " + root + ".");
    }
  }

  /** The folder's URI without a slash at its end. */
  String uri() {
    return root.toUri().toString().replaceAll("(?<=[^/])/$", "");
  }

  String name() {
    Path last = root.getFileName();
    return last == null ? root.toString() : last.toString();
  }

  /**
   * The files, ordered by path. A folder that can't be read ends the run: its documents would look
   * as if they were gone.
   */
  List<SourceFile> files() {
    List<SourceFile> files = new ArrayList<>();
    try {
      Files.walkFileTree(root, new Collector(files));
    } catch (IOException e) {
      throw new PipelineException("The folder " + root + " can't be read: " + e + ".", e);
    }
    files.sort(Comparator.comparing(SourceFile::path));
    return files;
  }

  private final class Collector extends SimpleFileVisitor<Path> {

    private final List<SourceFile> files;

    Collector(List<SourceFile> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean skipped = !folder.equals(root) && SKIPPED.contains(folder.getFileName().toString());
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      if ((name.endsWith(".md") || name.endsWith(".txt")) && Files.isRegularFile(file)) {
        files.add(SourceFile.of(root, file));
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
