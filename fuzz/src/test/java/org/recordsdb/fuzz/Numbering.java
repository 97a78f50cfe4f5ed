package org.recordsdb.fuzz;

import java.util.List;
import org.recordsdb.Records;
import org.recordsdb.Row;

/** Steps that meddle with the numbers that a database gives to rows. */
final class Numbering {

  private Numbering() {}

  /**
   * An insert of a row with a number of its own, after which numbering goes on behind it. One step,
   * as without its second half the databases are known to differ (contract D58).
   */
  record InsertNumbered(String table, Cells row) implements Step {
    @Override
    public String run(Side side, Records on) {
      Row stored = on.insert(table, row.row(side));
      on.syncSequences(table);
      side.judge().ifPresent(judge -> judge.inserted(table, row, stored));
      return side.showOrdered(table, List.of(stored));
    }

    @Override
    public String java(JavaSource source, String on) {
      return "numbered(" + on + ", " + source.literal(table) + ", " + row.java(source) + ")";
    }
  }

  /** Numbering goes on after the largest number. */
  record SyncSequences(String table) implements Step {
    @Override
    public String run(Side side, Records on) {
      on.syncSequences(table);
      return "done";
    }

    @Override
    public String java(JavaSource source, String on) {
      return "done(() -> " + on + ".syncSequences(" + source.literal(table) + "))";
    }
  }
}
