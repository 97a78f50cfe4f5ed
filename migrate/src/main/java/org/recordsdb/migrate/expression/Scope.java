package org.recordsdb.migrate.expression;

import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.ColumnInfo;

/** The columns that an expression may name. */
interface Scope {

  /**
   * A column, or null if there is none or more than one.
   *
   * @param qualifier the name of its table as the expression has it, or null
   */
  @Nullable Found find(@Nullable String qualifier, String name);

  /**
   * The columns that the argument of a function over several rows may name.
   *
   * @throws Untranslatable where there is no such function
   */
  default Scope ofRows() {
    throw new Untranslatable("a function over several rows");
  }

  /**
   * A column.
   *
   * @param column as the table has it
   * @param qualifier the table's name as the target has to call it, or null for none
   */
  record Found(ColumnInfo column, @Nullable String qualifier) {}
}
