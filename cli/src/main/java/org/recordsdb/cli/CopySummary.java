package org.recordsdb.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.recordsdb.migrate.copy.CopyReport;
import org.recordsdb.migrate.copy.Offender;
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
        lines.add("Rows of " + table.name() + " that differ, the first of them:");
        table.differences().forEach(row -> lines.add("  " + row.text()));
      }
    }
    if (!report.offenders().isEmpty()) {
      lines.add("");
      lines.add("Values that the target can't take:");
      report.offenders().forEach(offender -> lines.add("  " + offender(offender)));
    }
    if (!report.left().isEmpty()) {
      lines.add("");
      lines.add("What the target does not get:");
      report.left().forEach(left -> lines.add("  " + left(left)));
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
              equality(each)));
    }
    return table.lines();
  }

  private static String equality(CopyReport.Table table) {
    if (!table.compared()) {
      return "not compared";
    }
    return table.matches() ? "" : "DIFFERENT";
  }

  private static String offender(Offender offender) {
    String column = offender.column().isEmpty() ? "" : "." + offender.column();
    String row = offender.row().isEmpty() ? "" : " at " + offender.row();
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
              "Copied %,d rows of %d tables from %s to %s in %.1f s.",
              report.tables().stream().mapToLong(CopyReport.Table::rows).sum(),
              report.tables().size(),
              report.from(),
              report.to(),
              report.took().toMillis() / 1e3);
      case EQUAL -> "Both hold the same: " + report.from() + " and " + report.to() + ".";
      case DIFFERENT -> "They differ: " + report.from() + " and " + report.to() + ".";
      case REFUSED ->
          "Nothing was written. Mend the source, or choose what becomes of these:"
              + " --on-bad-value for values, --leave-out for parts of the schema.";
    };
  }
}
