package org.recordsdb.migrate.copy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.migrate.file.PrivateFile;
import org.recordsdb.migrate.lock.FileLock;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.Dialect;

/** The file that is copied into, {@code app.db}, and {@code app.db-copy}, which becomes it. */
final class SqliteShadow {

  /** Endings of the files in which SQLite keeps what is not in the database's own file yet. */
  private static final List<String> LOGS = List.of("-wal", "-journal", "-shm");

  private final Dialect dialect;
  private final ConnectionSettings settings;
  private final Path target;
  private final Path shadow;

  /** Says of a shadow that has no state any more that it is one. */
  private final Path note;

  private SqliteShadow(Dialect dialect, ConnectionSettings settings, Path target) {
    this.dialect = dialect;
    this.settings = settings;
    this.target = target;
    this.shadow = beside(target, "-copy");
    this.note = beside(shadow, "-end");
  }

  static SqliteShadow of(Settings settings) {
    String name = settings.connection().url().database();
    if (name.startsWith(":")) {
      throw Failure.of(
              ErrorKind.CONFIG,
              "A database in memory can't be the target of a copy, as it ends with the program. Give the path of a file.")
          .exception();
    }
    Path target = Path.of(name).toAbsolutePath().normalize();
    return new SqliteShadow(settings.dialect(), settings.connection(), target);
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  Path target() {
    return target;
  }

  /**
   * Refuses a file of the shadow's name that is not this user's unfinished copy. One that a kill
   * left before it had a state holds nothing.
   *
   * @return whether there is one
   */
  boolean isThere() {
    try {
      if (!Files.exists(shadow, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      if (!PrivateFile.isOwn(shadow)) {
        throw Refusals.foreignFile(shadow.toString());
      }
      for (String ending : LOGS) {
        requireOwn(beside(shadow, ending), false);
      }
      if (Files.size(shadow) > 0 && !isEnding()) {
        requireState();
      }
      return true;
    } catch (IOException | SQLException e) {
      throw Refusals.foreignFile(shadow.toString());
    }
  }

  private void requireState() throws SQLException {
    try (Connection connection = dialect.connect(settings(shadow), false);
        Statement statement = connection.createStatement();
        ResultSet any = statement.executeQuery("select 1 from sqlite_schema limit 1")) {
      if (any.next() && SqliteState.unfinished(connection) == null) {
        throw Refusals.foreignFile(shadow.toString());
      }
    }
  }

  /** Notes beside the shadow that it is one, before its state goes. */
  void end() {
    try {
      PrivateFile.write(note, key());
    } catch (IOException e) {
      throw failed("The file " + note + " can't be made. Check the rights on its directory.", e);
    }
  }

  private boolean isEnding() throws IOException {
    return Files.exists(note, LinkOption.NOFOLLOW_LINKS)
        && PrivateFile.isOwn(note)
        && Files.readString(note).equals(key());
  }

  /** Tells the shadow from a file that has its name later. */
  private String key() throws IOException {
    return String.valueOf(Files.readAttributes(shadow, BasicFileAttributes.class).fileKey());
  }

  /**
   * Opens the shadow file to write. What a crash of the machine loses is copied again.
   *
   * @param longest whether values of any length are stored
   */
  Connection open(boolean longest) throws SQLException {
    try {
      boolean begins = PrivateFile.createOrOwn(shadow); // those beside it take its permissions
      for (String ending : LOGS) {
        requireOwn(beside(shadow, ending), begins);
      }
    } catch (IOException e) {
      throw failed(
          "The file "
              + shadow
              + " of the copy can't be made: its directory is not writable, or it is a link or"
              + " another user's file, or one beside it is. Delete these, or choose a directory of"
              + " your own.",
          e);
    }
    Connection connection =
        dialect.connect(
            longest ? SqliteConnections.longest(settings, shadow.toString()) : settings(shadow),
            true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma foreign_keys = off");
      statement.execute("pragma synchronous = normal");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** SQLite believes the files beside a database: there are none at the beginning. */
  private static void requireOwn(Path log, boolean begins) throws IOException {
    if (begins) {
      Files.deleteIfExists(log);
    } else if (Files.exists(log, LinkOption.NOFOLLOW_LINKS) && !PrivateFile.isOwn(log)) {
      throw new IOException("a link, or another user's file");
    }
  }

  /**
   * Opens a file for reading, in a transaction.
   *
   * @param published the one that all see, or else the shadow
   */
  Connection reader(boolean published) throws SQLException {
    Path file = published ? target : shadow;
    return SqliteConnections.reading(dialect, settings, file.toString());
  }

  private ConnectionSettings settings(Path file) {
    return SqliteConnections.settings(settings, file.toString());
  }

  /** Refuses a target that is only read, that has tables, or that another program uses. */
  void requireFree() throws SQLException {
    if (settings.readOnly()) {
      throw Refusals.readOnlyFile(target.toString());
    }
    List<String> names = tables();
    if (!names.isEmpty()) {
      throw Refusals.notEmpty("The file " + target, names, null);
    }
    for (String ending : LOGS) {
      if (Files.exists(beside(target, ending))) {
        throw Failure.of(
                ErrorKind.BUSY,
                "The copy can't start: beside the target is the file "
                    + beside(target, ending)
                    + ". Another program uses the target, or did not close it. End that program,"
                    + " or delete the file if its database no longer exists.")
            .exception();
      }
    }
  }

  /** Names of the target's tables and views; a file that is not there has none, and is not made. */
  List<String> tables() throws SQLException {
    if (!Files.exists(target)) {
      return List.of();
    }
    try (Connection connection = dialect.connect(settings(target), false)) {
      return dialect.tables(connection, null);
    }
  }

  /** Deletes the shadow file, to start again. */
  void delete() {
    try {
      Files.deleteIfExists(shadow);
      Files.deleteIfExists(note);
      for (String ending : LOGS) {
        Files.deleteIfExists(beside(shadow, ending));
      }
    } catch (IOException e) {
      throw failed(
          "The unfinished copy " + shadow + " can't be deleted. Check the rights on its directory.",
          e);
    }
  }

  /** Deletes an unfinished copy. */
  @SuppressWarnings("try") // the lock is only held
  List<String> rollBack() {
    if (Files.exists(shadow, LinkOption.NOFOLLOW_LINKS)) {
      try (FileLock lock =
          FileLock.ifFree(target).orElseThrow(() -> Refusals.copyingFile(target.toString()))) {
        if (isThere()) {
          delete();
          return List.of("file " + shadow);
        }
      }
    }
    if (Files.exists(target)) {
      throw Refusals.finishedFile(target.toString());
    }
    return List.of();
  }

  /** Brings everything into the shadow file itself, so that its log goes with the connection. */
  void settle(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet mode = statement.executeQuery("pragma journal_mode = delete")) {
      mode.next();
      if (!mode.getString(1).equalsIgnoreCase("delete")) {
        throw Failure.of(
                ErrorKind.BUSY,
                "Another program uses the file "
                    + shadow
                    + " of the copy. End it, and run the copy again.")
            .exception();
      }
    }
  }

  /**
   * Renames the shadow file, which no connection has open, to the target: atomically, and for good.
   */
  void publish() {
    try {
      PrivateFile.resemble(target, shadow);
      force(shadow, StandardOpenOption.WRITE);
      Files.move(shadow, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failed(
          "The copy is complete in "
              + shadow
              + " but can't be renamed. Check the rights on its directory, and run the copy again.",
          e);
    }
    try {
      Files.deleteIfExists(note);
      force(target.resolveSibling("."), StandardOpenOption.READ);
    } catch (IOException e) {
      // not every system lets a directory be opened; it stores the new name in its own time. What
      // was noted is of this file alone.
    }
  }

  private static void force(Path file, StandardOpenOption option) throws IOException {
    try (FileChannel channel = FileChannel.open(file, option)) {
      channel.force(true);
    }
  }

  private static RecordsException failed(String message, IOException cause) {
    return Failure.of(ErrorKind.IO, message).cause(cause).exception();
  }
}
