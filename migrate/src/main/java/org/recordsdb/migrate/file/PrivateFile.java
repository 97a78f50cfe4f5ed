package org.recordsdb.migrate.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files that hold rows, or names of them: made so that only their owner may read them (0600), where
 * the file system has such permissions. A file that is there keeps those that it has.
 */
public final class PrivateFile {

  private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rw-------");

  private PrivateFile() {}

  /** Opens a file to write; makes it if it is not there. */
  public static FileChannel open(Path file) throws IOException {
    return open(file, OWN, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
  }

  /** Opens a file to write; makes it, if it is not there, with the permissions of another one. */
  public static FileChannel openLike(Path other, Path file) throws IOException {
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    return open(file, Files.exists(other) && isPosix(other) ? permissions(other) : OWN, options);
  }

  /** Writes a text, in place of what the file holds. */
  public static void write(Path file, String text) throws IOException {
    Set<OpenOption> options =
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    try (FileChannel channel = open(file, OWN, options)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  /** Gives a file that will take the place of another one the permissions of that one. */
  public static void resemble(Path other, Path file) throws IOException {
    if (Files.exists(other) && isPosix(other)) {
      Files.setPosixFilePermissions(file, permissions(other));
    }
  }

  private static FileChannel open(
      Path file, Set<PosixFilePermission> permissions, Set<OpenOption> options) throws IOException {
    FileAttribute<?>[] attributes =
        isPosix(file)
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
            : new FileAttribute<?>[0];
    return FileChannel.open(file, options, attributes);
  }

  private static Set<PosixFilePermission> permissions(Path file) throws IOException {
    return Files.getPosixFilePermissions(file, new LinkOption[0]);
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
