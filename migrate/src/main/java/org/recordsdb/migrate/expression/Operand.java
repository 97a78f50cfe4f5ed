package org.recordsdb.migrate.expression;

import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.ColumnInfo;

/**
 * A part of an expression, translated.
 *
 * @param sql in the target's words; in parentheses where it is more than one word
 * @param kind what it is
 * @param literal what is written, if it is a number or a string, or null
 * @param column the column, if it is nothing else, or null
 * @param byCodePoint whether it is text that the source compares by code point, whatever its column
 */
record Operand(
    String sql,
    Kind kind,
    @Nullable String literal,
    @Nullable ColumnInfo column,
    boolean byCodePoint) {

  static Operand of(Kind kind, String sql) {
    return new Operand(sql, kind, null, null, false);
  }

  static Operand condition(String sql) {
    return of(Kind.TRUTH, "(" + sql + ")");
  }

  static Operand string(String text) {
    return string(Kind.TEXT, text);
  }

  static Operand string(Kind kind, String text) {
    return new Operand("'" + text.replace("'", "''") + "'", kind, text, null, true);
  }

  static Operand number(Kind kind, String digits) {
    return new Operand(digits, kind, digits, null, false);
  }

  Operand as(Kind other) {
    return new Operand(sql, other, literal, column, byCodePoint);
  }

  /** Without what is known beside its type. */
  Operand plain() {
    return switch (kind) {
      case LENGTH -> of(Kind.WHOLE, sql);
      case ASCII -> as(Kind.TEXT);
      default -> this;
    };
  }

  /** A written text that has no type of its own yet. */
  boolean isString() {
    return kind == Kind.TEXT && literal != null;
  }

  /** A written number. */
  boolean isNumber() {
    return literal != null && (kind == Kind.WHOLE || kind == Kind.EXACT);
  }

  /** A written whole number that is positive and fits into an int. */
  boolean isCount() {
    return kind == Kind.WHOLE && literal != null && literal.matches("[1-9][0-9]{0,8}");
  }
}
