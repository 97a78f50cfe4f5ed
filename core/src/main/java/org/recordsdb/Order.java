package org.recordsdb;

/**
 * One key of an ordering: {@code orderBy(desc("created_at"), asc("id"))}. Text is ordered by code
 * point and NULL counts as the largest value, on every database. Immutable and thread-safe.
 *
 * @param column the column
 * @param descending whether the largest comes first
 * @param nulls where NULL stands
 */
public record Order(String column, boolean descending, Nulls nulls) {

  /** A column and how it is ordered. */
  public Order {
    Given.notNull(column, "column");
    Given.notNull(nulls, "nulls");
  }

  /** Where NULL stands in an ordering. */
  public enum Nulls {
    /** As the largest value: last in ascending, first in descending order. */
    LARGEST,
    /** Before all values. */
    FIRST,
    /** After all values. */
    LAST
  }

  /** The smallest first. */
  public static Order asc(String column) {
    return new Order(column, false, Nulls.LARGEST);
  }

  /** The largest first. */
  public static Order desc(String column) {
    return new Order(column, true, Nulls.LARGEST);
  }

  /** The same key with NULL before all values. */
  public Order nullsFirst() {
    return new Order(column, descending, Nulls.FIRST);
  }

  /** The same key with NULL after all values. */
  public Order nullsLast() {
    return new Order(column, descending, Nulls.LAST);
  }

  /** True if NULL comes before all values. */
  boolean nullsComeFirst() {
    return nulls == Nulls.FIRST || (nulls == Nulls.LARGEST && descending);
  }
}
