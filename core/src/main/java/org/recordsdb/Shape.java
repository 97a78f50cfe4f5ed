package org.recordsdb;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a call asks, without its values: two calls have one shape if and only if they need one SQL
 * text.
 *
 * <p>The commonest compare by methods written out: those that the compiler makes of a record are
 * linked at run time, which takes 40 ms of a program's first insert and select.
 */
sealed interface Shape {

  /** The table asked. */
  String table();

  /** What is done, as errors say it before the name of the table. */
  default String verb() {
    return "select from";
  }

  /** What the call does, as errors say it. */
  default String what() {
    return verb() + " " + table();
  }

  /** What an insert does where a key is taken. */
  enum Conflict {
    FAIL,
    IGNORE,
    UPDATE
  }

  /**
   * One row, or several of the same columns. Takes the values of its columns, for each row.
   *
   * @param onConflict the key and the columns to update, for {@link Conflict#UPDATE}; for {@link
   *     Conflict#IGNORE} the key, or null for every one
   * @param rows how many
   */
  record Insert(
      String table,
      List<String> columns,
      Returning returning,
      Conflict conflict,
      @Nullable OnConflict onConflict,
      int rows)
      implements Shape {

    Insert(
        String table,
        List<String> columns,
        Returning returning,
        Conflict conflict,
        @Nullable OnConflict onConflict) {
      this(table, columns, returning, conflict, onConflict, 1);
    }

    static Insert of(String table, Row row, Returning returning) {
      Given.notNull(table, "table");
      Given.notNull(returning, "returning");
      List<String> columns = Given.notNull(row, "row").columns();
      return new Insert(table, columns, returning, Conflict.FAIL, null);
    }

    /** The same for so many rows. */
    Insert times(int count) {
      return new Insert(table, columns, returning, conflict, onConflict, count);
    }

    @Override
    public String verb() {
      return "insert into";
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Insert insert
          && table.equals(insert.table)
          && columns.equals(insert.columns)
          && returning.equals(insert.returning)
          && conflict == insert.conflict
          && rows == insert.rows
          && Objects.equals(onConflict, insert.onConflict);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * table.hashCode() + columns.hashCode()) + rows;
    }
  }

  /** Takes the values of its columns, then those of its condition. */
  record Update(String table, List<String> columns, Condition where, boolean returning)
      implements Shape {
    @Override
    public String verb() {
      return "update";
    }
  }

  /** Takes the values of its condition. */
  record Delete(String table, Condition where, boolean returning) implements Shape {
    @Override
    public String verb() {
      return "delete from";
    }
  }

  /** Takes the values of its condition, then the limit and the offset where it has them. */
  record Select(
      String table,
      List<String> columns,
      Condition where,
      List<Order> orders,
      boolean limit,
      boolean offset,
      boolean forUpdate)
      implements Shape {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Select select
          && table.equals(select.table)
          && columns.equals(select.columns)
          && where.equals(select.where)
          && orders.equals(select.orders)
          && limit == select.limit
          && offset == select.offset
          && forUpdate == select.forUpdate;
    }

    @Override
    public int hashCode() {
      return 31 * (31 * table.hashCode() + columns.hashCode()) + where.hashCode();
    }
  }

  /** One row if any matches. Takes the values of its condition, then the number 1. */
  record Exists(String table, Condition where) implements Shape {}

  /** The number of rows. Takes the values of its condition. */
  record Count(String table, Condition where) implements Shape {}
}
