package org.recordsdb.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.spi.Dialect;
import org.recordsdb.sqlite.SqliteDialect;

/** The log of a database in memory whose only connection was changed for good. */
class ChangedMemoryTest {

  /** A dialect that finds every connection changed. */
  private static Dialect unfit() {
    SqliteDialect sqlite = new SqliteDialect();
    return (Dialect)
        Proxy.newProxyInstance(
            Dialect.class.getClassLoader(),
            new Class<?>[] {Dialect.class},
            (proxy, method, arguments) ->
                method.getName().equals("isReusable") ? false : method.invoke(sqlite, arguments));
  }

  @Test
  void oneWarningIsEnough() {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try (Records records = Records.builder().url("sqlite::memory:").dialect(unfit()).open()) {
      for (int i = 0; i < 3; i++) {
        records.executeQuery("select 1 as n");
      }
    } finally {
      System.setErr(before);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("SQL changed the only connection to the database in memory");
  }
}
