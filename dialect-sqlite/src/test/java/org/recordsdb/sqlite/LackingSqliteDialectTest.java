package org.recordsdb.sqlite;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.Dialect;
import org.recordsdb.testkit.DialectContract;

/** The contract of a dialect that lacks every capability: each use of one is rejected. */
class LackingSqliteDialectTest extends DialectContract {

  private static final Dialect SQLITE = new SqliteDialect();

  @Override
  protected Dialect dialect() {
    Class<?>[] types = {Dialect.class};
    return (Dialect)
        Proxy.newProxyInstance(
            Dialect.class.getClassLoader(),
            types,
            (proxy, method, arguments) -> {
              if (method.getName().equals("missing")) {
                return Set.of(Capability.values());
              }
              try {
                return method.invoke(SQLITE, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
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
