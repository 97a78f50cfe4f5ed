package org.recordsdb.examples.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to be processed.
 *
 * @param path below the folder, with slashes
 * @param location where it is
 */
record SourceFile(String path, Path location) {

  private static final long MAX_BYTES = 16L << 20;

  static SourceFile of(Path root, Path file) {
    String path = root.relativize(file).toString();
    return new SourceFile(path.replace(file.getFileSystem().getSeparator(), "/"), file);
  }

  /** The bytes of the file, which are held in memory. */
  Content read() throws UnusableDocumentException {
    try {
      if (Files.size(location) > MAX_BYTES) {
        throw new UnusableDocumentException("It is larger than " + (MAX_BYTES >> 20) + " MiB.");
      }
      return new Content(Files.readAllBytes(location));
    } catch (IOException e) {
      throw new UnusableDocumentException(
          "It can't be read (" + e.getClass().getSimpleName() + ").", e);
    }
  }
}
