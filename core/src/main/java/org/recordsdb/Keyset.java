package org.recordsdb;

import java.util.List;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.spi.TableInfo;
import org.recordsdb.spi.UniqueKey;

/** The condition for the rows that come after a given one in an order. */
final class Keyset {

  private Keyset() {}

  /**
   * Throws if rows of the table may be equal in the order although it has a key: those that were
   * not on the page would never be seen.
   */
  static void requireUnique(List<Order> orders, Row last, TableInfo table) {
    List<String> ordered = orders.stream().map(Order::column).toList();
    for (String name : ordered) {
      if (last.isNull(name) && table.column(name).filter(c -> !c.nullable()).isPresent()) {
        throw Failure.of(
                ErrorKind.ARGUMENT,
                "Can't go on after a row of "
                    + table.name()
                    + ": its column "
                    + name
                    + " is null, which no row of the table has. Give a row that was read.")
            .table(table.name())
            .column(name)
            .exception();
      }
    }
    List<UniqueKey> keys = table.uniqueKeys().stream().filter(k -> tells(k, table)).toList();
    if (keys.isEmpty() || keys.stream().anyMatch(key -> ordered.containsAll(key.columns()))) {
      return;
    }
    List<String> best = table.primaryKey().isEmpty() ? keys.get(0).columns() : table.primaryKey();
    throw Failure.of(
            ErrorKind.ARGUMENT,
            "Can't go on after a row of "
                + table.name()
                + ": rows may be equal in the order by "
                + String.join(", ", ordered)
                + ", and some of them would be skipped. End the order with a key of the table, as "
                + String.join(", ", best)
                + ".")
        .table(table.name())
        .columns(ordered)
        .exception();
  }

  /** True if the key tells all rows apart: any number of them may be NULL in another one. */
  private static boolean tells(UniqueKey key, TableInfo table) {
    return key.columns().equals(table.primaryKey())
        || key.columns().stream()
            .allMatch(name -> table.column(name).filter(column -> !column.nullable()).isPresent());
  }

  /** Later by the first key; or equal in the first and later by the second; and so on. */
  static Where after(Row last, List<Order> orders) {
    if (orders.isEmpty()) {
      throw Failure.of(
              ErrorKind.ARGUMENT, "Can't go on after a row: the query has no order. Add orderBy.")
          .exception();
    }
    Where after = none();
    Where equal = Where.none();
    for (Order key : orders) {
      Given.column(last, key.column(), "go on after a row", "Add it to columns(..).");
      after = after.or(equal.and(later(key, last)));
      equal = equal.and(same(key, last));
    }
    return after;
  }

  private static Where later(Order key, Row last) {
    Object value = last.get(key.column());
    if (value == null) {
      return key.nullsComeFirst() ? Where.where(key.column()).isNotNull() : none();
    }
    Where.Column column = Where.where(key.column());
    Where beyond = key.descending() ? column.lt(value) : column.gt(value);
    return key.nullsComeFirst() ? beyond : beyond.or(key.column()).isNull();
  }

  private static Where same(Order key, Row last) {
    Object value = last.get(key.column());
    Where.Column column = Where.where(key.column());
    return value == null ? column.isNull() : column.eq(value);
  }

  /** No row at all. */
  private static Where none() {
    return new Where(new Condition.Constant(false), List.of());
  }
}
