package org.recordsdb.migrate.copy;

import java.util.List;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.TableInfo;

/** The hidden columns in which a database says where a row is. */
final class RowPlace {

  /** Places of two partitions may be the same. */
  private static final List<String> POSTGRES = List.of("tableoid", "ctid");

  /** What SQLite calls the number of a row, where no column is called so. */
  private static final List<String> SQLITE = List.of("rowid", "_rowid_", "oid");

  private RowPlace() {}

  /** Columns by which a row that is stored in a copy is found again. */
  static List<String> stored(Dialect dialect, TableInfo table) {
    List<String> own = dialect.isEmbedded() ? table.rowKey() : table.primaryKey();
    return own.isEmpty() ? hidden(dialect, table) : own;
  }

  /** The hidden columns of a table whose rows have no key, or that SQLite numbers. */
  static List<String> hidden(Dialect dialect, TableInfo table) {
    return dialect.isEmbedded()
        ? SQLITE.stream().filter(name -> isFree(name, table)).limit(1).toList()
        : POSTGRES;
  }

  private static boolean isFree(String name, TableInfo table) {
    return table.columns().keySet().stream().noneMatch(name::equalsIgnoreCase);
  }
}
