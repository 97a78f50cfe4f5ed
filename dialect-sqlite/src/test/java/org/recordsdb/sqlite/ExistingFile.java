package org.recordsdb.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.Records;
import org.recordsdb.spi.TableInfo;

/**
 * A copy of a file that another program made, so that the resource stays as it is; a resource of
 * SQL is run by SQLite itself first.
 */
record ExistingFile(Path path) {

  /** The resource of this name under {@code /files}, copied into the directory. */
  static ExistingFile copy(String name, Path directory) throws IOException, SQLException {
    Path copy = directory.resolve(Path.of(name).getFileName().toString());
    try (InputStream resource = ExistingFile.class.getResourceAsStream("/files/" + name)) {
      if (resource == null) {
        throw new IllegalArgumentException("no resource " + name);
      }
      if (!name.endsWith(".sql")) {
        Files.copy(resource, copy);
        return new ExistingFile(copy);
      }
      ExistingFile made = new ExistingFile(Path.of(copy + ".db"));
      made.run(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
      return made;
    }
  }

  /** What the driver does with a script of many statements, without Records. */
  void run(String script) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(script);
    }
  }

  Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + path);
  }

  Records open() {
    return Records.connect("sqlite:" + path);
  }

  List<String> tables() throws SQLException {
    try (Connection connection = connection()) {
      return new SqliteDialect().tables(connection, null);
    }
  }

  @Nullable TableInfo describe(String table) throws SQLException {
    try (Connection connection = connection()) {
      return new SqliteDialect().describe(connection, null, table);
    }
  }

  /** The table's rows as SQLite counts them. */
  long count(String table) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet count =
            statement.executeQuery("select count(*) from \"" + table.replace("\"", "\"\"") + '"')) {
      return count.getLong(1);
    }
  }
}
