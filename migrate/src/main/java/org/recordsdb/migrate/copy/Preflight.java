package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.verify.TableSums;
import org.recordsdb.spi.Dialect;

/**
 * Reads every row of a table before anything is written: which values the target can't store, and
 * the sums that the target's rows must have.
 */
final class Preflight implements RowScan.Visitor {

  /** How often the progress is reported. */
  private static final int STEP = 10_000;

  private final TablePlan table;
  private final @Nullable TableSums sums;
  private final CopyProgress progress;
  private final DuplicateKeys keys;
  private final List<Offender> uncovered = new ArrayList<>();
  private final List<Offender> offenders = new ArrayList<>();
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private long rows;

  private Preflight(
      TablePlan table, @Nullable TableSums sums, DuplicateKeys keys, CopyProgress progress) {
    this.table = table;
    this.keys = keys;
    this.sums = sums;
    this.progress = progress;
  }

  /**
   * What was found in a table.
   *
   * @param rows how many rows the target will have
   * @param sums over them; null if they will not be compared
   * @param offenders the first bad values of each column
   * @param counts how many bad values each column has
   * @param uncovered what no policy covers: rows of which the target takes one for another one, and
   *     values that can't be set aside with their row
   */
  record Findings(
      long rows,
      @Nullable TableSums sums,
      List<Offender> offenders,
      Map<String, Long> counts,
      List<Offender> uncovered) {}

  /**
   * Looks through a table.
   *
   * @param sums what to sum the rows up in, or null
   */
  static Findings of(
      Connection reader,
      Dialect source,
      Dialect target,
      TablePlan table,
      @Nullable TableSums sums,
      CopyProgress progress)
      throws SQLException {
    try (DuplicateKeys keys = DuplicateKeys.of(table)) {
      Preflight preflight = new Preflight(table, sums, keys, progress);
      new RowScan(reader, source, target, table).run(null, preflight);
      progress.counted(table.name(), preflight.rows);
      return new Findings(
          preflight.rows,
          sums,
          List.copyOf(preflight.offenders),
          Map.copyOf(preflight.counts),
          List.copyOf(preflight.uncovered));
    }
  }

  @Override
  public void row(@Nullable Object[] values, @Nullable Object[] encoded, RowScan.Place place)
      throws SQLException {
    rows++;
    if (sums != null) {
      sums.add(values);
    }
    String key = keys.add(values);
    if (key != null) {
      refuse(key, place, "equal to the key of another row in the target");
    }
    if (rows % STEP == 0) {
      progress.looked(table.name(), rows);
    }
  }

  private void refuse(String columns, RowScan.Place place, String problem) throws SQLException {
    if (uncovered.size() < Listed.MOST) {
      uncovered.add(new Offender(table.name(), columns, place.named(), problem));
    }
  }

  @Override
  public boolean isTaken(ColumnPlan column, Offender offender, RowScan.Place place)
      throws SQLException {
    if (counts.merge(column.name(), 1L, Long::sum) <= Listed.MOST) {
      offenders.add(offender);
    }
    if (column.onBadValue() != OnBadValue.QUARANTINE) {
      return true;
    }
    String large = place.largeColumn();
    if (large != null) {
      refuse(large, place, "too large to be set aside with its row");
    }
    return large != null;
  }
}
