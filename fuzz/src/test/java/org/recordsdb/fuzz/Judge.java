package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.recordsdb.Order;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.RecordsException;
import org.recordsdb.fuzz.Reads.Select;
import org.recordsdb.fuzz.Schema.Column;
import org.recordsdb.fuzz.Schema.Table;

/**
 * The third opinion, in plain Java: what a call should have given, from the rows of its table.
 * Asked on one side, as both sides must give the same; silent where it can't tell.
 */
final class Judge {

  private final Side side;

  Judge(Side side) {
    this.side = side;
  }

  /** The rows that fit, or null where nobody can tell. */
  List<Row> fitting(String table, Filter filter, Records on) {
    if (!side.schema().has(table)) {
      return null;
    }
    Truth truth = new Truth(side.schema().table(table), side);
    try {
      List<Row> fitting = new ArrayList<>();
      for (Row row : on.select(table)) {
        if (truth.fits(filter, row)) {
          fitting.add(row);
        }
      }
      return fitting;
    } catch (RecordsException | UnsupportedOperationException e) {
      return null; // the transaction has failed, or the condition asks what only a database knows
    } catch (RuntimeException e) {
      return null; // the call itself is rejected: its values fit no column
    }
  }

  /** How many rows an update or a delete should say. */
  void count(List<Row> fitting, int said) {
    if (fitting != null && fitting.size() != said) {
      side.note("JUDGE: " + fitting.size() + " rows fit");
    }
  }

  void select(Select select, List<Row> given, Records on) {
    List<Row> expected = expected(select, on);
    if (expected != null) {
      rows(select, expected, given);
    }
  }

  /** The rows that a query should give now, or null where nobody can tell. */
  List<Row> expected(Select select, Records on) {
    List<Row> expected = fitting(select.table(), select.filter(), on);
    if (expected == null) {
      return null;
    }
    try {
      expected.sort(order(select.orders()));
    } catch (RuntimeException e) {
      return null; // the call itself is rejected: it sorts by what has no order
    }
    long from = select.offset() == null ? 0 : select.offset();
    boolean pages = select.end() == Reads.End.PAGES;
    long most = select.limit() == null ? Long.MAX_VALUE : select.limit() * (pages ? 4 : 1);
    most = select.end() == Reads.End.FIND_FIRST ? Math.min(most, 1) : most;
    return expected.stream().skip(from).limit(most).toList();
  }

  /** What a query gave must be these rows, in their order where it leaves nothing open. */
  void rows(Select select, List<Row> expected, List<Row> given) {
    String wanted =
        select.show(side, expected.stream().map(row -> only(select.columns(), row)).toList());
    if (!wanted.equals(select.show(side, given))) {
      side.note("JUDGE: expected " + wanted);
    }
  }

  void answer(Select select, Object given, Records on) {
    List<Row> expected = fitting(select.table(), select.filter(), on);
    if (expected != null) {
      Object wanted =
          select.end() == Reads.End.COUNT
              ? (Object) (long) expected.size()
              : (Object) !expected.isEmpty();
      if (!wanted.equals(given)) {
        side.note("JUDGE: expected " + wanted);
      }
    }
  }

  private static Row only(List<String> columns, Row row) {
    Row only = Row.empty();
    for (String column : columns.isEmpty() ? row.columns() : columns) {
      only = only.with(column, row.get(column));
    }
    return only;
  }

  private static Comparator<Row> order(List<Order> orders) {
    return (left, right) -> {
      for (Order order : orders) {
        int result = order(order, left.get(order.column()), right.get(order.column()));
        if (result != 0) {
          return result;
        }
      }
      return 0;
    };
  }

  private static int order(Order order, Object left, Object right) {
    if (left == null || right == null) {
      boolean first =
          order.nulls() == Order.Nulls.FIRST
              || (order.nulls() == Order.Nulls.LARGEST && order.descending());
      int nullFirst = left == right ? 0 : left == null ? -1 : 1;
      return first ? nullFirst : -nullFirst;
    }
    int result = Truth.order(left, right);
    return order.descending() ? -result : result;
  }

  /** A new row holds what was given, and NULL where nothing was given and there is no default. */
  void inserted(String table, Cells given, Row stored) {
    Table into = side.schema().table(table);
    changed(table, given, stored);
    for (Column column : into.columns()) {
      boolean filled = column.identity() || column.fallback() != null;
      boolean silent = given.names().contains(column.name()) || !stored.has(column.name());
      if (!filled && !silent && !stored.isNull(column.name())) {
        side.note("JUDGE: " + column.name() + " is not null");
      }
    }
  }

  /** A changed row holds what was given. */
  void changed(String table, Cells given, Row stored) {
    for (int i = 0; i < given.names().size(); i++) {
      String name = given.names().get(i);
      if (stored.has(name)) {
        Column column = side.schema().table(table).column(name);
        String wanted;
        try {
          Object value = Expected.stored(column.type(), side.value(given.values().get(i)));
          wanted = Show.value(value);
        } catch (RuntimeException e) {
          wanted = "a rejection";
        }
        if (!wanted.equals(Show.value(stored.get(name)))) {
          side.note("JUDGE: " + name + " should be " + wanted);
        }
      }
    }
  }
}
