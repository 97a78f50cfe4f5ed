package org.recordsdb.testkit;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says in the build's output which tests were skipped and why, and how many ran, so that nothing is
 * left out unseen. Found by the service loader; thread-safe.
 */
public final class SkipReport implements TestExecutionListener {

  private final AtomicInteger run = new AtomicInteger();
  private final AtomicInteger skipped = new AtomicInteger();

  /** For the service loader. */
  public SkipReport() {}

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    run.set(0);
    skipped.set(0);
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    skip(test, reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
      skip(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
    } else if (test.isTest()) {
      run.incrementAndGet();
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    System.out.println("Tests run: " + run + ", skipped tests or groups of tests: " + skipped);
  }

  private void skip(TestIdentifier test, String reason) {
    skipped.incrementAndGet();
    System.out.println("Skipped " + test.getUniqueId() + ": " + reason);
  }
}
