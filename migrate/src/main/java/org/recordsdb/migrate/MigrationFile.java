package org.recordsdb.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;

/**
 * A file with the statements of one migration.
 *
 * @param path where it is
 * @param portable whether it is written for every database, in PostgreSQL's words
 */
record MigrationFile(Path path, boolean portable) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  String name() {
    return String.valueOf(path.getFileName());
  }

  /** Without a byte order mark, which editors of Windows put before it. */
  String text() {
    try {
      String text = Files.readString(path, UTF_8);
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (IOException e) {
      throw Failure.of(
              ErrorKind.CONFIG, "The migration " + path + " can't be read, or is no UTF-8 text.")
          .exception();
    }
  }

  /**
   * The sum that Flyway makes of a script: CRC-32 of its lines without their ends, so that its own
   * histories stay valid, and that a file may change its line ends on the way from one system to
   * another. Of the text as written, which is the same on every database.
   */
  int checksum() {
    CRC32 sum = new CRC32();
    text().lines().forEach(line -> sum.update(line.getBytes(UTF_8)));
    return (int) sum.getValue();
  }
}
