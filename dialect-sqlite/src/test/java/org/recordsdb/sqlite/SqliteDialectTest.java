package org.recordsdb.sqlite;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.spi.Dialect;
import org.recordsdb.testkit.DialectContract;

/** The contract on a file. */
class SqliteDialectTest extends DialectContract {

  @TempDir static Path directory;

  @Override
  protected Dialect dialect() {
    return new SqliteDialect();
  }

  @Override
  protected String url() {
    return "sqlite:" + directory.resolve("contract.db");
  }
}
