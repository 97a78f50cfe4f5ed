package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.recordsdb.Records;
import org.recordsdb.Row;

/** The verbs that take many rows. */
final class Batches {

  private Batches() {}

  /** Many rows at once. */
  record BatchInsert(String table, List<Cells> rows, boolean returning) implements Step {
    @Override
    public String run(Side side, Records on) {
      List<Row> given = rows.stream().map(row -> row.row(side)).toList();
      if (!returning) {
        return "stored " + on.batchInsert(table, given);
      }
      List<Row> stored = on.batchInsertReturning(table, given);
      for (int i = 0; i < stored.size(); i++) {
        int index = i;
        side.judge().ifPresent(j -> j.inserted(table, rows.get(index), stored.get(index)));
      }
      return side.showOrdered(table, stored);
    }

    @Override
    public String java(JavaSource source, String on) {
      return on
          + (returning ? ".batchInsertReturning(" : ".batchInsert(")
          + source.literal(table)
          + ", "
          + rowList(rows, source)
          + ")";
    }

    @Override
    public String verb() {
      return "batchInsert" + (returning ? "Returning" : "");
    }

    @Override
    public List<Step> smaller() {
      return smallerLists(rows, fewer -> new BatchInsert(table, fewer, returning));
    }
  }

  /** Changes by key. */
  record BatchUpdate(String table, List<Cells> rows, List<String> key) implements Step {
    @Override
    public String run(Side side, Records on) {
      List<Row> given = rows.stream().map(row -> row.row(side)).toList();
      return "changed " + on.batchUpdate(table, given, key.toArray(String[]::new));
    }

    @Override
    public String java(JavaSource source, String on) {
      return on
          + ".batchUpdate("
          + source.literal(table)
          + ", "
          + rowList(rows, source)
          + (key.isEmpty() ? "" : ", " + source.list(key))
          + ")";
    }

    @Override
    public List<Step> smaller() {
      return smallerLists(rows, fewer -> new BatchUpdate(table, fewer, key));
    }
  }

  private static String rowList(List<Cells> rows, JavaSource source) {
    return "List.of("
        + rows.stream().map(r -> r.java(source)).collect(Collectors.joining(", "))
        + ")";
  }

  private static List<Step> smallerLists(List<Cells> rows, Function<List<Cells>, Step> with) {
    List<Step> smaller = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<Cells> fewer = new ArrayList<>(rows);
      Cells left = fewer.remove(i);
      smaller.add(with.apply(fewer));
      for (int c = 0; rows.size() < 3 && c < left.names().size(); c++) {
        List<Cells> narrower = new ArrayList<>(rows);
        narrower.set(i, left.without(c));
        smaller.add(with.apply(narrower));
      }
    }
    return smaller;
  }
}
