package org.recordsdb.migrate.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;

/**
 * Tables of an SQLite file with the name of a function by which its schema is read ("PRAGMA
 * functions"). SQLite means the table then, so that there is no such function any more, or a
 * virtual table answers in its place whatever somebody has stored in it.
 */
public final class PragmaNames {

  private static final String PREFIX = "pragma_";

  private static final String TABLES =
      "select name from sqlite_schema where type in ('table', 'view')";

  private PragmaNames() {}

  /**
   * Rejects a file that has such a table.
   *
   * @param file its name, for the message
   */
  public static void requireNone(Connection connection, String file) throws SQLException {
    Set<String> functions = new HashSet<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery("pragma pragma_list")) {
        while (rows.next()) {
          functions.add(PREFIX + rows.getString(1));
        }
      }
      try (ResultSet rows = statement.executeQuery(TABLES)) {
        while (rows.next()) {
          if (functions.contains(SqlNames.folded(rows.getString(1)))) {
            throw Failure.of(
                    ErrorKind.UNSUPPORTED,
                    "Can't read the schema of "
                        + file
                        + ": its table "
                        + rows.getString(1)
                        + " has the name of a function by which SQLite tells the schema. Rename"
                        + " it.")
                .exception();
          }
        }
      }
    }
  }
}
