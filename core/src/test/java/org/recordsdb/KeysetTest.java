package org.recordsdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Order.desc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.recordsdb.Condition.Operator;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.StatementException;

class KeysetTest {

  private static final List<Long> VALUES = java.util.Arrays.asList(null, 1L, 2L, 3L);

  static Stream<List<Order>> orders() {
    List<Order> keys = new ArrayList<>();
    for (Order key : List.of(asc("a"), desc("a"))) {
      keys.addAll(List.of(key, key.nullsFirst(), key.nullsLast()));
    }
    Stream<List<Order>> one = keys.stream().map(List::of);
    Stream<List<Order>> two =
        keys.stream()
            .flatMap(
                first ->
                    keys.stream()
                        .map(key -> List.of(first, new Order("b", key.descending(), key.nulls()))));
    return Stream.concat(one, two);
  }

  @ParameterizedTest
  @MethodSource("orders")
  void rowsAfterARowAreThoseThatTheOrderPutsBehindIt(List<Order> orders) {
    Comparator<Row> order = comparator(orders);
    for (Row last : rows()) {
      Where after = Keyset.after(last, orders);
      for (Row row : rows()) {
        Iterator<Object> values = after.values().iterator();
        assertThat(matches(after.condition(), values, row))
            .as("%s after %s in %s", row, last, orders)
            .isEqualTo(order.compare(row, last) > 0);
        assertThat(values).isExhausted();
      }
    }
  }

  @Test
  void orderIsNeeded() {
    assertThatThrownBy(() -> Keyset.after(Row.of("a", 1L), List.of()))
        .isInstanceOfSatisfying(
            StatementException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.ARGUMENT))
        .hasMessageContaining("orderBy");
  }

  @Test
  void rowMustHaveTheColumnsOfTheOrder() {
    assertThatThrownBy(() -> Keyset.after(Row.of("created", 1L), List.of(asc("creatd"))))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("Did you mean created?");
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Long a : VALUES) {
      for (Long b : VALUES) {
        rows.add(Row.of("a", a, "b", b));
      }
    }
    return rows;
  }

  private static Comparator<Row> comparator(List<Order> orders) {
    Comparator<Row> all = Comparator.comparing(row -> 0);
    for (Order key : orders) {
      Comparator<Long> values =
          key.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
      boolean first =
          switch (key.nulls()) {
            case FIRST -> true;
            case LAST -> false;
            case LARGEST -> key.descending();
          };
      Comparator<Long> withNulls =
          first ? Comparator.nullsFirst(values) : Comparator.nullsLast(values);
      all = all.thenComparing(row -> row.get(key.column(), Long.class), withNulls);
    }
    return all;
  }

  /** What SQL makes of a condition; every value is taken, whatever the result, as SQL binds all. */
  private static boolean matches(Condition condition, Iterator<Object> values, Row row) {
    if (condition instanceof Condition.Constant constant) {
      return constant.value();
    }
    if (condition instanceof Condition.Combined all) {
      long matching = all.parts().stream().filter(part -> matches(part, values, row)).count();
      return all.operator() == Operator.AND ? matching == all.parts().size() : matching > 0;
    }
    if (condition instanceof Condition.IsNull isNull) {
      return row.isNull(isNull.operand().column()) != isNull.negated();
    }
    Condition.Compare compare = (Condition.Compare) condition;
    Long value = (Long) values.next();
    Long stored = row.get(compare.operand().column(), Long.class);
    if (stored == null) {
      return false;
    }
    return switch (compare.comparison()) {
      case EQ -> stored.equals(value);
      case LT -> stored < value;
      case GT -> stored > value;
      case NE, LE, GE, LIKE, ILIKE, STARTS_WITH, ENDS_WITH, CONTAINS ->
          throw new AssertionError(compare);
    };
  }
}
