package org.recordsdb.migrate.expression;

/**
 * Sums and products of whole numbers, and of floating point ones; quotients by a written number, as
 * the databases disagree about a division by zero. Decimals are left out: SQLite computes them as
 * floating point numbers.
 */
final class Arithmetic {

  private Arithmetic() {}

  /** What two numbers make. */
  static Kind kind(String operator, Operand left, Operand right) {
    Kind kind = common(left, right);
    boolean whole = kind == Kind.WHOLE;
    if (operator.equals("/") || operator.equals("%")) {
      Rules.refuse(whole ? !right.isCount() : !isDivisor(right));
    }
    Rules.refuse(operator.equals("%") && !whole);
    return kind;
  }

  private static Kind common(Operand left, Operand right) {
    if (left.kind() == Kind.WHOLE && right.kind() == Kind.WHOLE) {
      return Kind.WHOLE;
    }
    boolean real = left.kind() == Kind.REAL || right.kind() == Kind.REAL;
    Rules.refuse(!real || !isRealOrWritten(left) || !isRealOrWritten(right));
    return Kind.REAL;
  }

  private static boolean isRealOrWritten(Operand operand) {
    return operand.kind() == Kind.REAL || operand.kind() == Kind.WHOLE || operand.isNumber();
  }

  private static boolean isDivisor(Operand operand) {
    return operand.isNumber() && !String.valueOf(operand.literal()).matches("-?[0.]+");
  }
}
