package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.recordsdb.OnConflict;
import org.recordsdb.Records;
import org.recordsdb.Returning;
import org.recordsdb.Row;
import org.recordsdb.Upserted;

/** The verbs that store, change and delete. */
final class Writes {

  private Writes() {}

  /** An insert; the columns to give back, empty for all, null for none. */
  record Insert(String table, Cells row, List<String> returning) implements Step {
    @Override
    public String run(Side side, Records on) {
      Returning wanted =
          returning == null
              ? Returning.NONE
              : returning.isEmpty()
                  ? Returning.ALL
                  : Returning.columns(returning.toArray(String[]::new));
      Row stored = on.insert(table, row.row(side), wanted);
      side.judge().ifPresent(judge -> judge.inserted(table, row, stored));
      return side.showOrdered(table, List.of(stored));
    }

    @Override
    public String java(JavaSource source, String on) {
      String wanted =
          returning == null
              ? ", Returning.NONE"
              : returning.isEmpty() ? "" : ", Returning.columns(" + source.list(returning) + ")";
      return on + ".insert(" + source.literal(table) + ", " + row.java(source) + wanted + ")";
    }

    @Override
    public List<Step> smaller() {
      return smallerRows(row, fewer -> new Insert(table, fewer, returning));
    }
  }

  /** An insert that skips a taken key. */
  record InsertOrIgnore(String table, Cells row) implements Step {
    @Override
    public String run(Side side, Records on) {
      List<Row> stored = on.insertOrIgnore(table, row.row(side)).stream().toList();
      side.judge().ifPresent(judge -> stored.forEach(each -> judge.inserted(table, row, each)));
      return side.showOrdered(table, stored);
    }

    @Override
    public String java(JavaSource source, String on) {
      return on + ".insertOrIgnore(" + source.literal(table) + ", " + row.java(source) + ")";
    }

    @Override
    public List<Step> smaller() {
      return smallerRows(row, fewer -> new InsertOrIgnore(table, fewer));
    }
  }

  /** An upsert; the columns to update, empty for all. */
  record Upsert(String table, Cells row, List<String> key, List<String> updated) implements Step {
    @Override
    public String run(Side side, Records on) {
      OnConflict rule = new OnConflict(key, updated);
      Upserted upserted = on.upsert(table, row.row(side), rule);
      if (upserted.isInserted()) {
        side.judge().ifPresent(judge -> judge.inserted(table, row, upserted.row()));
      }
      return upserted.action() + side.showOrdered(table, List.of(upserted.row()));
    }

    @Override
    public String java(JavaSource source, String on) {
      String more = updated.isEmpty() ? "" : ".update(" + source.list(updated) + ")";
      return on
          + ".upsert("
          + source.literal(table)
          + ", "
          + row.java(source)
          + ", onConflict("
          + source.list(key)
          + ")"
          + more
          + ")";
    }

    @Override
    public List<Step> smaller() {
      return smallerRows(row, fewer -> new Upsert(table, fewer, key, updated));
    }
  }

  /** An update. */
  record Update(String table, Cells changes, Filter filter, boolean returning) implements Step {
    @Override
    public String run(Side side, Records on) {
      Row row = changes.row(side);
      List<Row> fitting = side.judge().map(j -> j.fitting(table, filter, on)).orElse(null);
      if (!returning) {
        int count = on.update(table, row, filter.where(side));
        side.judge().ifPresent(judge -> judge.count(fitting, count));
        return "changed " + count;
      }
      List<Row> changed = on.updateReturning(table, row, filter.where(side));
      side.judge().ifPresent(judge -> judge.count(fitting, changed.size()));
      side.judge().ifPresent(judge -> changed.forEach(r -> judge.changed(table, changes, r)));
      return side.showUnordered(table, changed);
    }

    @Override
    public String java(JavaSource source, String on) {
      return on
          + (returning ? ".updateReturning(" : ".update(")
          + source.literal(table)
          + ", "
          + changes.java(source)
          + ", "
          + filter.java(source)
          + ")";
    }

    @Override
    public String verb() {
      return "update" + (returning ? "Returning" : "");
    }

    @Override
    public List<Step> smaller() {
      List<Step> smaller =
          smallerRows(changes, fewer -> new Update(table, fewer, filter, returning));
      filter.smaller().forEach(f -> smaller.add(new Update(table, changes, f, returning)));
      return smaller;
    }
  }

  /** A delete. */
  record Delete(String table, Filter filter, boolean returning) implements Step {
    @Override
    public String run(Side side, Records on) {
      List<Row> fitting = side.judge().map(j -> j.fitting(table, filter, on)).orElse(null);
      if (!returning) {
        int count = on.delete(table, filter.where(side));
        side.judge().ifPresent(judge -> judge.count(fitting, count));
        return "deleted " + count;
      }
      List<Row> deleted = on.deleteReturning(table, filter.where(side));
      side.judge().ifPresent(judge -> judge.count(fitting, deleted.size()));
      return side.showUnordered(table, deleted);
    }

    @Override
    public String java(JavaSource source, String on) {
      return on
          + (returning ? ".deleteReturning(" : ".delete(")
          + source.literal(table)
          + ", "
          + filter.java(source)
          + ")";
    }

    @Override
    public String verb() {
      return "delete" + (returning ? "Returning" : "");
    }

    @Override
    public List<Step> smaller() {
      return filter.smaller().stream().map(f -> (Step) new Delete(table, f, returning)).toList();
    }
  }

  private static List<Step> smallerRows(Cells row, Function<Cells, Step> with) {
    List<Step> smaller = new ArrayList<>();
    for (int i = 0; i < row.names().size(); i++) {
      smaller.add(with.apply(row.without(i)));
    }
    return smaller;
  }
}
