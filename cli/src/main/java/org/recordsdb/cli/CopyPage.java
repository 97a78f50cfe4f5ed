package org.recordsdb.cli;

import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.recordsdb.internal.text.Printable;
import org.recordsdb.migrate.copy.CopyReport;
import org.recordsdb.migrate.copy.Notice;
import org.recordsdb.migrate.copy.Offender;

/** A copy's report as one page that needs nothing beside it, to be attached to a ticket. */
final class CopyPage {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #1f2933; --soft: #627d98; --line: #d9e2ec;
        --bar: #2f7ebc; --bad: #c0392b; --good: #1e7d4f; --warn: #9a5b00; --ground: #fff; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e4e9ee; --soft: #9fb3c8;
        --line: #334e68; --bar: #5aa9e6; --bad: #ff8a7a; --good: #6fcf97; --warn: #f0b45b; --ground: #17212b; } }
      body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground);
        max-width: 70rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
      h1 { font-size: 1.5rem; margin-bottom: 0; text-transform: capitalize; } h2 { font-size: 1.15rem; margin-top: 2rem; }
      .soft { color: var(--soft); } .bad { color: var(--bad); } .good { color: var(--good); }
      .warn { color: var(--warn); }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; padding: .25rem .75rem .25rem 0; vertical-align: top;
        border-bottom: 1px solid var(--line); overflow-wrap: normal; }
      @media (max-width: 50rem) { table { display: block; overflow-x: auto; }
        td { overflow-wrap: anywhere; min-width: 4.5rem; }
        td:first-child { min-width: 7rem; } td:last-child { min-width: 9rem; } }
      td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
      code { font: 13px ui-monospace, monospace; overflow-wrap: anywhere; }
      .bar { background: var(--bar); height: .8rem; margin-top: .3rem; border-radius: 2px;
        min-width: 1px; }
      details { margin: .25rem 0; } summary { cursor: pointer; }
      """;

  private final StringBuilder page = new StringBuilder();
  private final CopyReport report;

  /** The types that the target's columns have, by {@code table.column}. */
  private final Map<String, String> types = new HashMap<>();

  private CopyPage(CopyReport report) {
    this.report = report;
    for (CopyReport.Table table : report.tables()) {
      table.columns().forEach(each -> types.put(table.name() + "." + each.name(), each.to()));
    }
  }

  static String of(CopyReport report) {
    return new CopyPage(report).text();
  }

  private String text() {
    page.append(ReportFile.BEGIN)
        .append("<meta name=\"viewport\" content=\"width=device-width\">")
        .append("<title>")
        .append(escaped(title()))
        .append("</title><style>\n")
        .append(STYLE)
        .append("</style></head><body>\n");
    head();
    tables();
    differences();
    offenders();
    left();
    notices();
    columns();
    return page.append("</body></html>\n").toString();
  }

  private String title() {
    return switch (report.outcome()) {
      case COPIED -> "A copied database";
      case REFUSED -> "A refused copy of a database";
      case EQUAL -> "Two equal databases";
      case DIFFERENT -> "Two databases that differ";
    };
  }

  private void head() {
    boolean good = report.copied() || report.outcome() == CopyReport.Outcome.EQUAL;
    String without = without();
    page.append("<h1 class=\"")
        .append(good ? without.isEmpty() ? "good" : "warn" : "bad")
        .append("\">")
        .append(escaped(report.outcome().name().toLowerCase(Locale.ROOT) + without))
        .append("</h1>\n<p>")
        .append(escaped(CopySummary.outcome(report)))
        .append("</p>\n<p class=\"soft\">From <code>")
        .append(escaped(report.from()))
        .append("</code> to <code>")
        .append(escaped(report.to()))
        .append("</code>, started at ")
        .append(report.startedAt().truncatedTo(ChronoUnit.SECONDS))
        .append("</p>\n");
  }

  /** What does not arrive under the policy, where anything does. */
  private String without() {
    long aside = PolicySentence.sum(report, CopyReport.Table::aside);
    long nulled = PolicySentence.sum(report, CopyReport.Table::nulled);
    return (aside == 0 ? "" : ", " + PolicySentence.count(aside, "row", "rows") + " set aside")
        + (nulled == 0 ? "" : ", " + PolicySentence.count(nulled, "value", "values") + " NULL");
  }

  private void tables() {
    long longest =
        Math.max(
            1,
            report.tables().stream().mapToLong(table -> table.took().toMillis()).max().orElse(1));
    boolean aside = PolicySentence.sum(report, CopyReport.Table::aside) > 0;
    boolean nulled = PolicySentence.sum(report, CopyReport.Table::nulled) > 0;
    page.append("<h2>Tables</h2>\n<table><tr><th>table<th class=\"number\">rows")
        .append("<th class=\"number\">stored")
        .append(aside ? "<th class=\"number\">set aside" : "")
        .append(nulled ? "<th class=\"number\">made NULL" : "")
        .append("<th>equal<th class=\"number\">seconds")
        .append("<th style=\"width:35%;min-width:8rem\">time</tr>\n");
    for (CopyReport.Table table : report.tables()) {
      page.append("<tr><td>").append(escaped(table.name()));
      number(String.format(Locale.ROOT, "%,d", table.rows()));
      number(table.compared() ? String.format(Locale.ROOT, "%,d", table.stored()) : "");
      if (aside) {
        number(String.format(Locale.ROOT, "%,d", table.aside()));
      }
      if (nulled) {
        number(String.format(Locale.ROOT, "%,d", table.nulled()));
      }
      page.append(equality(table));
      number(String.format(Locale.ROOT, "%.2f", table.took().toMillis() / 1e3));
      page.append("<td><div class=\"bar\" style=\"width:")
          .append(100 * table.took().toMillis() / longest)
          .append("%\"></div></tr>\n");
    }
    page.append("</table>\n");
  }

  private static String equality(CopyReport.Table table) {
    if (!table.compared()) {
      return "<td>not compared";
    }
    return table.matches() ? "<td class=\"good\">equal" : "<td class=\"bad\">different";
  }

  private void differences() {
    for (CopyReport.Table table : report.tables()) {
      if (!table.differences().isEmpty()) {
        page.append("<h2>Rows of ")
            .append(escaped(table.name()))
            .append(
                " that differ, the first of them</h2>\n<table><tr><th>row, and what differs</tr>\n");
        table.differences().forEach(each -> row(List.of(each.text())));
        page.append("</table>\n");
      }
    }
  }

  private void offenders() {
    for (OffenderGroup group : OffenderGroup.of(report)) {
      page.append("<h2>")
          .append(escaped(group.heading()))
          .append("</h2>\n<table><tr><th>table<th>column<th>target type<th>row")
          .append("<th>what is wrong</tr>\n");
      for (Offender each : group.offenders()) {
        row(
            List.of(
                each.table(),
                each.column(),
                wanted(each),
                OffenderGroup.place(each),
                each.problem()));
      }
      page.append("</table>\n");
    }
  }

  /** The type that the offender's column has in the target; empty if it is about no column. */
  private String wanted(Offender offender) {
    return types.getOrDefault(offender.table() + "." + offender.column(), "");
  }

  private void left() {
    if (report.left().isEmpty()) {
      return;
    }
    page.append("<h2>Not in the target</h2>\n<table><tr><th>kind<th>name<th>reason</tr>\n");
    report.left().forEach(each -> row(List.of(each.kind(), each.name(), each.reason())));
    page.append("</table>\n");
  }

  private void notices() {
    if (report.notices().isEmpty()) {
      return;
    }
    page.append("<h2>Notes</h2>\n<table><tr><th>kind<th>name<th>what</tr>\n");
    for (Notice each : report.notices()) {
      row(List.of(each.kind(), each.name(), each.text()));
    }
    page.append("</table>\n");
  }

  /** Type decisions and checksums, folded away. */
  private void columns() {
    page.append("<h2>Columns</h2>\n");
    for (CopyReport.Table table : report.tables()) {
      page.append("<details><summary>")
          .append(escaped(table.name()))
          .append("</summary><table><tr><th>column<th>source type<th>target type")
          .append("<th class=\"number\">bad values<th>source checksum<th>target checksum</tr>\n");
      for (CopyReport.Column column : table.columns()) {
        page.append("<tr><td>").append(escaped(column.name()));
        page.append("<td>").append(escaped(column.from()));
        page.append("<td>").append(escaped(column.to()));
        number(column.bad() == 0 ? "" : Long.toString(column.bad()));
        page.append("<td><code>").append(escaped(column.checksum()));
        page.append("</code><td class=\"").append(column.matches() ? "" : "bad");
        page.append("\"><code>").append(escaped(column.found())).append("</code></tr>\n");
      }
      page.append("</table></details>\n");
    }
  }

  private void number(String text) {
    page.append("<td class=\"number\">").append(text);
  }

  private void row(List<String> cells) {
    page.append("<tr>");
    cells.forEach(cell -> page.append("<td>").append(escaped(cell)));
    page.append("</tr>\n");
  }

  private static String escaped(String text) {
    return Printable.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
