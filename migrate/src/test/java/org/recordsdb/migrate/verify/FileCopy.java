package org.recordsdb.migrate.verify;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.recordsdb.migrate.copy.Copy;
import org.recordsdb.migrate.copy.CopyReport;
import org.recordsdb.migrate.copy.OnBadValue;

/**
 * A database copied as it is or, if that is refused, under the first policy that covers what was
 * found; and what the judge says of it.
 *
 * @param strict the report without a policy
 * @param last the report of the copy that arrived, or of the last one that was refused
 * @param policy under which it arrived, or {@code -}
 * @param verdict the judge's; not equal if nothing arrived
 */
record FileCopy(CopyReport strict, CopyReport last, String policy, Judge.Verdict verdict) {

  private static final List<OnBadValue> POLICIES =
      List.of(OnBadValue.FAIL, OnBadValue.NULL, OnBadValue.QUARANTINE);

  /**
   * Copies and judges. All goes into one target: a copy that is refused leaves it empty.
   *
   * @param to URL of an empty database
   */
  static FileCopy run(String from, String to) {
    return run(from, to, () -> {});
  }

  /**
   * The same.
   *
   * @param refused what is done after each copy that is refused
   */
  static FileCopy run(String from, String to, Runnable refused) {
    CopyReport strict = null;
    CopyReport last = null;
    for (OnBadValue policy : POLICIES) {
      last = Copy.from(from).to(to).onBadValue(policy).leaveOut(true).run();
      strict = strict == null ? last : strict;
      if (last.copied()) {
        Judge.Verdict verdict = Judge.compare(from, to, policy.name().toLowerCase(Locale.ROOT));
        return new FileCopy(strict, last, policy.name(), verdict);
      }
      if (last.outcome() != CopyReport.Outcome.REFUSED) {
        break;
      }
      refused.run();
    }
    return new FileCopy(strict, last, "-", new Judge.Verdict(false, ""));
  }

  /** How many offenders each column has, as {@code table.column}. */
  Map<String, Integer> offenders() {
    Map<String, Integer> counts = new TreeMap<>();
    strict
        .offenders()
        .forEach(
            offender ->
                counts.merge(
                    offender.table() + "." + offender.column().replace(", ", ","),
                    1,
                    Integer::sum));
    return counts;
  }

  /** How many objects of each kind were left out. */
  static Map<String, Integer> left(CopyReport report) {
    Map<String, Integer> counts = new TreeMap<>();
    report.left().forEach(object -> counts.merge(object.kind(), 1, Integer::sum));
    return counts;
  }

  /** The rows that the source has. */
  long rows() {
    return strict.tables().stream().mapToLong(CopyReport.Table::rows).sum();
  }
}
