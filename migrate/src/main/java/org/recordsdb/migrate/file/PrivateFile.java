package org.recordsdb.migrate.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Objects;
import java.util.Set;

/**
 * Files that hold rows, or names of them: made so that only their owner may read them (0600), where
 * the file system has such permissions. Their names can be guessed, and their directory may be one
 * in which others create files; so no link is followed, and a file that is there is used only where
 * that is said, if it is this user's own.
 */
public final class PrivateFile {

  private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rw-------");

  private static final Set<OpenOption> WRITE_OR_MAKE =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private PrivateFile() {}

  /**
   * Makes an empty file.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is anything of this name
   */
  public static void create(Path file) throws IOException {
    open(file, OWN, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)).close();
  }

  /**
   * Makes an empty file, or takes the one that is there.
   *
   * @return true if it is new
   * @throws IOException if there is something else of this name, or another user's file
   */
  public static boolean createOrOwn(Path file) throws IOException {
    try {
      create(file);
      return true;
    } catch (FileAlreadyExistsException e) {
      if (!isOwn(file)) {
        throw new IOException("a link, or another user's file", e);
      }
      return false;
    }
  }

  /** True for a file, and no link to one, that belongs to whom new files here belong to. */
  public static boolean isOwn(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    if (!isPosix(file)) {
      return true;
    }
    Path parent = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has one");
    Path mine = Files.createTempFile(parent, ".records", "");
    try {
      return owner(mine).equals(owner(file));
    } finally {
      Files.delete(mine);
    }
  }

  private static UserPrincipal owner(Path file) throws IOException {
    return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Opens a file to write; makes it, if it is not there, with the permissions of another one.
   *
   * @throws IOException if there is something else of its name, as a pipe, whose opening waits for
   *     a reader that may never come
   */
  public static FileChannel openLike(Path other, Path file) throws IOException {
    requireFile(file);
    return open(
        file, Files.exists(other) && isPosix(other) ? permissions(other) : OWN, WRITE_OR_MAKE);
  }

  /** The same with the permissions of any new file. */
  public static FileChannel openByUmask(Path file) throws IOException {
    requireFile(file);
    return FileChannel.open(file, WRITE_OR_MAKE);
  }

  private static void requireFile(Path file) throws IOException {
    if (isOther(file)) {
      throw new IOException("a link, a directory, a pipe or a device");
    }
  }

  /** True if there is something of the name that is no file; asked once, as files come and go. */
  private static boolean isOther(Path file) {
    try {
      return !Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isRegularFile();
    } catch (IOException e) {
      return false;
    }
  }

  /** Writes a text into a new file, in place of the file or link that had its name. */
  public static void write(Path file, String text) throws IOException {
    if (!Files.isSymbolicLink(file)) {
      requireFile(file);
    }
    Files.deleteIfExists(file);
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = open(file, OWN, options)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  /**
   * Gives a file that will take the place of another one the permissions of that one, if that is
   * this user's own.
   */
  public static void resemble(Path other, Path file) throws IOException {
    if (isPosix(other) && isOwn(other)) {
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
