package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.recordsdb.ExpectedChanges;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Where;

/**
 * An update or a delete that is undone if it meets another number of rows.
 *
 * @param changes the changes of an update, empty for a delete
 * @param rows how many rows it must meet, or may meet at most
 * @param exact whether it must meet as many
 */
record LimitedChange(String table, Cells changes, Filter filter, int rows, boolean exact)
    implements Step {

  @Override
  public String run(Side side, Records on) {
    ExpectedChanges limited = exact ? on.expectRows(rows) : on.maxAffected(rows);
    Where where = filter.where(side);
    List<Row> fitting = side.judge().map(judge -> judge.fitting(table, filter, on)).orElse(null);
    int count =
        isDelete() ? limited.delete(table, where) : limited.update(table, changes.row(side), where);
    side.judge().ifPresent(judge -> judge.count(fitting, count));
    return "changed " + count;
  }

  private boolean isDelete() {
    return changes.names().isEmpty();
  }

  @Override
  public String java(JavaSource source, String on) {
    return on
        + (exact ? ".expectRows(" : ".maxAffected(")
        + rows
        + (isDelete() ? ").delete(" : ").update(")
        + source.literal(table)
        + ", "
        + (isDelete() ? "" : changes.java(source) + ", ")
        + filter.java(source)
        + ")";
  }

  @Override
  public List<Step> smaller() {
    List<Step> smaller = new ArrayList<>();
    filter.smaller().forEach(f -> smaller.add(new LimitedChange(table, changes, f, rows, exact)));
    return smaller;
  }

  @Override
  public String verb() {
    return exact ? "expectRows" : "maxAffected";
  }
}
