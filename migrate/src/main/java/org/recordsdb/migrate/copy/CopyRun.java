package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.copy.CopyProgress.Phase;
import org.recordsdb.migrate.copy.CopyReport.Outcome;
import org.recordsdb.migrate.verify.Difference;
import org.recordsdb.migrate.verify.Differences;
import org.recordsdb.migrate.verify.Rows;
import org.recordsdb.migrate.verify.TableSums;

/** One copy, from the first look at the source to the moment at which all see the target. */
final class CopyRun {

  private final CopySource source;
  private final CopyTarget target;
  private final CopyOptions options;
  private final CopyProgress progress;
  private final EachTable each;
  private final Look look;
  private final Instant startedAt = Instant.now();

  CopyRun(CopySource source, CopyTarget target, CopyOptions options, CopyProgress progress) {
    this.source = source;
    this.target = target;
    this.options = options;
    this.progress = progress;
    this.each = new EachTable(source.readers());
    this.look = new Look(source, target.dialect(), options, each, progress);
  }

  /** Copies all tables, or nothing. */
  CopyReport run(Look.Planning planning) throws SQLException {
    target.requireReady();
    CopyPlan plan = look.plan(planning);
    plan.notices().forEach(progress::notices);
    if (!uncovered(plan).isEmpty() || !(plan.left().isEmpty() || options.leaveOut())) {
      List<CopyReport.Table> tables = unread(plan).stream().map(CopyReport.Table::refused).toList();
      return report(Outcome.REFUSED, plan, List.of(), tables);
    }
    boolean quarantine = options.onBadValue() == OnBadValue.QUARANTINE;
    CopyPlan whole = quarantine ? plan.withBefore(Quarantine.table()) : plan;
    boolean continued = target.enter(source.origin(), whole);
    copy(plan);
    List<CopyReport.Table> results = verify(plan, continued);
    if (!results.stream().allMatch(table -> table.matches() || !table.compared())) {
      return report(Outcome.DIFFERENT, plan, List.of(), results);
    }
    progress.begins(Phase.PUBLISHING, plan.tables().size());
    each.run(plan.tables(), (reader, table) -> target.complete(table));
    List<Untranslated> weaker = target.publish(plan, options.onBadValue() != OnBadValue.FAIL);
    return report(Outcome.COPIED, plan, weaker, results);
  }

  /** Compares what was copied before. */
  CopyReport compare(Look.Planning planning) throws SQLException {
    CopyPlan plan = look.plan(planning);
    progress.begins(Phase.VERIFYING, plan.tables().size());
    List<CopyReport.Table> results = results(plan, (reader, table) -> compare(reader, table, true));
    boolean equal = results.stream().allMatch(CopyReport.Table::matches);
    return report(equal ? Outcome.EQUAL : Outcome.DIFFERENT, plan, List.of(), results);
  }

  private void copy(CopyPlan plan) throws SQLException {
    progress.begins(Phase.COPYING, plan.tables().size());
    each.run(plan.tables(), this::copy);
  }

  private void copy(Connection reader, TablePlan table) throws SQLException {
    TableCopy.run(reader, source.dialect(), target, table, progress);
  }

  /** A copy that was continued may have begun with other rows; such tables are copied again. */
  private List<CopyReport.Table> verify(CopyPlan plan, boolean continued) throws SQLException {
    if (!options.verify() && !continued) {
      return unread(plan);
    }
    progress.begins(Phase.VERIFYING, plan.tables().size());
    return results(
        plan,
        (reader, table) -> {
          CopyReport.Table result = compare(reader, table, false);
          if (result.matches() || !continued) {
            return result;
          }
          target.restart(table);
          copy(reader, table);
          return compare(reader, table, false);
        });
  }

  /** What comes out of reading a table on both sides. */
  private interface Comparison {
    CopyReport.Table of(Connection reader, TablePlan table) throws SQLException;
  }

  private List<CopyReport.Table> results(CopyPlan plan, Comparison comparison) throws SQLException {
    Map<String, CopyReport.Table> results = new ConcurrentHashMap<>();
    each.run(
        plan.tables(),
        (reader, table) -> {
          CopyReport.Table result = comparison.of(reader, table);
          progress.verified(table.name(), result.matches());
          results.put(table.name(), result);
        });
    List<CopyReport.Table> ordered = new ArrayList<>();
    for (TablePlan table : plan.tables()) {
      CopyReport.Table result = results.get(table.name());
      if (result != null) {
        ordered.add(result);
      }
    }
    return ordered;
  }

  /** Reads the stored rows, and names the first of those that differ. */
  private CopyReport.Table compare(Connection reader, TablePlan copied, boolean published)
      throws SQLException {
    TableSums expected = look.sums(reader, copied);
    TablePlan table = copied.compared();
    TableSums found = table.sums();
    Rows stored = target.stored(table, published);
    stored.each(found::add);
    if (expected.matches(found)) {
      return result(table, found, List.of());
    }
    Rows wanted =
        visitor ->
            new RowScan(reader, source.dialect(), target.dialect(), table)
                .run(null, RowScan.Visitor.taken(visitor));
    List<String> names = table.columns().stream().map(ColumnPlan::name).toList();
    Differences differences = new Differences(names, table.keyPlaces());
    return result(
        table, found, differences.find(expected, wanted, found, stored, Differences.MOST));
  }

  private List<CopyReport.Table> unread(CopyPlan plan) {
    return plan.tables().stream().map(table -> result(table, null, List.of())).toList();
  }

  private CopyReport.Table result(
      TablePlan table, @Nullable TableSums found, List<Difference> differences) {
    return CopyReport.Table.of(
        table.compared(), look.findings(table), found, differences, each.took(table));
  }

  private List<Offender> uncovered(CopyPlan plan) {
    return new Uncovered(options.onBadValue()).of(plan, look);
  }

  private CopyReport report(
      Outcome outcome, CopyPlan plan, List<Untranslated> weaker, List<CopyReport.Table> tables) {
    List<Untranslated> left = new ArrayList<>(plan.left());
    left.addAll(weaker);
    return new CopyReport(
        outcome,
        options.onBadValue(),
        source.origin(),
        target.place(),
        startedAt,
        Duration.between(startedAt, Instant.now()),
        look.offenders(plan),
        outcome == Outcome.COPIED ? List.of() : uncovered(plan),
        left,
        plan.notices(),
        tables);
  }
}
