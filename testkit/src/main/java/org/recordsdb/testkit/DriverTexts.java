package org.recordsdb.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.recordsdb.spi.Dialect;

/**
 * The texts of the exceptions that a dialect was asked to classify, which Records shows nobody.
 * Kept only with {@code -Drecords.testkit.driverTexts=true}, for the author of a dialect.
 * Thread-safe.
 */
final class DriverTexts {

  private static final boolean KEPT = Boolean.getBoolean("records.testkit.driverTexts");

  private final Queue<String> texts = new ConcurrentLinkedQueue<>();

  /** The dialect, listened to if the texts are to be kept. */
  Dialect of(Dialect dialect) {
    return KEPT ? listenedTo(dialect) : dialect;
  }

  Dialect listenedTo(Dialect dialect) {
    return (Dialect)
        Proxy.newProxyInstance(
            Dialect.class.getClassLoader(),
            new Class<?>[] {Dialect.class},
            (proxy, method, given) -> {
              if (method.getName().equals("classify") && given[0] instanceof SQLException told) {
                texts.add(String.valueOf(told.getMessage()));
              }
              try {
                return method.invoke(dialect, given);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  /** Those since the last test. */
  List<String> all() {
    return List.copyOf(texts);
  }

  void clear() {
    texts.clear();
  }
}
