package org.recordsdb.testkit;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.IncompleteExecutionException;

/** Says of a failed test which sentence of the contract the dialect does not keep. */
final class BrokenClauses implements TestExecutionExceptionHandler {

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    if (failure instanceof IncompleteExecutionException) {
      throw failure; // skipped, not failed
    }
    Contract contract = (Contract) context.getRequiredTestInstance();
    Method test = context.getRequiredTestMethod();
    AssertionFailedError broken =
        new AssertionFailedError(
            contract.dialect().name()
                + " does not keep "
                + clauses(test)
                + " of the contract, \""
                + sentence(test.getName())
                + "\": "
                + failure
                + said(contract.bench().driverTexts()),
            failure.getCause());
    broken.setStackTrace(failure.getStackTrace()); // in its place, so that nothing is printed twice
    throw broken;
  }

  private static String said(List<String> driver) {
    return driver.isEmpty()
        ? ""
        : "\nThe driver said: " + String.join("\nThe driver said: ", driver);
  }

  private static String clauses(Method test) {
    Clause clause = test.getAnnotation(Clause.class);
    return clause == null ? "a sentence" : "clause " + String.join(", ", clause.value());
  }

  /** {@code nullIsTheLargest} is the sentence "null is the largest". */
  private static String sentence(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }
}
