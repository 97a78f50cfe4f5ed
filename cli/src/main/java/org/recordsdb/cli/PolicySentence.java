package org.recordsdb.cli;

import java.util.Locale;
import java.util.function.ToLongFunction;
import org.recordsdb.migrate.copy.CopyReport;
import org.recordsdb.migrate.copy.OnBadValue;

/** What the policy has done to values that their column can't store. */
final class PolicySentence {

  private PolicySentence() {}

  /** A sentence with a blank before it; mostly nothing where no policy was chosen. */
  static String of(CopyReport report) {
    if (report.policy() == OnBadValue.FAIL) {
      return neverEqual(report);
    }
    String done =
        switch (report.policy()) {
          case FAIL, TEXT -> "";
          case NULL -> nulled(sum(report, CopyReport.Table::nulled));
          case QUARANTINE -> aside(report, sum(report, CopyReport.Table::aside));
        };
    return " The policy was " + report.policy() + done + ".";
  }

  /** The usual reason is that the copy had a policy and the comparison was given none. */
  private static String neverEqual(CopyReport report) {
    boolean bad =
        report.outcome() == CopyReport.Outcome.DIFFERENT
            && report.tables().stream()
                .flatMap(table -> table.columns().stream())
                .anyMatch(column -> column.bad() > 0);
    return bad
        ? " Values that the target can't store are equal to nothing there. If the copy had a policy"
            + " for them, give verify the policy of the copy (--on-bad-value NULL)."
        : "";
  }

  private static String nulled(long values) {
    return values == 0 ? "" : ": " + count(values, "value is", "values are") + " NULL by it";
  }

  /** A comparison does not read the rows that were set aside. */
  private static String aside(CopyReport report, long rows) {
    if (rows == 0) {
      return "";
    }
    return report.copied()
        ? ": " + count(rows, "row was", "rows were") + " set aside in records_quarantine"
        : ": "
            + count(rows, "row that it sets aside is", "rows that it sets aside are")
            + " not compared";
  }

  /** A number and what it counts. */
  static String count(long number, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
  }

  static long sum(CopyReport report, ToLongFunction<CopyReport.Table> counted) {
    return report.tables().stream().mapToLong(counted).sum();
  }
}
