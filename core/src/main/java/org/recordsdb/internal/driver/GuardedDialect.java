package org.recordsdb.internal.driver;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Dialect;

/**
 * A dialect whose mistakes are told as its own: what it throws that it may not throw reaches nobody
 * raw. On a connection it becomes a {@link DriverFailure}, as nobody knows what state the
 * connection is in; elsewhere a {@code RecordsException} with the dialect's name. Thread-safe.
 */
public final class GuardedDialect implements InvocationHandler {

  private final Dialect dialect;

  private GuardedDialect(Dialect dialect) {
    this.dialect = dialect;
  }

  /** The dialect, guarded. */
  public static Dialect of(Dialect dialect) {
    return (Dialect)
        Proxy.newProxyInstance(
            Dialect.class.getClassLoader(),
            new Class<?>[] {Dialect.class},
            new GuardedDialect(dialect));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
      throws Throwable {
    try {
      return method.invoke(dialect, given);
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      if (!(thrown instanceof RuntimeException mistake) || thrown instanceof RecordsException) {
        throw thrown == null ? e : thrown;
      }
      if (given != null && given.length > 0 && given[0] instanceof Connection connection) {
        throw DriverFailure.on(connection, mistake);
      }
      if (Arrays.asList(method.getExceptionTypes()).contains(SQLException.class)) {
        throw mistake; // who uses a statement or opens a connection sees to both
      }
      throw mistake(dialect.name(), method.getName(), mistake);
    }
  }

  /**
   * The failure of a dialect that has thrown what it may not throw. Shows its class alone, as its
   * text may hold values.
   *
   * @param part the method, or the subject of several
   */
  public static RecordsException mistake(String dialect, String part, RuntimeException thrown) {
    SQLException cause = DriverFailure.of(thrown);
    return Failure.of(
            ErrorKind.INTERNAL,
            "Can't use the dialect "
                + dialect
                + ": its "
                + part
                + " failed with "
                + thrown.getClass().getName()
                + ". Report this to the author of the dialect.")
        .cause(cause)
        .exception();
  }
}
