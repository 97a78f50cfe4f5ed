package org.recordsdb.migrate.copy;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.recordsdb.migrate.copy.CopyProgress.Phase;
import org.recordsdb.migrate.verify.TableSums;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.LogicalType;

/** The look at a source, before anything is written: the plan, and what stands in its way. */
final class Look {

  private final CopySource source;
  private final Dialect target;
  private final CopyOptions options;
  private final EachTable each;
  private final CopyProgress progress;
  private final Map<String, Preflight.Findings> findings = new ConcurrentHashMap<>();
  private final List<Offender> becameText = new ArrayList<>();

  Look(
      CopySource source,
      Dialect target,
      CopyOptions options,
      EachTable each,
      CopyProgress progress) {
    this.source = source;
    this.target = target;
    this.options = options;
    this.each = each;
    this.progress = progress;
  }

  /** How a plan is made for these options. */
  interface Planning {
    CopyPlanner planner(CopyOptions options);
  }

  /** Where bad values become text, their columns do, and so the plan is made once more. */
  CopyPlan plan(Planning planning) throws SQLException {
    CopyPlan plan = plan(planning, options);
    requireMeant(plan);
    through(plan.tables());
    if (options.onBadValue() == OnBadValue.NULL) {
      return withoutFollowing(plan);
    }
    if (options.onBadValue() != OnBadValue.TEXT) {
      return plan;
    }
    Map<String, ColumnType> types = new LinkedHashMap<>(options.types());
    for (TablePlan table : plan.tables()) {
      for (Offender bad : findings(table).offenders()) {
        types.put(bad.table() + "." + bad.column(), ColumnType.of(LogicalType.TEXT));
        becameText.add(bad);
      }
    }
    CopyPlan second = plan(planning, options.withTypes(types));
    through(
        second.tables().stream().filter(table -> !findings(table).offenders().isEmpty()).toList());
    return second;
  }

  /**
   * What the target computes from values that the policy makes NULL need not be what the source
   * computed from the values themselves, so it is not compared.
   */
  private CopyPlan withoutFollowing(CopyPlan plan) throws SQLException {
    List<TablePlan> tables = new ArrayList<>();
    List<TablePlan> changed = new ArrayList<>();
    List<Notice> notices = new ArrayList<>();
    for (TablePlan table : plan.tables()) {
      if (table.computed().isEmpty() || !makesNull(table)) {
        tables.add(table);
        continue;
      }
      TablePlan less = table.withComputed(List.of());
      String names = table.computed().stream().map(ColumnPlan::name).collect(joining(", "));
      notices.add(
          new Notice(
              "table",
              table.name(),
              "has values that become NULL, so what the target computes is not compared: "
                  + names));
      tables.add(less);
      changed.add(less);
    }
    if (changed.isEmpty()) {
      return plan;
    }
    through(changed);
    return plan.with(tables, List.of()).withNotices(notices);
  }

  private boolean makesNull(TablePlan table) {
    Map<String, Long> counts = findings(table).counts();
    return table.columns().stream()
        .anyMatch(column -> column.makesNull() && counts.containsKey(column.name()));
  }

  /** Options that would do nothing, or something else, are refused before the long look. */
  private void requireMeant(CopyPlan plan) {
    Set<String> unknown = new TreeSet<>(options.types().keySet());
    Set<String> known = new TreeSet<>();
    for (TablePlan table : plan.tables()) {
      table.columns().forEach(column -> known.add(table.name() + "." + column.name()));
    }
    if (options.onBadValue() == OnBadValue.QUARANTINE) {
      Quarantine.requireFree(plan);
    }
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw Refusals.noSuchColumns(unknown, known);
    }
  }

  private CopyPlan plan(Planning planning, CopyOptions chosen) throws SQLException {
    Connection reader = source.readers().get(0);
    CopyPlan plan = planning.planner(chosen).plan(reader);
    Map<String, TablePlan> found = new ConcurrentHashMap<>();
    Map<String, List<Offender>> broken = new ConcurrentHashMap<>();
    each.run(
        plan.tables(),
        (any, table) -> {
          ByName.put(found, table.name(), LargeColumns.found(any, source.dialect(), table));
          broken.put(table.name(), new BrokenRows(any, source.dialect(), table).of(plan.rules()));
        });
    return plan.with(
        ordered(plan, found), ordered(plan, broken).stream().flatMap(List::stream).toList());
  }

  private static <T> List<T> ordered(CopyPlan plan, Map<String, T> byTable) {
    return plan.tables().stream().map(table -> requireNonNull(byTable.get(table.name()))).toList();
  }

  private void through(List<TablePlan> tables) throws SQLException {
    progress.begins(Phase.LOOKING, tables.size());
    each.run(tables, (reader, table) -> through(reader, table, options.verify()));
  }

  private Preflight.Findings through(Connection reader, TablePlan table, boolean summing)
      throws SQLException {
    TablePlan compared = table.compared();
    TableSums sums = summing ? compared.sums() : null;
    Preflight.Findings found =
        Preflight.of(reader, source.dialect(), target, compared, sums, progress);
    findings.put(table.name(), found);
    return found;
  }

  /** The sums over a table's rows, which are made now if they were not to be compared. */
  TableSums sums(Connection reader, TablePlan table) throws SQLException {
    TableSums sums = findings(table).sums();
    return sums != null ? sums : requireNonNull(through(reader, table, true).sums());
  }

  /** What was found in a table. */
  Preflight.Findings findings(TablePlan table) {
    Preflight.Findings found = findings.get(table.name());
    if (found == null) {
      throw new IllegalStateException("The table " + table.name() + " was not looked through.");
    }
    return found;
  }

  /** Everything that the target can't store as it is. */
  List<Offender> offenders(CopyPlan plan) {
    List<Offender> offenders = new ArrayList<>(plan.offenders());
    offenders.addAll(becameText);
    for (TablePlan table : plan.tables()) {
      offenders.addAll(findings(table).offenders());
      offenders.addAll(findings(table).uncovered());
    }
    return offenders;
  }
}
