package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.recordsdb.Records;
import org.recordsdb.Transaction;

/**
 * Calls of several threads at once, of which each is about rows of its own, so that what comes of
 * them does not depend on their order.
 *
 * @param lanes the calls of each thread
 */
record Together(List<List<Step>> lanes) implements Step {

  Together {
    lanes = lanes.stream().filter(lane -> !lane.isEmpty()).map(List::copyOf).toList();
  }

  @Override
  public String run(Side side, Records on) {
    if (on instanceof Transaction || lanes.isEmpty()) {
      return "nothing to run at once";
    }
    ExecutorService threads = Executors.newFixedThreadPool(lanes.size());
    try {
      List<Callable<Side>> calls = new ArrayList<>();
      for (List<Step> lane : lanes) {
        Side own = side.lane();
        calls.add(() -> run(lane, own));
      }
      List<String> traces = new ArrayList<>();
      for (Future<Side> each : threads.invokeAll(calls)) {
        side.join(each.get());
        traces.add(String.join("; ", each.get().trace()));
      }
      traces.sort(null);
      return String.join(" | ", traces);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdown();
    }
  }

  private static Side run(List<Step> lane, Side own) {
    lane.forEach(own::run);
    return own;
  }

  @Override
  public String java(JavaSource source, String on) {
    return "together(List.of("
        + lanes.stream().map(lane -> java(lane, source, on)).collect(Collectors.joining(", "))
        + "))";
  }

  private static String java(List<Step> lane, JavaSource source, String on) {
    StringBuilder java = new StringBuilder("\n        () -> {\n");
    for (Step step : lane) {
      java.append("          show(true, () -> ").append(step.java(source, on)).append(");\n");
    }
    return java.append("          return \"done\";\n        }").toString();
  }

  @Override
  public List<Step> inner() {
    return lanes.stream().flatMap(List::stream).toList();
  }

  @Override
  public List<Step> smaller() {
    List<Step> smaller = new ArrayList<>();
    for (int i = 0; i < lanes.size(); i++) {
      List<List<Step>> fewer = new ArrayList<>(lanes);
      fewer.remove(i);
      smaller.add(new Together(fewer));
      for (List<Step> lane : Step.smallerLists(lanes.get(i))) {
        List<List<Step>> changed = new ArrayList<>(lanes);
        changed.set(i, lane);
        smaller.add(new Together(changed));
      }
    }
    return smaller;
  }
}
