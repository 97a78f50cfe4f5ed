package org.recordsdb.migrate.expression;

import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.schema.SqlNames;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.TableInfo;

/**
 * The columns of one table.
 *
 * @param table as its columns are in the target
 * @param ignoresCase whether names in capitals and small letters are the same
 */
record TableScope(TableInfo table, boolean ignoresCase) implements Scope {

  @Override
  public @Nullable Found find(@Nullable String qualifier, String name) {
    if (qualifier != null && !isSame(qualifier, table.name())) {
      return null;
    }
    for (ColumnInfo column : table.columns().values()) {
      if (isSame(name, column.name())) {
        return new Found(column, null);
      }
    }
    return null;
  }

  private boolean isSame(String name, String other) {
    return ignoresCase ? SqlNames.same(name, other) : name.equals(other);
  }
}
