package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.recordsdb.fuzz.Filter.Compare;
import org.recordsdb.fuzz.Schema.Column;
import org.recordsdb.fuzz.Schema.Table;

/** Random calls for threads that run at once: each call has a row of the table for itself. */
final class Lanes {

  private static final int THREADS = 4;

  private final Table table;
  private final Dice dice;
  private final Set<String> taken = new HashSet<>();

  private Lanes(Table table, Dice dice) {
    this.table = table;
    this.dice = dice;
  }

  /** Whether nothing but the primary key can make rows of the table meet. */
  static boolean fit(Table table) {
    return table.keys().equals(List.of(table.key()));
  }

  static Step of(Table table, Dice dice) {
    Lanes lanes = new Lanes(table, dice);
    List<List<Step>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      all.add(lanes.lane());
    }
    return new Together(all);
  }

  private List<Step> lane() {
    List<Step> calls = new ArrayList<>();
    for (int i = dice.between(1, 4); i > 0; i--) {
      Cells key = key();
      if (taken.add(shown(key))) {
        calls.add(call(key));
      }
    }
    return dice.chance(75)
        ? calls
        : List.of(new Transactions.Block(calls, dice.chance(50), dice.chance(25)));
  }

  /** A number of its own for a new row, as the threads race for those that a database chooses. */
  private Cells key() {
    Cells key = Cells.empty();
    for (String name : table.key()) {
      Column column = table.column(name);
      boolean own = column.identity() && dice.chance(50);
      key = key.with(name, own ? (Object) (-100L - dice.below(20)) : value(column));
    }
    return key;
  }

  private Object value(Column column) {
    return Values.valid(column, table, dice);
  }

  /** Keys that are shown alike are the same. */
  private String shown(Cells key) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < key.names().size(); i++) {
      Object value = key.values().get(i);
      shown.add(
          value instanceof IdRef ref
              ? "#" + ref.index()
              : Show.value(Expected.stored(table.column(key.names().get(i)).type(), value)));
    }
    return shown.toString();
  }

  private Step call(Cells key) {
    String name = table.name();
    boolean isNew = key.values().stream().noneMatch(IdRef.class::isInstance);
    return switch (dice.below(isNew ? 7 : 4)) {
      case 0 -> new Writes.Update(name, changes(key), equal(key), dice.chance(50));
      case 1 -> new Writes.Delete(name, equal(key), dice.chance(50));
      case 2 ->
          new Reads.Select(
              name, List.of(), equal(key), List.of(), null, null, true, Reads.End.FIND_ONE);
      case 3 -> new Writes.Upsert(name, row(key), table.key(), List.of());
      case 4 -> new Writes.InsertOrIgnore(name, row(key));
      default -> new Writes.Insert(name, row(key), List.of());
    };
  }

  private Filter equal(Cells key) {
    Filter all = null;
    for (int i = 0; i < key.names().size(); i++) {
      Filter one =
          new Compare(
              key.names().get(i),
              List.of(),
              false,
              Filter.Operator.EQ,
              List.of(key.values().get(i)));
      all = all == null ? one : new Filter.Pair(all, one, true);
    }
    return all;
  }

  private Cells changes(Cells key) {
    Cells changes = Values.changes(table, dice);
    for (String name : key.names()) {
      changes = changes.without(name);
    }
    return changes;
  }

  private Cells row(Cells key) {
    Cells row = Values.row(table, dice);
    for (int i = 0; i < key.names().size(); i++) {
      row = row.without(key.names().get(i)).with(key.names().get(i), key.values().get(i));
    }
    return row;
  }
}
