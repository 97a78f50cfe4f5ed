package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.Dialect;

/** Copies the rows of one table, or those that an earlier copy did not get to. */
final class TableCopy implements RowScan.Visitor {

  private final RowStore store;
  private final CopyProgress progress;
  private final TablePlan table;
  private final Dialect target;
  private final RowChunk chunk = new RowChunk();
  private long stored;

  private TableCopy(
      TablePlan table, Dialect target, RowStore store, long stored, CopyProgress progress) {
    this.table = table;
    this.target = target;
    this.store = store;
    this.stored = stored;
    this.progress = progress;
  }

  /** Reads on this connection what is still to be copied, and stores it. */
  static void run(
      Connection reader, Dialect source, CopyTarget target, TablePlan table, CopyProgress progress)
      throws SQLException {
    Progress before = target.progress(table);
    if (before.done()) {
      return;
    }
    if (!before.canGoOn()) {
      target.restart(table);
      before = Progress.NONE;
    }
    try (RowStore store = target.rows(table)) {
      TableCopy copy = new TableCopy(table, target.dialect(), store, before.rows(), progress);
      new RowScan(reader, source, target.dialect(), table.read()).run(before.lastKey(), copy);
      copy.store(null, true);
    }
  }

  @Override
  public void row(@Nullable Object[] values, @Nullable Object[] encoded, RowScan.Place place)
      throws SQLException {
    chunk.add(Arrays.copyOf(encoded, table.columns().size())); // without what the target computes
    storeIfFull(place);
  }

  /** The preflight has found them all, and the policy covers them. */
  @Override
  public boolean isTaken(ColumnPlan column, Offender offender, RowScan.Place place)
      throws SQLException {
    if (column.onBadValue() != OnBadValue.QUARANTINE) {
      return true;
    }
    chunk.setAside(place.aside(offender));
    storeIfFull(place);
    return false;
  }

  private void storeIfFull(RowScan.Place place) throws SQLException {
    if (chunk.isFull()) {
      store(place.key(), false);
    }
  }

  private void store(@Nullable String lastKey, boolean done) throws SQLException {
    stored += chunk.rows().size();
    try {
      store.store(chunk.rows(), chunk.aside(), new Progress(stored, lastKey, done));
    } catch (SQLException e) {
      throw CopyFailure.ofRows(e, target, table);
    }
    chunk.clear();
    progress.copied(table.name(), stored);
  }
}
