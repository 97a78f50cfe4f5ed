package org.recordsdb.spi;

import org.jspecify.annotations.Nullable;

/**
 * One column as the database describes it.
 *
 * @param name its name, in the database's own spelling
 * @param type what it holds
 * @param nullable whether it may be NULL
 * @param generation who gives it its value
 * @param defaultSql the SQL of its default, or of what it is computed from, or null
 * @param collation the collation it was declared with, or null for the database's own
 * @param uniform whether the database itself sees to it that every stored value has the form in
 *     which Records writes this type, so that stored values compare as they are
 */
public record ColumnInfo(
    String name,
    ColumnType type,
    boolean nullable,
    Generation generation,
    @Nullable String defaultSql,
    @Nullable String collation,
    boolean uniform) {

  /** A nullable column without default. */
  public static ColumnInfo of(String name, ColumnType type) {
    return new ColumnInfo(name, type, true, Generation.NONE, null, null, false);
  }

  /** The same column, rejecting NULL. */
  public ColumnInfo notNull() {
    return new ColumnInfo(name, type, false, generation, defaultSql, collation, uniform);
  }

  /** The same column with a default, given as SQL. */
  public ColumnInfo withDefault(String sql) {
    return new ColumnInfo(name, type, nullable, generation, sql, collation, uniform);
  }

  /** The same column, computed by the database from others, as the SQL says. */
  public ColumnInfo computed(String sql) {
    return new ColumnInfo(name, type, nullable, Generation.COMPUTED, sql, collation, uniform);
  }

  /** The same column, numbered by the database. */
  public ColumnInfo identity() {
    return new ColumnInfo(name, type, false, Generation.IDENTITY, null, collation, uniform);
  }

  /** The same column, stored values of which are known to have the form that Records writes. */
  public ColumnInfo asUniform() {
    return new ColumnInfo(name, type, nullable, generation, defaultSql, collation, true);
  }

  /** True if the database numbers the rows with this column. */
  public boolean isIdentity() {
    return generation == Generation.IDENTITY || generation == Generation.IDENTITY_ALWAYS;
  }
}
