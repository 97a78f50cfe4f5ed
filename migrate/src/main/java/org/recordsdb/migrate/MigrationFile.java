package org.recordsdb.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.zip.CRC32;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;

/**
 * A file with the statements of one migration. Immutable.
 *
 * @param folder where it is: a directory, or a folder in a jar
 * @param name its name there
 * @param text what it says, without a byte order mark, which editors of Windows put before it
 */
record MigrationFile(String folder, String name, String text) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** A file of these bytes, which must be UTF-8. */
  static MigrationFile of(String folder, String name, byte[] bytes) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean marked = text.startsWith(BYTE_ORDER_MARK);
      return new MigrationFile(folder, name, marked ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw Failure.of(
              ErrorKind.CONFIG,
              "The migration " + name + " in " + folder + " is no UTF-8 text. Save it as UTF-8.")
          .exception();
    }
  }

  String place() {
    return folder + "/" + name;
  }

  /** True if it is written for every database, in PostgreSQL's words. */
  boolean portable() {
    return !name.endsWith(".sqlite.sql") && !name.endsWith(".postgres.sql");
  }

  /**
   * The sum that Flyway makes of a script: CRC-32 of its lines without their ends, so that its own
   * histories stay valid, and that a file may change its line ends on the way from one system to
   * another. Of the text as written, which is the same on every database.
   */
  int checksum() {
    CRC32 sum = new CRC32();
    text.lines().forEach(line -> sum.update(line.getBytes(UTF_8)));
    return (int) sum.getValue();
  }
}
