package org.recordsdb.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.recordsdb.Records;
import org.recordsdb.spi.Dialect;
import org.recordsdb.testkit.DialectContract;

/** The contract in a database that sorts as a language does, and not by code point. */
class LinguisticPostgresDialectTest extends DialectContract {

  @Override
  protected Dialect dialect() {
    return new PostgresDialect();
  }

  @Override
  protected String url() {
    assumeTrue(TestPostgres.isEmbedded(), "A server from elsewhere may not let us make databases");
    String plain = TestPostgres.url();
    int name = plain.lastIndexOf('/') + 1;
    String german = plain.substring(name) + "_german";
    try (Records records = Records.connect(plain)) {
      records.executeUpdate(
          "create database "
              + german
              + " template template0 encoding 'UTF8' locale 'C' locale_provider icu"
              + " icu_locale 'de-DE'");
    }
    return plain.substring(0, name) + german;
  }
}
