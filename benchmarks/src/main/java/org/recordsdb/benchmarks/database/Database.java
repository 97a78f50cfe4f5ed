package org.recordsdb.benchmarks.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * A database with one table, {@code documents}, whose rows are the same on every kind: numbered
 * from 1, each a function of its number. The columns have types that both databases store by
 * themselves, so that no contender needs conversions of its own.
 */
public abstract class Database implements AutoCloseable {

  /** An SQLite file on the disk. */
  public static final String SQLITE = "sqlite";

  /** An SQLite file in memory, where no disk hides what a statement costs. */
  public static final String SQLITE_IN_MEMORY = "sqlite-tmpfs";

  /** PostgreSQL. */
  public static final String POSTGRESQL = "postgresql";

  /** The names of all kinds. */
  public static final List<String> KINDS = List.of(SQLITE, SQLITE_IN_MEMORY, POSTGRESQL);

  /** Connections of every pool. On SQLite, Records' are one writer and the rest readers. */
  public static final int POOL_SIZE = 10;

  /**
   * The system property by which a process gets the PostgreSQL database of the one that started it.
   */
  public static final String SERVER_PROPERTY = "records.benchmarks.postgresql";

  private long rows;

  Database() {}

  /** A new and empty place. */
  public static Database create(String kind) {
    return switch (kind) {
      case SQLITE -> at(kind, SqliteDatabase.newFile());
      case SQLITE_IN_MEMORY -> at(kind, SqliteDatabase.newFileInMemory());
      default -> at(kind, PostgresDatabase.newUrl());
    };
  }

  /** True if this machine has a file system in memory. */
  public static boolean hasMemoryFiles() {
    return SqliteDatabase.isMemoryThere();
  }

  /** The database at a place that {@link #location()} gave, as it is. */
  public static Database at(String kind, String location) {
    return switch (kind) {
      case SQLITE, SQLITE_IN_MEMORY -> new SqliteDatabase(location);
      case POSTGRESQL -> new PostgresDatabase(location);
      default -> throw new IllegalArgumentException("No such database: " + kind);
    };
  }

  /** Where it is, for another process. */
  public abstract String location();

  /** What Records takes as its URL. */
  public abstract String recordsUrl();

  /** Connections of the driver, set as they are in every contender. */
  public abstract DataSource dataSource();

  /** {@link #dataSource()} with an option of the driver that contenders do not use by default. */
  public abstract DataSource dataSource(String option, String value);

  /** True for SQLite. */
  public abstract boolean isSqlite();

  /** The statements that make the table, empty. */
  abstract List<String> definition();

  /** The statement that stores the rows of these numbers. */
  abstract String filling(long first, long last);

  /** The statements that settle the database after many changes. */
  abstract List<String> settling();

  /** Makes the table anew, with this many rows. */
  public void prepare(long count) throws SQLException {
    rows = count;
    execute(definition());
    fill(1, count);
    execute(settling());
  }

  /** Stores the rows of these numbers. */
  public void fill(long first, long last) throws SQLException {
    execute(List.of(filling(first, last)));
  }

  /** Deletes what was stored since the table was made, so that it has its size again. */
  public void trim() throws SQLException {
    execute(List.of("delete from documents where id > " + rows));
    execute(settling());
  }

  /** The number of rows that the table was made with. */
  public long rows() {
    return rows;
  }

  /** A pool over the driver's connections, as every contender but Records uses it. */
  public HikariDataSource pool() {
    return pool(dataSource());
  }

  /** A pool over these connections. */
  public static HikariDataSource pool(DataSource source) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(POOL_SIZE);
    return new HikariDataSource(config);
  }

  /** Takes the database away. */
  @Override
  public abstract void close() throws SQLException;

  final void execute(List<String> statements) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
