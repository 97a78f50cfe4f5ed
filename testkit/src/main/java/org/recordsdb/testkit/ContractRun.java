package org.recordsdb.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says at the end of a test run which clauses, cases and probes it proved, in the build's output
 * and, with the tests' names and outcomes, in {@code target/contract-run.md}. Found by the service
 * loader; thread-safe.
 */
public final class ContractRun implements TestExecutionListener {

  /** Where Maven keeps what a build makes; in another build the page is not written. */
  private static final Path TARGET = Path.of("target");

  private final Map<String, List<String>> tests = new TreeMap<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Set<String> proved = ConcurrentHashMap.newKeySet();
  private final Set<String> unproved = ConcurrentHashMap.newKeySet();

  /** For the service loader. */
  public ContractRun() {}

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    synchronized (tests) {
      tests.clear();
    }
    refused.clear();
    proved.clear();
    unproved.clear();
  }

  /** A test says that it met a rejection, of a capability that its dialect lacks. */
  @Override
  public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
    if (entry.getKeyValuePairs().containsKey(Capabilities.REFUSED)) {
      refused.add(test.getUniqueId());
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    test.getSource()
        .filter(source -> test.isTest() && source instanceof MethodSource)
        .map(source -> ((MethodSource) source).getJavaMethod())
        .ifPresent(method -> add(method, test, result));
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    ContractReport report;
    synchronized (tests) {
      if (tests.isEmpty()) {
        return;
      }
      report = ContractReport.of(Map.copyOf(tests));
    }
    String summary = summary();
    System.out.print(summary);
    write(report.page(summary, "not in this run"));
  }

  private void add(Method method, TestIdentifier test, TestExecutionResult result) {
    boolean isRefused = refused.contains(test.getUniqueId());
    String outcome =
        isRefused
            ? "rejected, as a capability is missing"
            : result.getStatus().name().toLowerCase(Locale.ROOT);
    String line = top(test) + ": " + name(method) + ": " + outcome;
    for (String id : ids(method)) {
      note(id, line);
      if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
        unproved.add(id);
      } else if (!isRefused) {
        proved.add(id);
      }
    }
  }

  /** Once for all arguments of a test with several. */
  private void note(String id, String line) {
    synchronized (tests) {
      List<String> lines = tests.computeIfAbsent(id, i -> new ArrayList<>());
      if (!lines.contains(line)) {
        lines.add(line);
      }
    }
  }

  /** How much of each kind this run proved: no test of it failed, and one did more than reject. */
  private String summary() {
    return Stream.of(Requirement.Kind.values())
        .map(
            kind -> {
              List<Requirement> all = Requirement.of(kind);
              long count =
                  all.stream()
                      .map(Requirement::id)
                      .filter(id -> proved.contains(id) && !unproved.contains(id))
                      .count();
              return count + " of " + all.size() + " " + kind.plural();
            })
        .collect(Collectors.joining(", ", "This run proved ", ".\n"));
  }

  private static List<String> ids(Method method) {
    List<String> ids = new ArrayList<>();
    Clause clauses = method.getAnnotation(Clause.class);
    if (clauses != null) {
      ids.addAll(List.of(clauses.value()));
    }
    Case cases = method.getAnnotation(Case.class);
    if (cases != null) {
      ids.addAll(List.of(cases.value()));
    }
    return ids;
  }

  private static String name(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  /** The class that was run; a contract's tests stand in classes nested in it. */
  private static String top(TestIdentifier test) {
    return UniqueId.parse(test.getUniqueId()).getSegments().stream()
        .filter(segment -> segment.getType().equals("class"))
        .map(segment -> segment.getValue().replaceAll(".*\\.", ""))
        .collect(Collectors.joining());
  }

  private static void write(String page) {
    if (!Files.isDirectory(TARGET)) {
      return;
    }
    try {
      Files.writeString(TARGET.resolve("contract-run.md"), page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
