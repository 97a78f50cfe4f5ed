package org.recordsdb.duckdb;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.spi.Dialect;
import org.recordsdb.testkit.DialectContract;

/** DuckDB keeps the contract, but for what it declares missing. */
class DuckDbDialectTest extends DialectContract {

  @TempDir static Path directory;

  @Override
  protected Dialect dialect() {
    return new DuckDbDialect();
  }

  @Override
  protected String url() {
    return "duckdb:" + directory.resolve("contract.db");
  }

  /** DuckDB has no codes at all. */
  @Override
  protected boolean tellsMistakes() {
    return false;
  }
}
