package org.recordsdb.sqlite;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.DatabaseUrl;
import org.recordsdb.spi.FastPaths;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteOpenMode;

/**
 * Opens connections to one SQLite file, or to memory, and makes sure that they are set as Records
 * needs them.
 */
final class SqliteFile {

  /** The options of an SQLite URL. */
  static final Set<String> OPTIONS = Set.of("mode", "busy_timeout", "synchronous", "max_length");

  /** Where the system shows its own state as files. */
  private static final Pattern OF_THE_SYSTEM = Pattern.compile("/(?:proc|sys)(?:/|$)");

  private static final String MEMORY = ":memory:";

  /** Each would be a file, and nobody would notice. */
  private static final Set<String> NEARLY_MEMORY = Set.of("memory", "memory:", ":memory");

  /**
   * Another process may hold the file for a while; with BEGIN IMMEDIATE waiting is all that is
   * needed.
   */
  private static final int BUSY_MILLIS = 30_000;

  /**
   * Bytes that one value, or one row in the file, takes at most (sqlite3_limit). SQLite can't be
   * interrupted while it makes a value, so that a view could hold up the program and fill its
   * memory with a gigabyte that nobody stored.
   */
  private static final int LONGEST = 256 * 1024 * 1024;

  /**
   * Bytes of a pattern of LIKE or GLOB (sqlite3_limit). SQLite's code nests once per wildcard: with
   * its own limit of 50000 bytes, a pattern fills the stack of a thread and ends the program. The
   * patterns of the verbs are shorter, however many bytes their characters take.
   */
  static final int MAX_PATTERN = 2_000;

  /**
   * Instructions that SQLite makes of one statement (sqlite3_limit), which take it some seconds and
   * 200 MB. Computed columns that name each other double with each of them.
   */
  private static final int MOST_INSTRUCTIONS = 5_000_000;

  /**
   * Pages that the writer may keep in memory, in KiB with a minus ("PRAGMA cache_size"): with
   * SQLite's own 2 MB a transaction of 100,000 rows writes some of its pages more than once.
   */
  private static final int WRITER_CACHE = -16_000;

  private final DatabaseUrl url;
  private final boolean readOnly;
  private final String urlName;

  private SqliteFile(DatabaseUrl url, boolean readOnly, String urlName) {
    this.url = url;
    this.readOnly = readOnly;
    this.urlName = urlName;
  }

  static SqliteFile of(ConnectionSettings settings) {
    if (!settings.url().hosts().isEmpty()) {
      throw config(
          "The SQLite URL has two slashes and then a name, which means a server. A relative file"
              + " is sqlite:app.db or sqlite:///app.db, an absolute one sqlite:////var/app.db.");
    }
    if (settings.url().database().isEmpty()) {
      throw config(
          "The SQLite URL names no file, as sqlite:app.db does; memory is sqlite::memory:.");
    }
    if (settings.url().user() != null || settings.url().password() != null) {
      throw config("SQLite has no logins: remove the user and the password from the URL.");
    }
    if (settings.schema() != null) {
      throw config("SQLite has no schemas: remove DB_SCHEMA, or the option schema of the URL.");
    }
    String named = settings.isOfVariables() ? "DB_NAME" : settings.urlName();
    SqliteFile file = new SqliteFile(settings.url(), readsOnly(settings), named);
    file.checkOptions();
    return file;
  }

  /** True if the URL says {@code mode=ro}. */
  static boolean readsOnly(DatabaseUrl url) {
    return url.option("mode").filter("ro"::equals).isPresent();
  }

  /** True if the URL or another setting says so. */
  static boolean readsOnly(ConnectionSettings settings) {
    return readsOnly(settings.url()) || settings.readOnly();
  }

  private void checkOptions() {
    mode();
    busyTimeout();
    synchronous();
    path();
  }

  static boolean isMemory(DatabaseUrl url) {
    return url.database().equals(MEMORY);
  }

  /** What the connections will use, for people to read. */
  Map<String, String> explain() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("file", path());
    lines.put("journal", isMemory(url) ? "memory" : "write-ahead log");
    lines.put("synchronous", synchronous().name().toLowerCase(Locale.ROOT));
    lines.put("lock of another process", "waited for at most " + busyTimeout() + " ms");
    lines.put("longest value", longest() + " bytes");
    lines.put("foreign keys", "enforced");
    return lines;
  }

  Connection open(boolean writable) throws SQLException {
    boolean writes = writable && !readOnly;
    if (!isMemory(url)) {
      OpenFailure.requireFile(Path.of(path()), writes, creates(), urlName);
    }
    try {
      return prepared(connection(path(), configuration(writes)), writes);
    } catch (SQLException e) {
      throw OpenFailure.of(e, path(), urlName);
    }
  }

  private Connection prepared(Connection connection, boolean writes) throws SQLException {
    try {
      prepare(connection, writes);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private Connection connection(String file, SQLiteConfig configuration) throws SQLException {
    String jdbcUrl = "jdbc:sqlite:" + file;
    boolean fast = FastPaths.take(true);
    return new ReusingConnection(jdbcUrl, file, configuration.toProperties(), longest(), fast);
  }

  private SQLiteConfig configuration(boolean writes) {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    config.setBusyTimeout(busyTimeout());
    config.setSynchronous(synchronous());
    config.setPragma(Pragma.LIMIT_ATTACHED, "0");
    config.setPragma(Pragma.LIMIT_LENGTH, Integer.toString(longest()));
    config.setPragma(Pragma.LIMIT_LIKE_PATTERN_LENGTH, Integer.toString(MAX_PATTERN));
    config.setPragma(Pragma.LIMIT_VDBE_OP, Integer.toString(MOST_INSTRUCTIONS));
    config.setGetGeneratedKeys(false); // the driver would ask for them after each insert
    if (writes && !isMemory(url)) {
      config.setJournalMode(JournalMode.WAL);
      config.setCacheSize(WRITER_CACHE);
    }
    // The driver's own read-only mode can't be pooled; query_only keeps the file as it is.
    if (!creates()) {
      config.resetOpenMode(SQLiteOpenMode.CREATE);
    }
    return config;
  }

  /** Sets what the driver has no setting for, and reads back what must hold. */
  private void prepare(Connection connection, boolean writes) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma trusted_schema = off");
      statement.execute("pragma cell_size_check = on");
      if (!writes) {
        statement.execute("pragma query_only = on");
      }
      require(statement, "foreign_keys", "1");
      if (writes && !isMemory(url)) {
        require(statement, "journal_mode", "wal");
      }
    }
    Fold.register(connection);
    StoredForm.register(connection);
    Digits.register(connection);
    NumberKey.register(connection);
    DocumentText.register(connection);
  }

  private static void require(Statement statement, String pragma, String expected)
      throws SQLException {
    try (ResultSet answer = statement.executeQuery("pragma " + pragma)) {
      answer.next();
      if (!answer.getString(1).toLowerCase(Locale.ROOT).equals(expected)) {
        throw config(
            "SQLite does not keep the setting "
                + pragma
                + " = "
                + expected
                + " on this file; its file system or build is not fit for it.");
      }
    }
  }

  private String path() {
    if (isMemory(url)) {
      return MEMORY;
    }
    String name = url.database();
    if (NEARLY_MEMORY.contains(name)) {
      throw config(
          "The SQLite URL names a file, most likely by mistake. Did you mean sqlite::memory:? A file"
              + " of that name is sqlite:./memory.");
    }
    if (name.startsWith(":") || name.startsWith("file:")) {
      throw config(
          "The SQLite URL names a file that begins with a colon or with file:. A file is"
              + " sqlite:app.db, memory is sqlite::memory:; the driver's own forms are not taken.");
    }
    if (name.equals("~") || name.startsWith("~/")) {
      throw config(
          "The SQLite URL begins with ~, which only a shell takes for the home directory. Write the"
              + " whole path; a directory of that name is sqlite:./~.");
    }
    try {
      String file = Path.of(name).toAbsolutePath().toString();
      if (OF_THE_SYSTEM.matcher(Path.of(file).normalize().toString()).lookingAt()) {
        throw config(
            "The SQLite URL names a part of the system, below /proc or /sys, and no file.");
      }
      if (file.indexOf('?') >= 0) {
        throw config("The path of an SQLite file must have no question mark in it.");
      }
      return file;
    } catch (InvalidPathException e) {
      throw config("The SQLite URL has no path that this machine takes.");
    }
  }

  /** Who only reads makes no file. */
  private boolean creates() {
    return mode().equals("rwc") && !readOnly;
  }

  private String mode() {
    return url.option("mode", "rwc", List.of("ro", "rw", "rwc"));
  }

  private int busyTimeout() {
    String text = url.option("busy_timeout").orElse(Integer.toString(BUSY_MILLIS));
    if (!text.matches("[0-9]{1,7}")) {
      throw config(
          "The option busy_timeout of the SQLite URL must be milliseconds from 0 to 9999999.");
    }
    return Integer.parseInt(text);
  }

  private int longest() {
    String text = url.option("max_length").orElse(Integer.toString(LONGEST));
    if (!text.matches("[1-9][0-9]{4,9}") || Long.parseLong(text) > Integer.MAX_VALUE) {
      throw config(
          "The option max_length of the SQLite URL must be bytes from 10000 to 2147483647.");
    }
    return Integer.parseInt(text);
  }

  private SynchronousMode synchronous() {
    return url.option("synchronous", "full", List.of("full", "normal")).equals("full")
        ? SynchronousMode.FULL
        : SynchronousMode.NORMAL;
  }

  private static RecordsException config(String message) {
    return Failure.of(ErrorKind.CONFIG, message).exception();
  }
}
