package org.recordsdb.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.recordsdb.migrate.copy.CopyReport;
import org.recordsdb.migrate.copy.Offender;
import org.recordsdb.migrate.copy.OnBadValue;

/**
 * Bad values of a report under one heading.
 *
 * @param heading what they have in common
 * @param offenders at least one
 */
record OffenderGroup(String heading, List<Offender> offenders) {

  /** All of them; where a policy was chosen and does not cover some, these come first. */
  static List<OffenderGroup> of(CopyReport report) {
    if (report.uncovered().isEmpty() || report.policy() == OnBadValue.FAIL) {
      return group("Values that the target can't store", report.offenders());
    }
    Set<Offender> uncovered = new HashSet<>(report.uncovered());
    List<Offender> covered =
        report.offenders().stream().filter(each -> !uncovered.contains(each)).toList();
    List<OffenderGroup> first =
        group("Not covered by the policy " + report.policy(), report.uncovered());
    return Stream.concat(first.stream(), group("Covered by it", covered).stream()).toList();
  }

  private static List<OffenderGroup> group(String heading, List<Offender> offenders) {
    return offenders.isEmpty() ? List.of() : List.of(new OffenderGroup(heading, offenders));
  }

  /** Where a row is, for people; empty if the offender is none. */
  static String place(Offender offender) {
    return offender.row().entrySet().stream()
        .map(each -> each.getKey() + " = " + each.getValue())
        .collect(Collectors.joining(", "));
  }
}
