package org.recordsdb.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The switches of a connection on which promises of Records rest. A PRAGMA that changes one is not
 * sent; this is the second wall, after raw SQL that may have got past the first. They are put back,
 * as the only connection to a database in memory can't be replaced.
 */
final class ConnectionSwitches {

  private ConnectionSwitches() {}

  /**
   * Puts back what was changed; true if all are as they must be.
   *
   * @param writes whether the connection may write
   */
  static boolean restore(Connection connection, boolean writes) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return ensure(statement, "foreign_keys", true)
          && ensure(statement, "trusted_schema", false)
          && ensure(statement, "writable_schema", false)
          && ensure(statement, "ignore_check_constraints", false)
          && ensure(statement, "query_only", !writes);
    }
  }

  private static boolean ensure(Statement statement, String name, boolean expected)
      throws SQLException {
    if (isOn(statement, name) == expected) {
      return true;
    }
    statement.execute("pragma " + name + (expected ? " = on" : " = off"));
    return isOn(statement, name) == expected;
  }

  private static boolean isOn(Statement statement, String name) throws SQLException {
    try (ResultSet answer = statement.executeQuery("pragma " + name)) {
      return answer.next() && answer.getBoolean(1);
    }
  }
}
