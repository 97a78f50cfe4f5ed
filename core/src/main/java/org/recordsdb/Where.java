package org.recordsdb;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.recordsdb.Condition.Comparison;
import org.recordsdb.Condition.Operand;
import org.recordsdb.Condition.Operator;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.internal.text.Printable;
import org.recordsdb.spi.TextPart;

/**
 * A filter of rows as a value: {@code where("status").eq("done").and("size").gt(100)}. Immutable
 * and thread-safe.
 *
 * <p>Conditions read from left to right: {@code a.and(b).or(c)} is {@code (a and b) or c}. NULL is
 * never equal to, different from, less or greater than anything, as in SQL; ask for it with {@link
 * Column#isNull()}.
 */
public final class Where {

  private static final Where ALL = new Where(new Condition.Constant(true), List.of());
  private static final Where NOTHING_SAID = new Where(new Condition.Unsaid(), List.of());

  private final Condition condition;
  private final List<Object> values;

  Where(Condition condition, List<Object> values) {
    this.condition = condition;
    this.values = values;
  }

  /** Begins a condition on a column. */
  public static Column where(String column) {
    return new Column(NOTHING_SAID, Operand.of(column), Operator.AND);
  }

  /** Every row: must be written out where an update or delete means the whole table. */
  public static Where allRows() {
    return ALL;
  }

  /** No condition yet, to add to. A select with it gives every row; a change rejects it. */
  public static Where none() {
    return NOTHING_SAID;
  }

  /** Goes on with a condition that must hold too. */
  public Column and(String column) {
    return new Column(this, Operand.of(column), Operator.AND);
  }

  /** Goes on with a condition that may hold instead. */
  public Column or(String column) {
    return new Column(this, Operand.of(column), Operator.OR);
  }

  /** Both. */
  public Where and(Where other) {
    return join(Given.notNull(other, "other"), Operator.AND);
  }

  /** Either. */
  public Where or(Where other) {
    return join(Given.notNull(other, "other"), Operator.OR);
  }

  /** The opposite; a row for which the condition is unknown, because of a NULL, matches neither. */
  public static Where not(Where filter) {
    if (Given.notNull(filter, "filter").isUnsaid()) {
      return filter;
    }
    return new Where(Condition.not(filter.condition), filter.values);
  }

  Condition condition() {
    return condition;
  }

  List<Object> values() {
    return values;
  }

  /** True if nobody said anything, not even {@link #allRows()}. */
  boolean isUnsaid() {
    return condition instanceof Condition.Unsaid;
  }

  /** True for a filter of the same structure with equal values. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Where where
        && condition.equals(where.condition)
        && Arrays.deepEquals(values.toArray(), where.values.toArray());
  }

  @Override
  public int hashCode() {
    return Objects.hash(condition, Arrays.deepHashCode(values.toArray()));
  }

  /** The structure; values are not shown. */
  @Override
  public String toString() {
    return Printable.of(condition.toString());
  }

  private Where join(Where other, Operator join) {
    if (isUnsaid() || other.isUnsaid()) {
      return isUnsaid() ? other : this;
    }
    return new Where(
        Condition.join(condition, join, other.condition), GrowingList.joined(values, other.values));
  }

  /**
   * A condition of which the column is said and the comparison is not. Immutable and thread-safe.
   */
  public static final class Column {

    private final Where before;
    private final Operand operand;
    private final Operator join;

    private Column(Where before, Operand operand, Operator join) {
      this.before = before;
      this.operand = operand;
      this.join = join;
    }

    /** The value is this one. Null is rejected: say {@link #isNull()}. */
    public Where eq(Object value) {
      return compare(Comparison.EQ, value);
    }

    /** The value is another one. Null is rejected: say {@link #isNotNull()}. */
    public Where ne(Object value) {
      return compare(Comparison.NE, value);
    }

    /** The value is less. */
    public Where lt(Object value) {
      return compare(Comparison.LT, value);
    }

    /** The value is less or equal. */
    public Where le(Object value) {
      return compare(Comparison.LE, value);
    }

    /** The value is greater. */
    public Where gt(Object value) {
      return compare(Comparison.GT, value);
    }

    /** The value is greater or equal. */
    public Where ge(Object value) {
      return compare(Comparison.GE, value);
    }

    /** The value is one of these; of none, no row matches. */
    public Where in(Collection<?> values) {
      return in(values, false);
    }

    /** The value is one of these. */
    public Where in(Object first, Object... more) {
      return in(listed(first, more));
    }

    /** The value is none of these; of none, every row matches. */
    public Where notIn(Collection<?> values) {
      return in(values, true);
    }

    /** The value is none of these. */
    public Where notIn(Object first, Object... more) {
      return notIn(listed(first, more));
    }

    /** The value is neither less than the first nor greater than the second. */
    public Where between(Object low, Object high) {
      return joined(new Condition.Between(operand), List.of(notNull(low), notNull(high)));
    }

    /** The value is NULL. */
    public Where isNull() {
      return joined(new Condition.IsNull(operand, false), List.of());
    }

    /** The value is not NULL. */
    public Where isNotNull() {
      return joined(new Condition.IsNull(operand, true), List.of());
    }

    /**
     * The text fits a pattern: % stands for any text, _ for one character, a backslash before them
     * for themselves. A longer pattern than of 500 characters fails with the kind LIMIT.
     */
    public Where like(String pattern) {
      return compare(Comparison.LIKE, LikePattern.checked(pattern));
    }

    /** As {@link #like}, without regard to upper and lower case. */
    public Where ilike(String pattern) {
      return compare(Comparison.ILIKE, LikePattern.checked(pattern));
    }

    /** The text begins with this one. */
    public Where startsWith(String text) {
      return has(TextPart.START, text);
    }

    /** The text ends with this one. */
    public Where endsWith(String text) {
      return has(TextPart.END, text);
    }

    /** The text has this one in it. */
    public Where contains(String text) {
      return has(TextPart.ANYWHERE, text);
    }

    /**
     * Compares, instead of the whole JSON document, the text at this path of keys; a missing or
     * null one is NULL. An object or an array has the text that PostgreSQL gives it, as in <code>
     * {"a": 1, "bc": [1, 2]}</code>: a blank behind colons and commas, shorter keys first, equally
     * long ones in their order.
     */
    public Column json(String key, String... more) {
      return new Column(before, operand.inside(Condition.Json.TEXT, key, more), join);
    }

    /**
     * Compares, instead of the whole JSON document, the number at this path of keys, with all its
     * digits; anything else is NULL. A Double counts as the shortest decimal that stands for it.
     */
    public Column jsonNumber(String key, String... more) {
      return new Column(before, operand.inside(Condition.Json.NUMBER, key, more), join);
    }

    /** A pattern where the text is short enough, as an index may serve it. */
    private Where has(TextPart part, String text) {
      String pattern = part.pattern(Given.notNull(text, "text"));
      return LikePattern.fits(pattern)
          ? compare(Comparison.LIKE, pattern)
          : compare(Comparison.of(part), text);
    }

    private Where compare(Comparison comparison, Object value) {
      return joined(new Condition.Compare(operand, comparison), List.of(notNull(value)));
    }

    private Where in(Collection<?> given, boolean negated) {
      List<Object> values = new ArrayList<>();
      Given.notNull(given, "values").forEach(value -> values.add(notNull(value)));
      if (values.size() > Condition.InList.SHORT) {
        return joined(new Condition.InList(operand, negated), List.of((Object) values.toArray()));
      }
      return joined(new Condition.In(operand, values.size(), negated), List.copyOf(values));
    }

    private Where joined(Condition next, List<Object> values) {
      return before.join(new Where(next, values), join);
    }

    /** To Java, a null alone for the further values is the array of them. */
    private List<Object> listed(Object first, Object @Nullable [] more) {
      List<Object> values = new ArrayList<>(List.of(notNull(first)));
      values.addAll(Arrays.asList(more == null ? new Object[1] : more));
      return values;
    }

    /** The value as it is kept: a copy of bytes, and a number inside a document exact. */
    private Object notNull(@Nullable Object value) {
      if (value == null) {
        throw Failure.of(
                ErrorKind.ARGUMENT,
                "Can't compare "
                    + operand.column()
                    + " with null: that matches no row. Use isNull() or isNotNull().")
            .column(operand.column())
            .exception();
      }
      boolean number = operand.json() == Condition.Json.NUMBER;
      boolean floating = value instanceof Double || value instanceof Float;
      return number && floating && Double.isFinite(((Number) value).doubleValue())
          ? new BigDecimal(value.toString())
          : Objects.requireNonNull(Row.copied(value));
    }
  }
}
