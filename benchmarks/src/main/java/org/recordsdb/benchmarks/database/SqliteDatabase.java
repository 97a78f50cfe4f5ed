package org.recordsdb.benchmarks.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** A file in a directory of its own, set as Records sets its files. */
final class SqliteDatabase extends Database {

  private static final int BUSY_MILLIS = 30_000;

  /** Linux's own file system in memory. */
  private static final Path MEMORY = Path.of("/dev/shm");

  private final Path file;

  SqliteDatabase(String file) {
    this.file = Path.of(file);
  }

  static String newFile() {
    return newFile(Path.of(System.getProperty("java.io.tmpdir")));
  }

  static boolean isMemoryThere() {
    return Files.isWritable(MEMORY);
  }

  static String newFileInMemory() {
    return newFile(MEMORY);
  }

  private static String newFile(Path place) {
    try {
      return Files.createTempDirectory(place, "records-benchmark")
          .resolve("documents.db")
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String location() {
    return file.toString();
  }

  @Override
  public String recordsUrl() {
    return "sqlite:" + file;
  }

  @Override
  public DataSource dataSource() {
    return source(configuration());
  }

  @Override
  public DataSource dataSource(String option, String value) {
    Properties properties = configuration().toProperties();
    properties.setProperty(option, value);
    return source(new SQLiteConfig(properties));
  }

  private DataSource source(SQLiteConfig config) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  /**
   * A transaction takes the lock at its begin: otherwise two that read before they write would fail
   * each other.
   */
  private static SQLiteConfig configuration() {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    return config;
  }

  @Override
  public boolean isSqlite() {
    return true;
  }

  @Override
  List<String> definition() {
    return List.of(
        "drop table if exists documents",
        "create table documents (id integer primary key autoincrement, name text not null unique,"
            + " owner text not null, status text not null default 'new', size bigint not null,"
            + " score double not null, note text)",
        "create index documents_owner on documents (owner, size)");
  }

  @Override
  String filling(long first, long last) {
    return "insert into documents (id, name, owner, status, size, score, note)"
        + " with recursive n(i) as (select "
        + first
        + " where "
        + first
        + " <= "
        + last
        + " union all select i + 1 from n where i < "
        + last
        + ") select i, 'document-' || i, 'owner-' || (i % 100), 'new', i, i * 0.5,"
        + " case when i % 10 = 0 then null else 'a note of middling length on document ' || i end"
        + " from n";
  }

  @Override
  List<String> settling() {
    return List.of("pragma wal_checkpoint(truncate)", "analyze");
  }

  @Override
  public void close() {
    try {
      Path directory = file.toAbsolutePath().getParent();
      for (String ending : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(Path.of(file + ending));
      }
      if (directory != null) {
        Files.deleteIfExists(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
