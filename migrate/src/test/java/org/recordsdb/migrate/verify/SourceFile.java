package org.recordsdb.migrate.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An SQLite file that another program made, or the SQL that makes one.
 *
 * @param folder where it is
 * @param name its path in the folder
 */
record SourceFile(Path folder, String name) {

  private static final List<String> ENDINGS = List.of(".db", ".sqlite");

  /** All SQLite files below a folder, by name. */
  static List<SourceFile> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString())
          .filter(name -> ENDINGS.stream().anyMatch(name::endsWith))
          .sorted()
          .map(name -> new SourceFile(folder, name))
          .toList();
    }
  }

  /** Names of all SQLite files below a folder, and of the SQL of those that are not there. */
  static List<String> withSql(Path folder) throws IOException {
    List<String> names = new ArrayList<>(in(folder).stream().map(SourceFile::name).toList());
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .map(file -> folder.relativize(file).toString())
          .filter(name -> name.endsWith(".sql") && !names.contains(name.replace(".sql", ".db")))
          .forEach(names::add);
    }
    return names;
  }

  /** Makes a copy in the directory, so that the file stays as it is. */
  Path copy(Path directory) throws IOException, SQLException {
    Path file = folder.resolve(name);
    Path copy = directory.resolve(file.getFileName().toString());
    if (!name.endsWith(".sql")) {
      for (String part : List.of("", "-wal", "-shm")) {
        Path from = Path.of(file + part);
        if (Files.exists(from)) {
          Files.write(Path.of(copy + part), Files.readAllBytes(from));
        }
      }
      return copy;
    }
    Path made = Path.of(copy + ".db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + made);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(Files.readString(file)); // the driver runs all of it
    }
    return made;
  }

  /** The rows of each table as SQLite counts them, without its own and virtual ones. */
  static Map<String, Long> rows(Path file) throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement names = connection.createStatement();
        ResultSet tables =
            names.executeQuery(
                "select name from pragma_table_list where schema = 'main' and type = 'table'"
                    + " and name not like 'sqlite\\_%' escape '\\'")) {
      while (tables.next()) {
        String table = tables.getString(1);
        try (Statement counting = connection.createStatement();
            ResultSet count =
                counting.executeQuery(
                    "select count(*) from \"" + table.replace("\"", "\"\"") + '"')) {
          rows.put(table, count.getLong(1));
        }
      }
    }
    return rows;
  }
}
