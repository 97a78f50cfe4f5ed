package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Capability;

/** Turns a test that {@link Needs} a missing capability into the proof that its use is rejected. */
final class Capabilities implements InvocationInterceptor {

  /** What a test publishes that met the rejection, for the report of the run. */
  static final String REFUSED = "rejected";

  @Override
  public void interceptTestMethod(
      Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
      throws Throwable {
    proveOrRefuse(test, method, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
      throws Throwable {
    proveOrRefuse(test, method, context);
  }

  private static void proveOrRefuse(
      Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
      throws Throwable {
    Contract contract = (Contract) context.getRequiredTestInstance();
    Set<Capability> missing = needed(method.getExecutable(), contract.getClass());
    missing.retainAll(contract.dialect().missing());
    if (missing.isEmpty()) {
      test.proceed();
      return;
    }
    Throwable thrown = catchThrowable(test::proceed);
    assertThat(thrown)
        .as("%s is declared missing, so its use must be rejected", missing)
        .isInstanceOfSatisfying(
            RecordsException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED));
    context.publishReportEntry(REFUSED, missing.toString());
  }

  private static Set<Capability> needed(Method method, Class<?> contract) {
    Set<Capability> needed = EnumSet.noneOf(Capability.class);
    add(method.getAnnotation(Needs.class), needed);
    for (Class<?> type = contract; type != null; type = type.getSuperclass()) {
      add(type.getAnnotation(Needs.class), needed);
    }
    return needed;
  }

  private static void add(@Nullable Needs needs, Set<Capability> to) {
    if (needs != null) {
      to.addAll(List.of(needs.value()));
    }
  }
}
