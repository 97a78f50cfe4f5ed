package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.recordsdb.fuzz.Filter.Compare;
import org.recordsdb.fuzz.Filter.Operator;
import org.recordsdb.fuzz.Schema.Column;
import org.recordsdb.fuzz.Schema.Table;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** Random conditions: every operator on every type, and now and then one that is rejected. */
final class Filters {

  private static final List<Operator> PLAIN =
      List.of(
          Operator.EQ,
          Operator.EQ,
          Operator.NE,
          Operator.LT,
          Operator.LE,
          Operator.GT,
          Operator.GE,
          Operator.IN,
          Operator.NOT_IN,
          Operator.BETWEEN,
          Operator.IS_NULL,
          Operator.IS_NOT_NULL);
  private static final List<Operator> PATTERNS =
      List.of(
          Operator.LIKE,
          Operator.ILIKE,
          Operator.STARTS_WITH,
          Operator.ENDS_WITH,
          Operator.CONTAINS);
  private static final ColumnType TEXT = ColumnType.of(LogicalType.TEXT);
  private static final List<String> PATTERN_TEXTS =
      List.of(
          "%",
          "_", "a%", "%b", "%a%", "__", "\\%", "\\_", "\\\\", "ı", "I", "i%", "İ", "SS", "ß", "%ς",
          "Σ%", "É", "😀", "😀_", "[a]", "*", "?", "a-b", "", "a_b", "a\\_b", "\\a", "%\\%%", "%]",
          "^%", "[%", "K", "ſ", "ǅ", "[^a]");

  private Filters() {}

  static Filter of(Table table, Dice dice) {
    return dice.chance(2) ? deep(of(table, dice, 3), dice) : of(table, dice, 0);
  }

  /** As long as lists of conditions get, and as deep as either side of the limit. */
  private static Filter deep(Filter part, Dice dice) {
    return switch (dice.below(3)) {
      case 0 ->
          new Deep.Chain(
              part, dice.between(100, 1_500), Exclusions.takesAnd(part) && dice.chance(50));
      case 1 -> new Deep.Nots(part, dice.between(10, 1_000));
      default -> new Deep.Groups(part, dice.between(100, 700));
    };
  }

  private static Filter of(Table table, Dice dice, int depth) {
    int kind = dice.below(100);
    if (depth < 3 && kind < 25) {
      return new Filter.Pair(
          of(table, dice, depth + 1), of(table, dice, depth + 1), dice.chance(50));
    }
    if (depth < 3 && kind < 33) {
      return new Filter.Not(of(table, dice, depth + 1));
    }
    if (kind < 37) {
      return new Filter.All();
    }
    if (kind == 37) {
      return new Filter.Unsaid();
    }
    if (kind == 38) {
      return compare(Names.unknown(table.names(), dice), TEXT, Operator.EQ, dice);
    }
    return compare(dice.of(table.columns()), table, dice);
  }

  /** The row with the key, or with one like it; without a key all its values. */
  static Filter byKey(Table table, Dice dice) {
    Filter filter = null;
    for (String name : table.identifying()) {
      Filter next = equal(table.column(name), table, dice);
      filter = filter == null ? next : new Filter.Pair(filter, next, true);
    }
    return filter;
  }

  private static Filter equal(Column column, Table table, Dice dice) {
    return new Compare(
        column.name(),
        List.of(),
        false,
        Operator.EQ,
        List.of(Values.compared(column, table, dice)));
  }

  private static Filter compare(Column column, Table table, Dice dice) {
    LogicalType type = column.type().logical();
    if (type == LogicalType.JSON && dice.chance(90)) {
      return inside(column, dice);
    }
    boolean pattern = type == LogicalType.TEXT ? dice.chance(35) : dice.chance(2);
    Operator operator = dice.of(pattern ? PATTERNS : PLAIN);
    if (operator.isOrdering() && !Exclusions.comparesByOrder(column.type())) {
      operator = Operator.EQ;
    }
    if (pattern) {
      return compare(column.name(), TEXT, operator, dice);
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < size(operator, dice); i++) {
      values.add(Values.compared(column, table, dice));
    }
    return new Compare(column.name(), List.of(), false, operator, values);
  }

  private static Filter compare(String column, ColumnType type, Operator operator, Dice dice) {
    boolean pattern = PATTERNS.contains(operator);
    Object value = pattern ? dice.of(PATTERN_TEXTS) : Samples.valid(type, dice);
    return new Compare(column, List.of(), false, operator, List.of(value));
  }

  private static Filter inside(Column column, Dice dice) {
    List<String> path = dice.of(List.of("a"), List.of("b", "a"), List.of("c"), List.of(""));
    boolean number = dice.chance(40);
    boolean pattern = !number && dice.chance(20);
    Operator operator = dice.of(pattern ? PATTERNS : PLAIN);
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < size(operator, dice); i++) {
      Object text = pattern ? dice.of(PATTERN_TEXTS) : Samples.valid(TEXT, dice);
      values.add(number ? dice.of(1, -0.5d, 1.1d, 1000, 0, 1.5d) : text);
    }
    return new Compare(column.name(), path, number, operator, values);
  }

  private static int size(Operator operator, Dice dice) {
    return switch (operator) {
      case IN, NOT_IN -> dice.between(0, 4);
      case BETWEEN -> 2;
      case IS_NULL, IS_NOT_NULL -> 0;
      default -> 1;
    };
  }
}
