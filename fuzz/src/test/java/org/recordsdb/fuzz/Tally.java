package org.recordsdb.fuzz;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.recordsdb.error.ErrorKind;

/** Which verbs were called on a database, and which kinds of failure they met. Not thread-safe. */
final class Tally {

  private final Map<String, Long> verbs = new TreeMap<>();
  private final Map<ErrorKind, Long> failures = new EnumMap<>(ErrorKind.class);

  void call(String verb) {
    verbs.merge(verb, 1L, Long::sum);
  }

  void failure(ErrorKind kind) {
    failures.merge(kind, 1L, Long::sum);
  }

  void add(Tally other) {
    other.verbs.forEach((verb, times) -> verbs.merge(verb, times, Long::sum));
    other.failures.forEach((kind, times) -> failures.merge(kind, times, Long::sum));
  }

  long calls() {
    return verbs.values().stream().mapToLong(Long::longValue).sum();
  }

  String verbs() {
    return listed(verbs);
  }

  String failures() {
    return listed(failures);
  }

  private static String listed(Map<?, Long> counts) {
    return counts.entrySet().stream()
        .map(each -> each.getKey() + " " + each.getValue())
        .collect(Collectors.joining(", "));
  }
}
