package org.recordsdb.postgres;

import org.recordsdb.spi.Dialect;
import org.recordsdb.testkit.DialectContract;

/** The contract on a server. */
class PostgresDialectTest extends DialectContract {

  @Override
  protected Dialect dialect() {
    return new PostgresDialect();
  }

  @Override
  protected String url() {
    return TestPostgres.url();
  }
}
