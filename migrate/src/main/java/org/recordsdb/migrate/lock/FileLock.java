package org.recordsdb.migrate.lock;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.migrate.file.PrivateFile;

/**
 * Keeps two programs from migrating one SQLite file, or copying into it, at once: a lock of the
 * operating system on a file beside it, which a program that dies gives back. Within this process,
 * where the system makes no difference, a lock of Java's. Any thread may close it.
 */
public final class FileLock implements AutoCloseable {

  private static final Map<Path, Semaphore> HERE = new ConcurrentHashMap<>();

  private final Semaphore here;
  private final FileChannel channel;

  private FileLock(Semaphore here, FileChannel channel) {
    this.here = here;
    this.channel = channel;
  }

  /**
   * Waits for the lock of this database file, by whatever path it is named. The lock file is for
   * whom the database file is: one that does not exist yet will be made by the umask, too.
   *
   * @throws org.recordsdb.error.RecordsException if no lock can be taken beside the file at all
   */
  public static FileLock of(Path database) {
    Path file = beside(database);
    Semaphore here = here(file);
    here.acquireUninterruptibly();
    FileChannel channel = null;
    try {
      channel =
          Files.exists(database)
              ? PrivateFile.openLike(database, file)
              : PrivateFile.openByUmask(file);
      channel.lock();
      return new FileLock(here, channel);
    } catch (IOException e) {
      giveUp(channel, here);
      throw unlockable(database, e);
    }
  }

  /**
   * The lock of this database file, by whatever path it is named, or nothing if another one has it.
   * If there is no such file yet, the lock file is for its owner alone, as the copy will be.
   *
   * @throws org.recordsdb.error.RecordsException if no lock can be taken beside the file at all
   */
  public static Optional<FileLock> ifFree(Path database) {
    Path file = beside(database);
    Semaphore here = here(file);
    if (!here.tryAcquire()) {
      return Optional.empty();
    }
    FileChannel channel = null;
    try {
      channel = PrivateFile.openLike(database, file);
      if (channel.tryLock() != null) {
        return Optional.of(new FileLock(here, channel));
      }
      giveUp(channel, here);
      return Optional.empty();
    } catch (IOException e) {
      giveUp(channel, here);
      throw unlockable(database, e);
    }
  }

  private static void giveUp(@Nullable FileChannel channel, Semaphore here) {
    here.release();
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // it holds no lock
      }
    }
  }

  private static Path beside(Path database) {
    Path file = database.toAbsolutePath();
    try {
      if (Files.exists(file)) {
        file = file.toRealPath();
      } else {
        Path parent = Objects.requireNonNull(file.getParent(), "A file has a directory.");
        file = parent.toRealPath().resolve(file.getFileName());
      }
    } catch (IOException e) {
      throw unlockable(database, e);
    }
    return file.resolveSibling(file.getFileName() + "-migrate");
  }

  private static Semaphore here(Path file) {
    return HERE.computeIfAbsent(file, path -> new Semaphore(1));
  }

  private static RecordsException unlockable(Path database, IOException cause) {
    return Failure.of(
            ErrorKind.IO,
            "The lock file can't be opened beside "
                + database
                + ". Its directory must exist and be writable, and the lock file, whose name ends"
                + " with -migrate, must be a plain file if it exists.")
        .cause(cause)
        .exception();
  }

  /**
   * The file stays: one that is taken away could be locked by two. The system's lock goes first, as
   * the next thread would find it taken by its own process.
   */
  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      // the system gives the lock back when the process ends
    } finally {
      here.release();
    }
  }
}
