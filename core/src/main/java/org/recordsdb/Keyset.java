package org.recordsdb;

import java.util.List;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;

/** The condition for the rows that come after a given one in an order. */
final class Keyset {

  private Keyset() {}

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
