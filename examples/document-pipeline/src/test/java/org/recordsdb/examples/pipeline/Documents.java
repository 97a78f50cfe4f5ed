package org.recordsdb.examples.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of documents for tests. */
record Documents(Path root) {

  /** Documents that are good, odd and bad. */
  static Documents nasty(Path root) {
    Documents documents = new Documents(root);
    documents.write(
        "guide.md",
        """
        # User Guide

        The Connection Pool of `Records` is kept by `HikariCP`.

        See https://example.org/guide or write to help@example.org.
        """);
    documents.write("more/guide two.md", "# Second\r\n\r\nA Connection Pool and `Records`.\r\n");
    documents.write("empty.md", "");
    documents.write("blank.txt", " \n\n\t\n");
    documents.write("huge.txt", "x".repeat(400_000) + " Huge Line " + "y".repeat(100_000));
    documents.write("emoji 😀.md", "# 😀 smiles\n\n" + "😀".repeat(3_000) + " Zoë Äpfel `Zoë`\n");
    documents.write("windows.txt", "Ärger Über `Row.of()`\r\n\r\nMaven Central\r\n");
    documents.write("order.md", "`a_x` `B_x` `Z_x` `ä_x` `z_x` `ﬀ_x` `😀` `A_x`");
    documents.write("latin.txt", "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    documents.write("binary.txt", new byte[] {'a', 0, 'b'});
    documents.write("nothing.java", "`Never`");
    return documents;
  }

  void write(String path, String text) {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  void write(String path, byte[] bytes) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String path) {
    try {
      Files.delete(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
