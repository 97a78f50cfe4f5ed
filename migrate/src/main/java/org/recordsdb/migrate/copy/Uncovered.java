package org.recordsdb.migrate.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a policy does not say anything about, so that nothing is copied. */
final class Uncovered {

  private final OnBadValue policy;

  Uncovered(OnBadValue policy) {
    this.policy = policy;
  }

  /** Those of the offenders that were found, in their order. */
  List<Offender> of(CopyPlan plan, Look look) {
    List<Offender> uncovered = new ArrayList<>();
    for (Offender offender : plan.offenders()) {
      if (policy == OnBadValue.FAIL || offender.row().isEmpty()) {
        uncovered.add(offender);
      }
    }
    for (TablePlan table : plan.tables()) {
      Preflight.Findings found = look.findings(table);
      uncovered.addAll(values(table, found));
      uncovered.addAll(found.uncovered());
    }
    return uncovered;
  }

  private List<Offender> values(TablePlan table, Preflight.Findings found) {
    return switch (policy) {
      case FAIL, TEXT -> found.offenders();
      case NULL -> {
        Set<String> required =
            table.compared().columns().stream()
                .filter(column -> !column.makesNull())
                .map(ColumnPlan::name)
                .collect(Collectors.toSet());
        yield found.offenders().stream().filter(bad -> required.contains(bad.column())).toList();
      }
      case QUARANTINE -> List.of();
    };
  }
}
