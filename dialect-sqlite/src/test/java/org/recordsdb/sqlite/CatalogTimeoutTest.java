package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Dialect;

/** The query timeout is for what is read of the schema too. */
class CatalogTimeoutTest {

  private static final String ENDLESS =
      "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n";

  /** A dialect whose database takes for ever to describe a table. */
  private static Dialect slow() {
    SqliteDialect sqlite = new SqliteDialect();
    return (Dialect)
        Proxy.newProxyInstance(
            Dialect.class.getClassLoader(),
            new Class<?>[] {Dialect.class},
            (proxy, method, arguments) ->
                method.getName().equals("describe")
                    ? endless((Connection) arguments[0])
                    : method.invoke(sqlite, arguments));
  }

  private static Object endless(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(ENDLESS);
    }
  }

  @Test
  void aDescriptionThatTakesTooLongIsStopped() {
    try (Records records =
        Records.builder()
            .url("sqlite::memory:")
            .queryTimeout(Duration.ofMillis(300))
            .dialect(slow())
            .open()) {
      RecordsException failure =
          catchThrowableOfType(RecordsException.class, () -> records.select("notes"));
      assertThat(failure.kind()).isEqualTo(ErrorKind.QUERY_TIMEOUT);
      assertThat(records.executeQuery("select 1 as n")).hasSize(1);
    }
  }
}
