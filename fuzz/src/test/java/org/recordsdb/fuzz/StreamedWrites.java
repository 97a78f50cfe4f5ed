package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.recordsdb.Query;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Transaction;

/**
 * Rows of a transaction read one by one, while it changes the same table. They are the rows that
 * were there when the reading began.
 *
 * @param select what is read
 * @param writes the calls in between, one after each row as long as there are any
 * @param most how many rows are read before the stream is closed, or null for all by forEach
 */
record StreamedWrites(Reads.Select select, List<Step> writes, Integer most) implements Step {

  /** No table of a program has so many rows. */
  private static final int ENDLESS = 2_000;

  StreamedWrites {
    writes = List.copyOf(writes);
  }

  @Override
  public String run(Side side, Records on) {
    if (!(on instanceof Transaction)) {
      return "no transaction";
    }
    List<Row> expected = side.judge().map(judge -> judge.expected(select, on)).orElse(null);
    List<Row> seen = new ArrayList<>();
    read(select.query(side, on), row -> next(row, seen, side, on));
    String shown = select.show(side, seen);
    if (expected != null) {
      List<Row> wanted = most == null ? expected : expected.stream().limit(most).toList();
      side.judge().ifPresent(judge -> judge.rows(select, wanted, seen));
    }
    return shown;
  }

  private void read(Query query, Consumer<Row> each) {
    if (most == null) {
      query.forEach(each);
      return;
    }
    try (Stream<Row> rows = query.stream()) {
      Iterator<Row> next = rows.iterator();
      for (int i = 0; i < most && next.hasNext(); i++) {
        each.accept(next.next());
      }
    }
  }

  private void next(Row row, List<Row> seen, Side side, Records on) {
    seen.add(row);
    if (seen.size() > ENDLESS) {
      throw new IllegalStateException("rows without end");
    }
    if (seen.size() <= writes.size()) {
      side.run(writes.get(seen.size() - 1), on, false);
    }
  }

  @Override
  public String java(JavaSource source, String on) {
    return "streamed("
        + select.query(source, on)
        + ", "
        + (most == null ? "Integer.MAX_VALUE" : most)
        + ", List.of("
        + String.join(", ", writes.stream().map(each -> "() -> " + each.java(source, on)).toList())
        + "))";
  }

  @Override
  public List<Step> inner() {
    return writes;
  }

  @Override
  public List<Step> smaller() {
    List<Step> smaller = new ArrayList<>(List.of(select));
    for (List<Step> fewer : Step.smallerLists(writes)) {
      smaller.add(new StreamedWrites(select, fewer, most));
    }
    for (Step each : select.smaller()) {
      smaller.add(new StreamedWrites((Reads.Select) each, writes, most));
    }
    if (most != null) {
      smaller.add(new StreamedWrites(select, writes, null));
    }
    return smaller;
  }

  @Override
  public String verb() {
    return most == null ? "forEach with writes" : "stream with writes";
  }
}
