package org.recordsdb.migrate.expression;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests that ask both databases, which are filled once for all of a class. */
abstract class OnTwoDatabases {

  static TwoDatabases databases;

  @BeforeAll
  static void fill(@TempDir Path directory) throws SQLException {
    databases = new TwoDatabases(directory);
  }

  @AfterAll
  static void close() throws SQLException {
    databases.close();
  }
}
