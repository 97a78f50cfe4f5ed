package org.recordsdb.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.recordsdb.internal.text.Printable;
import org.recordsdb.migrate.copy.CopyReport;
import org.recordsdb.migrate.copy.Offender;
import org.recordsdb.migrate.copy.OnBadValue;
import org.recordsdb.migrate.copy.Untranslated;

/** A copy's report as lines of text. */
final class CopySummary {

  private CopySummary() {}

  static List<String> lines(CopyReport report) {
    List<String> lines = new ArrayList<>();
    lines.addAll(tables(report));
    for (CopyReport.Table table : report.tables()) {
      if (!table.differences().isEmpty()) {
        lines.add("");
        lines.add("Rows of " + Printable.of(table.name()) + " that differ, the first of them:");
        table.differences().forEach(row -> lines.add("  " + Printable.of(row.text())));
      }
    }
    for (OffenderGroup group : OffenderGroup.of(report)) {
      lines.add("");
      lines.add(group.heading() + ":");
      group.offenders().forEach(offender -> lines.add("  " + Printable.of(offender(offender))));
    }
    if (!report.left().isEmpty()) {
      lines.add("");
      lines.add("Not in the target:");
      report.left().forEach(left -> lines.add("  " + Printable.of(left(left))));
    }
    lines.add("");
    lines.add(outcome(report));
    return lines;
  }

  private static List<String> tables(CopyReport report) {
    TextTable table = new TextTable(List.of("table", "rows", "stored", "seconds", ""));
    for (CopyReport.Table each : report.tables()) {
      table.add(
          List.of(
              each.name(),
              String.format(Locale.ROOT, "%,d", each.rows()),
              each.compared() ? String.format(Locale.ROOT, "%,d", each.stored()) : "",
              String.format(Locale.ROOT, "%.1f", each.took().toMillis() / 1e3),
              note(each)));
    }
    return table.lines();
  }

  /** What is to be seen of a table at once. */
  private static String note(CopyReport.Table table) {
    List<String> notes = new ArrayList<>();
    if (!table.compared()) {
      notes.add("not compared");
    } else if (!table.matches()) {
      notes.add("DIFFERENT");
    }
    if (table.aside() > 0) {
      notes.add(String.format(Locale.ROOT, "%,d set aside", table.aside()));
    }
    if (table.nulled() > 0) {
      notes.add(PolicySentence.count(table.nulled(), "value NULL", "values NULL"));
    }
    return String.join(", ", notes);
  }

  private static String offender(Offender offender) {
    String column = offender.column().isEmpty() ? "" : "." + offender.column();
    String row = offender.row().isEmpty() ? "" : " at " + OffenderGroup.place(offender);
    return offender.table() + column + row + ": " + offender.problem();
  }

  private static String left(Untranslated left) {
    return left.kind() + " " + left.name() + ": " + left.reason();
  }

  static String outcome(CopyReport report) {
    return switch (report.outcome()) {
      case COPIED ->
          String.format(
                  Locale.ROOT,
                  "Copied %s of %s from %s to %s in %.1f s.",
                  PolicySentence.count(
                      PolicySentence.sum(report, CopyReport.Table::rows), "row", "rows"),
                  PolicySentence.count(report.tables().size(), "table", "tables"),
                  report.from(),
                  report.to(),
                  report.took().toMillis() / 1e3)
              + PolicySentence.of(report);
      case EQUAL ->
          "Both hold the same: "
              + report.from()
              + " and "
              + report.to()
              + "."
              + (report.left().isEmpty()
                  ? ""
                  : " What is listed as not in the target was not compared.")
              + PolicySentence.of(report);
      case DIFFERENT ->
          "They differ: " + report.from() + " and " + report.to() + "." + PolicySentence.of(report);
      case REFUSED -> refusal(report);
    };
  }

  private static String refusal(CopyReport report) {
    StringBuilder text = new StringBuilder("Nothing was written.");
    if (!report.uncovered().isEmpty()) {
      text.append(
          report.policy() == OnBadValue.FAIL
              ? " Fix these values in the source, or choose what happens to them: --on-bad-value."
              : " The policy "
                  + report.policy()
                  + " does not cover what is listed first. Fix that in the source, or choose"
                  + " another policy.");
    }
    if (!report.left().isEmpty()) {
      text.append(" Give --leave-out to copy the rest without what the target does not get.");
    }
    if (report.left().stream().anyMatch(Untranslated::untrusted)) {
      text.append(
          " Some of it is code that would run with the rights of the copy's login. If you trust"
              + " whoever made the source, give --trust-source.");
    }
    return text.toString();
  }
}
