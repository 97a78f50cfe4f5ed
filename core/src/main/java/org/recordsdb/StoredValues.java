package org.recordsdb;

import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.Generation;

/** What can be said beforehand of the values that a database fills in by itself. */
final class StoredValues {

  private StoredValues() {}

  /**
   * True if the column can be read of every new row that leaves it out: its default, if it has one,
   * is a value of its type, which SQLite does not see to.
   */
  static boolean isSafe(ColumnInfo column) {
    if (column.generation() == Generation.COMPUTED) {
      return false;
    }
    String filled = column.defaultSql();
    if (filled == null || column.uniform()) {
      return true;
    }
    return switch (column.type().logical()) {
      case TEXT, ANY -> true;
      case BOOLEAN, INT16, INT32, INT64, FLOAT32, FLOAT64, DECIMAL -> filled.matches("[01]");
      default -> false;
    };
  }
}
