package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.recordsdb.Order;
import org.recordsdb.fuzz.Schema.Column;
import org.recordsdb.fuzz.Schema.Table;
import org.recordsdb.spi.LogicalType;

/** Random programs. */
final class Programs {

  /** How many steps a program has in the long run; a shorter one of the seed is its beginning. */
  static final int LENGTH = 150;

  private Programs() {}

  static Program of(long seed, int length) {
    Dice dice = new Dice(seed);
    Schema schema = Schemas.of(dice);
    List<Step> steps = new ArrayList<>();
    for (Table table : schema.tables()) {
      steps.add(batch(table, dice));
    }
    Schema now = schema;
    while (steps.size() < length) {
      Step step = step(now, dice, 0);
      now = step instanceof SchemaChange change ? change.after(now) : now;
      steps.add(step);
    }
    return new Program(seed, schema, steps);
  }

  private static Step step(Schema schema, Dice dice, int depth) {
    Table table = dice.of(schema.tables());
    int kind = dice.below(100);
    if (kind < 7 && depth < 3) {
      return block(schema, dice, depth + 1);
    }
    if (kind < 9) {
      return depth > 0 ? new Transactions.AfterCommit(dice.below(100)) : batch(table, dice);
    }
    if (kind < 50) {
      return write(table, kind, dice);
    }
    if (kind < 58) {
      return FreeStatements.of(table, dice);
    }
    if (kind == 58) {
      Step streamed = streamed(table, dice);
      return depth > 0
          ? streamed
          : new Transactions.Block(List.of(streamed), dice.chance(50), dice.chance(25));
    }
    if (kind < 61 && depth == 0) {
      return SchemaChanges.of(schema, dice);
    }
    return kind == 61 && depth == 0 && Lanes.fit(table)
        ? Lanes.of(table, dice)
        : select(table, dice, depth > 0);
  }

  private static Step write(Table table, int kind, Dice dice) {
    String name = dice.chance(1) ? Names.unknown(List.of(table.name()), dice) : table.name();
    if (kind == 9 && dice.chance(30)) {
      return numbering(table, name, dice);
    }
    if (kind < 20) {
      return new Writes.Insert(name, Values.row(table, dice), returning(table, dice));
    }
    if (kind < 24) {
      return new Writes.InsertOrIgnore(name, Values.row(table, dice));
    }
    if (kind < 29) {
      return upsert(table, dice);
    }
    if (kind == 29 || kind == 42) {
      Cells changes = kind == 29 ? Values.changes(table, dice) : Cells.empty();
      Filter filter = filter(table, dice);
      return new LimitedChange(name, changes, filter, dice.between(0, 2), dice.chance(50));
    }
    if (kind < 38) {
      return new Writes.Update(
          name, Values.changes(table, dice), filter(table, dice), dice.chance(50));
    }
    if (kind < 43) {
      return new Writes.Delete(name, filter(table, dice), dice.chance(50));
    }
    return kind < 46 ? batchUpdate(table, dice) : batch(table, dice);
  }

  private static Step numbering(Table table, String name, Dice dice) {
    if (!table.isNumbered() || !dice.chance(70)) {
      return new Numbering.SyncSequences(name);
    }
    String number = table.number().orElseThrow().name();
    Cells row = Values.row(table, dice).without(number);
    return new Numbering.InsertNumbered(name, row.with(number, Exclusions.largeId(dice)));
  }

  /** Mostly of one row, so that tables neither empty nor become uniform. */
  private static Filter filter(Table table, Dice dice) {
    return dice.chance(70) ? Filters.byKey(table, dice) : Filters.of(table, dice);
  }

  private static List<String> returning(Table table, Dice dice) {
    int kind = dice.below(10);
    return kind == 0 ? null : kind == 1 ? dice.some(table.names()) : List.of();
  }

  private static Step upsert(Table table, Dice dice) {
    List<String> key = dice.chance(4) ? dice.some(table.names()) : dice.of(table.keys());
    Cells row = Values.row(table, dice);
    Column number = table.number().orElse(null);
    if (number != null && key.contains(number.name()) && !row.names().contains(number.name())) {
      row = row.with(number.name(), Values.number(number, table, dice));
    }
    List<String> updatable = updatable(table);
    boolean some = !updatable.isEmpty() && dice.chance(20);
    List<String> updated = some ? dice.some(updatable) : List.of();
    return new Writes.Upsert(table.name(), row, key, updated);
  }

  private static List<String> updatable(Table table) {
    return table.columns().stream().filter(c -> !c.identity()).map(Column::name).toList();
  }

  private static Step batch(Table table, Dice dice) {
    List<Cells> rows = new ArrayList<>();
    Cells first = Values.row(table, dice);
    for (int i = dice.between(0, 6); i > 0; i--) {
      Cells row = Values.row(table, dice);
      rows.add(dice.chance(60) ? alike(row, first) : row);
    }
    return new Batches.BatchInsert(table.name(), rows, dice.chance(50));
  }

  /** The row with the columns of another, as the rows of a batch usually have. */
  private static Cells alike(Cells row, Cells other) {
    Cells alike = Cells.empty();
    for (int i = 0; i < other.names().size(); i++) {
      int at = row.names().indexOf(other.names().get(i));
      alike =
          alike.with(other.names().get(i), at < 0 ? other.values().get(i) : row.values().get(at));
    }
    return alike;
  }

  private static Step batchUpdate(Table table, Dice dice) {
    List<Cells> rows = new ArrayList<>();
    for (int i = dice.between(1, 4); i > 0; i--) {
      Cells row = Values.changes(table, dice);
      for (String key : table.key()) {
        row = row.without(key);
        if (!dice.chance(1)) {
          row = row.with(key, Values.compared(table.column(key), table, dice));
        }
      }
      rows.add(row);
    }
    return new Batches.BatchUpdate(table.name(), rows, dice.chance(2) ? List.of() : table.key());
  }

  private static Step block(Schema schema, Dice dice, int depth) {
    List<Step> steps = new ArrayList<>();
    for (int i = dice.between(1, 5); i > 0; i--) {
      steps.add(step(schema, dice, depth));
    }
    return new Transactions.Block(steps, dice.chance(50), dice.chance(25));
  }

  private static Step select(Table table, Dice dice, boolean inTransaction) {
    Reads.End end = dice.of(Reads.End.values());
    if (end == Reads.End.PAGES && table.key().isEmpty()) {
      end = Reads.End.LIST; // rows that are equal in all columns have no place to go on from
    }
    if (end == Reads.End.LOCKED && !inTransaction && dice.chance(95)) {
      end = Reads.End.LIST;
    }
    return select(table, end, false, dice);
  }

  /** Reads row by row, and writes in between, now and then in a savepoint. */
  private static Step streamed(Table table, Dice dice) {
    List<Step> writes = new ArrayList<>();
    for (int i = dice.between(1, 6); i > 0; i--) {
      Step write = write(table, dice.between(9, 49), dice);
      writes.add(
          dice.chance(25)
              ? new Transactions.Block(List.of(write), dice.chance(50), dice.chance(50))
              : write);
    }
    Integer most = dice.chance(60) ? null : (Integer) dice.between(0, 6);
    return new StreamedWrites(select(table, Reads.End.STREAM, true, dice), writes, most);
  }

  private static Reads.Select select(Table table, Reads.End end, boolean ordered, Dice dice) {
    List<Order> orders = new ArrayList<>();
    if (dice.chance(60)) {
      for (String column : dice.some(sortable(table, dice))) {
        if (orders.size() < 2) {
          orders.add(order(column, dice));
        }
      }
    }
    boolean pages = end == Reads.End.PAGES;
    Long limit = pages || dice.chance(20) ? (Long) (long) dice.between(pages ? 1 : 0, 4) : null;
    Long offset = !pages && dice.chance(10) ? (Long) (long) dice.between(0, 4) : null;
    boolean total =
        ordered
            || pages
            || end == Reads.End.FIND_FIRST
            || limit != null
            || offset != null
            || dice.chance(40);
    if (total) {
      List<String> have = orders.stream().map(Order::column).toList();
      table.identifying().stream()
          .filter(k -> !have.contains(k))
          .forEach(k -> orders.add(order(k, dice)));
    }
    List<String> columns =
        dice.chance(pages ? 2 : 30)
            ? dice.chance(3)
                ? List.of(Names.unknown(table.names(), dice))
                : dice.some(table.names())
            : List.of();
    boolean one = end == Reads.End.ONE || end == Reads.End.FIND_ONE;
    Filter filter = dice.chance(30) ? new Filter.All() : Filters.of(table, dice);
    if (one && dice.chance(80)) {
      filter = Filters.byKey(table, dice);
    }
    return new Reads.Select(table.name(), columns, filter, orders, limit, offset, total, end);
  }

  private static List<String> sortable(Table table, Dice dice) {
    List<String> sortable =
        table.columns().stream()
            .filter(c -> Exclusions.comparesByOrder(c.type()))
            .filter(c -> c.type().logical() != LogicalType.JSON || dice.chance(2))
            .map(Column::name)
            .collect(Collectors.toList());
    return sortable.isEmpty() ? table.identifying() : sortable;
  }

  private static Order order(String column, Dice dice) {
    return new Order(column, dice.chance(50), dice.of(Order.Nulls.values()));
  }
}
