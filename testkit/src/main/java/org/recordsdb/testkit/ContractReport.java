package org.recordsdb.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is asked for beside the tests that carry its id, or the reason why none does.
 *
 * @param requirements what is asked for
 * @param reasons why an id has no test, by id
 * @param tests the tests that carry an id, by id
 */
record ContractReport(
    List<Requirement> requirements, Map<String, String> reasons, Map<String, List<String>> tests) {

  /** The report of these tests on everything that is asked for. */
  static ContractReport of(Map<String, List<String>> tests) {
    return new ContractReport(Requirement.all(), Requirement.reasons(), tests);
  }

  /** Ids with neither test nor reason, reasons that a test makes needless, ids nobody knows. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Requirement requirement : requirements) {
      boolean tested = tests.containsKey(requirement.id());
      boolean excused = reasons.containsKey(requirement.id());
      if (!tested && !excused) {
        faults.add(requirement.id() + " has neither a test nor a reason");
      } else if (tested && excused) {
        faults.add(requirement.id() + " has a test and needs no reason");
      }
    }
    Set<String> known = requirements.stream().map(Requirement::id).collect(Collectors.toSet());
    tests.forEach(
        (id, names) -> {
          if (!known.contains(id)) {
            faults.add(id + " is no id that is asked for, and is carried by " + names);
          }
        });
    reasons.keySet().stream()
        .filter(id -> !known.contains(id))
        .forEach(id -> faults.add(id + " is no id that is asked for, and has a reason"));
    return faults;
  }

  /** A line for each kind: how many there are, with a test, with a reason, with neither. */
  String summary() {
    StringBuilder summary = new StringBuilder("The contract:\n");
    for (Requirement.Kind kind : Requirement.Kind.values()) {
      List<Requirement> all = of(kind);
      long tested = all.stream().filter(r -> tests.containsKey(r.id())).count();
      long excused =
          all.stream()
              .filter(r -> !tests.containsKey(r.id()) && reasons.containsKey(r.id()))
              .count();
      summary.append(
          String.format(
              "%d %s: %d with tests, %d with a reason for having none, %d without either%n",
              all.size(), kind.plural(), tested, excused, all.size() - tested - excused));
    }
    return summary.toString();
  }

  /**
   * The whole report as a page.
   *
   * @param summary what stands above the tables
   * @param missing what stands beside an id that has neither a test nor a reason
   */
  String page(String summary, String missing) {
    StringBuilder page = new StringBuilder("# The contract and its tests\n\n");
    page.append(summary.replace("\n", "\n\n"));
    for (Requirement.Kind kind : Requirement.Kind.values()) {
      page.append("## The ").append(kind.plural()).append("\n\n");
      page.append("| id | about | tests, or why there are none |\n|---|---|---|\n");
      of(kind).forEach(requirement -> page.append(line(requirement, missing)));
      page.append('\n');
    }
    return page.toString();
  }

  private List<Requirement> of(Requirement.Kind kind) {
    return requirements.stream().filter(requirement -> requirement.kind() == kind).toList();
  }

  private String line(Requirement requirement, String missing) {
    List<String> names = tests.getOrDefault(requirement.id(), List.of());
    String proof =
        names.isEmpty()
            ? reasons.getOrDefault(requirement.id(), missing)
            : String.join("<br>", names);
    return "| "
        + requirement.id()
        + " | "
        + cell(requirement.text())
        + " | "
        + cell(proof)
        + " |\n";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
