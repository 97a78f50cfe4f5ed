package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.DateTimeException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.Dialect;

/**
 * What a driver throws at a value that it can't read is told with the column, without the value.
 */
class UnreadableValueTest {

  private static final Dialect SQLITE = new SqliteDialect();

  /** The dialect with codecs that throw this at every value they read. */
  private static Dialect throwing(RuntimeException thrown) {
    Codec codec =
        Codec.of(
            (statement, index, value) -> statement.setObject(index, value),
            (results, index) -> {
              throw thrown;
            });
    Class<?>[] types = {Dialect.class};
    return (Dialect)
        Proxy.newProxyInstance(
            Dialect.class.getClassLoader(),
            types,
            (proxy, method, arguments) -> {
              if (method.getName().equals("codec")) {
                return codec;
              }
              try {
                return method.invoke(SQLITE, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void everythingThatIsThrownIsAFailureWithTheColumnAndWithoutTheValue() {
    for (RuntimeException thrown :
        List.of(
            new ArithmeticException("hunter2"),
            new DateTimeException("hunter2"),
            new ArrayIndexOutOfBoundsException("hunter2"),
            new NumberFormatException("hunter2"))) {
      try (Records records =
          Records.builder().url("sqlite::memory:").dialect(throwing(thrown)).open()) {
        assertThatThrownBy(() -> records.executeQuery("select :v as total", Row.of("v", 1)))
            .isInstanceOf(RecordsException.class)
            .hasMessageContaining("Can't read total")
            .hasMessageContaining("not in a form that can be read")
            .hasMessageNotContaining("hunter2");
      }
    }
  }
}
