package org.recordsdb.internal.pool;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;
import org.recordsdb.internal.driver.DriverFailure;

/**
 * A connection to a server as HikariCP gets it, which logs the text of what the driver throws at
 * HikariCP's own questions. The server chooses that text, so none of these questions fails.
 */
final class ServerConnection implements InvocationHandler {

  private final Connection driver;

  private ServerConnection(Connection driver) {
    this.driver = driver;
  }

  static Connection of(Connection driver) {
    return (Connection)
        Proxy.newProxyInstance(
            ServerConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new ServerConnection(driver));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("getTransactionIsolation")) {
      return Connection.TRANSACTION_READ_COMMITTED; // asked to set it back; it is never changed
    }
    try {
      return method.invoke(driver, arguments);
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      if (thrown instanceof RuntimeException failure) {
        thrown = DriverFailure.on(driver, failure);
      }
      if (method.getName().equals("isValid") && thrown instanceof Exception) {
        return false;
      }
      throw thrown == null ? e : thrown;
    }
  }
}
