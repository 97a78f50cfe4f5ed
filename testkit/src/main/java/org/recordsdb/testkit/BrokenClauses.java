package org.recordsdb.testkit;

import java.lang.reflect.Method;
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
    throw new AssertionFailedError(
        contract.dialect().name()
            + " does not keep "
            + clauses(test)
            + " of the contract, \""
            + sentence(test.getName())
            + "\": "
            + failure,
        failure);
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
