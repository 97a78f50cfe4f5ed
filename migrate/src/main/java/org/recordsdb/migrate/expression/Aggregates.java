package org.recordsdb.migrate.expression;

import java.util.Set;

/**
 * Functions over several rows. Averages are none of them, and neither are sums of other than whole
 * numbers: both depend on the order of the rows, or are rounded in another way.
 */
final class Aggregates {

  static final Set<String> NAMES = Set.of("count", "sum", "min", "max");

  private Aggregates() {}

  /** A function of one argument. */
  static Operand call(Rules rules, String function, boolean distinct, Operand argument) {
    Operand plain = argument.plain();
    if (distinct) {
      RowComparison.requireComparable(rules, plain);
    }
    String word = distinct ? "distinct " : "";
    return switch (function) {
      case "count" -> count(word, plain);
      case "sum" -> rules.sum(word, plain);
      default -> extreme(rules, function, plain);
    };
  }

  private static Operand count(String word, Operand argument) {
    switch (argument.kind()) {
      case ALWAYS, ENOUGH, STORAGE, ROUNDED, TOTAL, NULL -> Rules.refuse(true);
      default -> {}
    }
    return Operand.of(Kind.WHOLE, "count(" + word + argument.sql() + ")");
  }

  /** Values of other kinds come out of SQLite without their type. */
  private static Operand extreme(Rules rules, String function, Operand argument) {
    Operand ordered = RowComparison.orderable(rules, argument);
    switch (ordered.kind()) {
      case WHOLE, REAL, TEXT -> {}
      default -> Rules.refuse(true);
    }
    String sql = function + "(" + ordered.sql() + ")";
    return new Operand(sql, ordered.kind(), null, null, ordered.byCodePoint());
  }
}
