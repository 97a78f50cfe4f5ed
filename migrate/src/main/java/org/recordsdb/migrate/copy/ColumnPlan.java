package org.recordsdb.migrate.copy;

import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/**
 * What a column becomes in the target.
 *
 * @param source as it is in the source
 * @param target as it will be in the target, under the same name
 * @param onBadValue what becomes of a value that does not fit the target's type
 * @param asText whether values go as the text in which the source writes the type: between two
 *     databases of one kind, whose types need not be known here, or into a column of text
 * @param asked whether the target's type was asked for, and so its precision
 * @param made whether the source's type is none that PostgreSQL comes with: a cast of it may run
 *     code of whoever made it
 * @param padded whether the source's type is {@code bpchar}, whose cast to text cuts off the blanks
 *     at the end
 */
record ColumnPlan(
    ColumnInfo source,
    ColumnInfo target,
    OnBadValue onBadValue,
    boolean asText,
    boolean asked,
    boolean made,
    boolean padded) {

  private static final int MICROSECOND = 1_000;

  ColumnPlan(ColumnInfo source, ColumnInfo target, OnBadValue onBadValue, boolean asText) {
    this(source, target, onBadValue, asText, false, false, false);
  }

  /** A column whose values go as those of its target's type. */
  static ColumnPlan of(ColumnInfo source, ColumnInfo target, OnBadValue onBadValue) {
    return new ColumnPlan(source, target, onBadValue, false);
  }

  /**
   * A column that the target computes, which has the values of the source's. What the source has
   * beside the type can't become NULL there, but its row can be set aside.
   */
  ColumnPlan asComputed() {
    OnBadValue policy =
        onBadValue == OnBadValue.QUARANTINE ? OnBadValue.QUARANTINE : OnBadValue.FAIL;
    return new ColumnPlan(source, target, policy, asText, asked, made, padded);
  }

  /** The same column, of a type that was asked for. */
  ColumnPlan asAsked() {
    return new ColumnPlan(source, target, onBadValue, asText, true, made, padded);
  }

  /** The same column, of a type that somebody made in the source. */
  ColumnPlan asMade() {
    return new ColumnPlan(source, target, onBadValue, asText, asked, true, padded);
  }

  /** The same column, of the type {@code bpchar} or a domain over it. */
  ColumnPlan asPadded() {
    return new ColumnPlan(source, target, onBadValue, asText, asked, made, true);
  }

  /** True if numbers become their digits, as text was asked for. */
  boolean takesNumbersAsText() {
    return asked && type().logical() == LogicalType.TEXT;
  }

  /** True if the target, which keeps microseconds, would cut off digits without being asked to. */
  boolean cutsOff(Object value) {
    return !asked
        && value instanceof Temporal time
        && time.isSupported(ChronoField.NANO_OF_SECOND)
        && time.get(ChronoField.NANO_OF_SECOND) % MICROSECOND != 0;
  }

  /** True if a value that the column can't store becomes NULL. */
  boolean makesNull() {
    return onBadValue == OnBadValue.NULL && target.nullable();
  }

  String name() {
    return source.name();
  }

  /** The type as which the source's values are read: what the target's column holds. */
  ColumnType type() {
    return target.type();
  }

  /** The type as which values are read and written on the way. */
  ColumnType readAs() {
    return asText ? ColumnType.of(LogicalType.TEXT) : type();
  }

  /**
   * SQL that reads the column, given its quoted name; SQLite has no types to be written as text.
   */
  String select(String quoted) {
    return asText ? written(quoted) : quoted;
  }

  /**
   * SQL of PostgreSQL for a value's text. That is what the function of its type writes. A cast
   * means the same and is faster, but could be another function of whoever made the type, and is
   * another one for {@code bpchar}.
   */
  String written(String quoted) {
    return made || padded
        ? "case when pg_catalog.num_nulls("
            + quoted
            + ") operator(pg_catalog.=) 0 then pg_catalog.format('%s', "
            + quoted
            + ") end"
        : quoted + "::text";
  }
}
