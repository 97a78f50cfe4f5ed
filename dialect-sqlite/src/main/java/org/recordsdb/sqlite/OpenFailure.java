package org.recordsdb.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;

/** Says why an SQLite file can't be opened, where SQLite's own codes say too little. */
final class OpenFailure {

  /**
   * Endings of the files that SQLite opens beside a database, which it believes to be files: it
   * waits for ever where one is a pipe.
   */
  private static final List<String> LOGS = List.of("-journal", "-wal", "-shm");

  private OpenFailure() {}

  /** Fails where the file system does not let the file be opened, or be made. */
  static void requireFile(Path file, boolean writes, boolean creates, String url) {
    Path directory = file.getParent();
    if (Files.isDirectory(file)) {
      throw none(file, "it is a directory", "Name a file in " + url + ".");
    }
    if (isOther(file)) {
      throw none(file, "it is a device, a pipe or the like", "Name a file in " + url + ".");
    }
    for (String ending : LOGS) {
      Path log = Path.of(file + ending);
      if (isOther(log)) {
        throw none(
            file,
            "beside it " + log.getFileName() + " is no file, where SQLite keeps a log",
            "Look at it, and delete it.");
      }
    }
    if (directory != null && !Files.isDirectory(directory)) {
      throw none(file, "its directory does not exist", "Create it, or correct " + url + ".");
    }
    if (!Files.exists(file)) {
      requireCreatable(file, directory, creates, url);
    } else if (!Files.isReadable(file)) {
      throw none(file, "this program may not read it", "Change its permissions.");
    } else if (writes && !Files.isWritable(file)) {
      throw failure(
          ErrorKind.READ_ONLY,
          file,
          "this program may not write it",
          "Change its permissions, or only read it with ?mode=ro.");
    } else if (writes && directory != null && !Files.isWritable(directory)) {
      throw failure(
          ErrorKind.READ_ONLY,
          file,
          "this program may not write its directory, where SQLite keeps the write-ahead log",
          "Change the permissions of the directory, or only read with ?mode=ro.");
    }
  }

  /**
   * True if there is something of the name that is no file. It is asked once: SQLite deletes its
   * logs while others open the database.
   */
  private static boolean isOther(Path path) {
    try {
      return !Files.readAttributes(path, BasicFileAttributes.class).isRegularFile();
    } catch (IOException e) {
      return false;
    }
  }

  private static void requireCreatable(
      Path file, @Nullable Path directory, boolean creates, String url) {
    if (!creates) {
      throw none(
          file,
          "it does not exist, and mode=ro, mode=rw and DB_READ_ONLY make none",
          "Correct " + url + ", or let the file be made with ?mode=rwc.");
    }
    if (directory != null && !Files.isWritable(directory)) {
      throw none(file, "its directory takes no new files", "Change the directory's permissions.");
    }
  }

  /** The exception to throw for what the driver threw while a connection was being prepared. */
  static SQLException of(SQLException exception, String file, String url) {
    if (SqliteFaults.classify(exception).kind() == ErrorKind.CORRUPT) {
      throw failure(
          ErrorKind.CORRUPT,
          Path.of(file),
          "it is damaged, or not an SQLite database",
          "Correct " + url + ", or restore the file from a backup.");
    }
    return exception;
  }

  private static RecordsException none(Path file, String problem, String remedy) {
    return failure(ErrorKind.NO_DATABASE, file, problem, remedy);
  }

  private static RecordsException failure(
      ErrorKind kind, Path file, String problem, String remedy) {
    return Failure.of(kind, "Can't open the SQLite file " + file + ": " + problem + ". " + remedy)
        .exception();
  }
}
