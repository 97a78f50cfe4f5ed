package org.recordsdb.migrate.copy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.Dialect;

/** An SQLite file to copy from. */
final class SqliteSource implements CopySource {

  private final Dialect dialect;
  private final Path file;
  private final List<Connection> readers = new ArrayList<>();

  private SqliteSource(Dialect dialect, Path file) {
    this.dialect = dialect;
    this.file = file;
  }

  /**
   * Opens so many connections. While they begin their transactions, another one keeps all writers
   * out, so that no change comes between them; a file that can't be locked gets one connection.
   */
  static SqliteSource open(Settings settings, int count) throws SQLException {
    SqliteSource source = new SqliteSource(settings.dialect(), file(settings.connection()));
    snapshot(settings).close(); // refuses what only the dialect knows, as a log that is a pipe
    try (Connection gate = DriverManager.getConnection("jdbc:sqlite:" + source.file)) {
      boolean shut = shuts(gate);
      for (int i = 0; i < (shut ? count : 1); i++) {
        source.readers.add(snapshot(settings));
      }
      if (shut) {
        execute(gate, "rollback");
      }
      SqliteConnections.requireReadable(source.readers.get(0), source.file);
      return source;
    } catch (SQLException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private static Path file(ConnectionSettings settings) {
    String name = settings.url().database();
    if (name.startsWith(":")) {
      throw Failure.of(
              ErrorKind.CONFIG,
              "A database in memory can't be the source of a copy, as only its own program sees it. Give the path of a file.")
          .exception();
    }
    Path file = Path.of(name).toAbsolutePath().normalize();
    if (!Files.isRegularFile(file)) {
      throw Failure.of(
              ErrorKind.NO_DATABASE, "The source file " + file + " does not exist. Check the path.")
          .exception();
    }
    return file;
  }

  private static boolean shuts(Connection gate) {
    try {
      execute(gate, "begin immediate");
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private static Connection snapshot(Settings settings) throws SQLException {
    String file = settings.connection().url().database();
    return SqliteConnections.reading(settings.dialect(), settings.connection(), file);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public String origin() {
    return "sqlite:" + file;
  }

  @Override
  public List<Connection> readers() {
    return List.copyOf(readers);
  }

  @Override
  public void close() throws SQLException {
    for (Connection reader : readers) {
      reader.close();
    }
  }
}
