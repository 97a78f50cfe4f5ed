package org.recordsdb.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.recordsdb.migrate.copy.CopyReport;
import org.recordsdb.migrate.copy.Offender;
import org.recordsdb.migrate.verify.Difference;
import org.recordsdb.spi.JsonText;

/** A copy's report as a JSON document. */
final class CopyJson {

  private CopyJson() {}

  static String of(CopyReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("outcome", report.outcome().name());
    document.put("policy", report.policy().name());
    document.put("from", report.from());
    document.put("to", report.to());
    document.put("startedAt", report.startedAt().toString());
    document.put("seconds", report.took().toMillis() / 1e3);
    document.put("tables", report.tables().stream().map(CopyJson::table).toList());
    List<Map<String, Object>> offenders = new ArrayList<>();
    Set<Offender> uncovered = new HashSet<>(report.uncovered());
    report
        .offenders()
        .forEach(
            each ->
                offenders.add(
                    Map.of(
                        "table", each.table(),
                        "column", each.column(),
                        "row", each.row(),
                        "problem", each.problem(),
                        "covered", !uncovered.contains(each))));
    document.put("offenders", offenders);
    document.put(
        "left",
        report.left().stream()
            .map(
                each ->
                    Map.of(
                        "kind", each.kind(),
                        "name", each.name(),
                        "reason", each.reason(),
                        "untrusted", each.untrusted()))
            .toList());
    document.put(
        "notices",
        report.notices().stream()
            .map(each -> Map.of("kind", each.kind(), "name", each.name(), "text", each.text()))
            .toList());
    return JsonText.mapper().writeValueAsString(document);
  }

  private static Map<String, Object> table(CopyReport.Table table) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", table.name());
    members.put("rows", table.rows());
    members.put("setAside", table.aside());
    members.put("madeNull", table.nulled());
    members.put("compared", table.compared());
    if (table.compared()) {
      members.put("stored", table.stored());
      members.put("equal", table.matches());
    }
    members.put("seconds", table.took().toMillis() / 1e3);
    List<Map<String, Object>> columns = new ArrayList<>();
    for (CopyReport.Column column : table.columns()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("name", column.name());
      each.put("from", column.from());
      each.put("to", column.to());
      each.put("bad", column.bad());
      each.put("checksum", column.checksum());
      each.put("found", column.found());
      columns.add(each);
    }
    members.put("columns", columns);
    members.put("differences", table.differences().stream().map(Difference::text).toList());
    return members;
  }
}
