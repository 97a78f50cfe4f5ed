package org.recordsdb.migrate.verify;

import java.sql.SQLException;
import java.util.List;

/** What the verification says of one table on both sides. */
record Comparison(TableSums wanted, TableSums found, List<Difference> differences) {

  static Comparison of(EveryType tables, String table) throws SQLException {
    return of(tables.columns(), key(table), tables.rows(tables.source(), table), tables, table);
  }

  /** With the source's rows, read before. */
  static Comparison of(List<String> columns, int[] key, Rows source, EveryType tables, String table)
      throws SQLException {
    Rows target = tables.rows(tables.target(), table);
    TableSums wanted = sums(columns, key, source);
    TableSums found = sums(columns, key, target);
    List<Difference> differences =
        new Differences(columns, key).find(wanted, source, found, target, Differences.MOST);
    return new Comparison(wanted, found, differences);
  }

  static int[] key(String table) {
    return table.equals(EveryType.KEYED) ? new int[] {0} : new int[0];
  }

  private static TableSums sums(List<String> columns, int[] key, Rows rows) throws SQLException {
    TableSums sums = new TableSums(columns.size(), key);
    rows.each(sums::add);
    return sums;
  }

  boolean isEqual() {
    return wanted.matches(found);
  }

  /** Places of columns whose checksums differ. */
  List<String> differingSums(List<String> columns) {
    return columns.stream()
        .filter(
            column ->
                !wanted
                    .checksums()
                    .get(columns.indexOf(column))
                    .equals(found.checksums().get(columns.indexOf(column))))
        .toList();
  }
}
