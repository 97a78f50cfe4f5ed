package org.recordsdb.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.spi.Fault;

/** The steps that only a database in a file has. */
final class SqliteCheckup {

  private SqliteCheckup() {}

  static boolean exists(Settings settings) {
    Path file = UrlOption.file(settings);
    return file == null || Files.exists(file);
  }

  /** What the file system tells. */
  static List<Finding> before(Settings settings) {
    Path named = UrlOption.file(settings);
    if (named == null) {
      return List.of(Finding.warn("file", "a database in memory", "It ends with its program."));
    }
    Path file = named.toAbsolutePath();
    Path directory = file.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      return List.of(
          Finding.fail("file", "the directory of " + file + " does not exist", "Create it."));
    }
    boolean made =
        !settings.connection().readOnly()
            && settings.connection().url().option("mode").filter(m -> !m.equals("rwc")).isEmpty();
    if (!Files.exists(file) && !made) {
      return List.of(
          Finding.fail(
              "file",
              file + " does not exist, and mode=ro, mode=rw and DB_READ_ONLY make none",
              "Correct its path, or let it be made with ?mode=rwc."));
    }
    if (!Files.exists(file)) {
      return List.of(
          Files.isWritable(directory)
              ? Finding.warn("file", file + " does not exist", "It is created at first use.")
              : Finding.fail("file", directory + " is not writable", "Change its permissions."));
    }
    boolean reads = Files.isReadable(file);
    boolean writes = Files.isWritable(file) && Files.isWritable(directory);
    if (!reads) {
      return List.of(Finding.fail("file", file + " can't be read", "Change its permissions."));
    }
    return List.of(
        writes
            ? Finding.ok("file", file + " can be read and written")
            : Finding.warn(
                "file",
                file + " can only be read",
                "To write, the file and its directory must be writable."));
  }

  /** What the database tells. */
  static List<Finding> inside(Connection connection, Settings settings) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    int tables = settings.dialect().tables(connection, null).size();
    findings.add(
        Finding.ok("schema", PolicySentence.count(tables, "table or view", "tables and views")));
    findings.add(references(connection, settings));
    return findings;
  }

  private static Finding references(Connection connection, Settings settings) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet broken = statement.executeQuery("pragma foreign_key_check")) {
      return broken.next()
          ? Finding.warn(
              "references",
              "rows of " + broken.getString(1) + " refer to rows that do not exist",
              "pragma foreign_key_check lists them. PostgreSQL rejects such rows.")
          : Finding.ok("references", "every foreign key holds");
    } catch (SQLException e) {
      Fault fault = settings.dialect().classify(e, null);
      if (fault.kind() != ErrorKind.UNSUPPORTED) {
        throw e;
      }
      return Finding.fail(
          "references", String.valueOf(fault.detail()), "Until then both tables can only be read.");
    }
  }
}
