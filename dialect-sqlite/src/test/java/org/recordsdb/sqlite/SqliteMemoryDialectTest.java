package org.recordsdb.sqlite;

import org.recordsdb.spi.Dialect;
import org.recordsdb.testkit.DialectContract;

/** The contract in memory, where every Records has a database of its own. */
class SqliteMemoryDialectTest extends DialectContract {

  @Override
  protected Dialect dialect() {
    return new SqliteDialect();
  }

  @Override
  protected String url() {
    return "sqlite::memory:";
  }

  @Override
  protected boolean isShared() {
    return false;
  }
}
