package org.recordsdb.migrate.expression;

/** Tells which values rows may be told apart by, or ordered by, in both databases alike. */
final class RowComparison {

  private RowComparison() {}

  /** Refuses what is equal in one database and not in the other. */
  static void requireComparable(Rules rules, Operand operand) {
    Operand adapted = rules.adapted(operand, operand);
    Rules.refuse(!rules.comparable("=", adapted, adapted));
  }

  /** What rows are ordered by: values as they are, texts by their code points. */
  static Operand orderable(Rules rules, Operand operand) {
    Operand adapted = rules.adapted(operand, operand);
    Rules.refuse(!rules.comparable("<", adapted, adapted));
    return adapted.kind() == Kind.TEXT
        ? new Operand(rules.ordered(adapted, adapted), Kind.TEXT, null, null, true)
        : adapted;
  }
}
