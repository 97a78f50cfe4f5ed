package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.TableInfo;

/**
 * What the source stores for defaults that are constants, read and judged as the values of rows
 * are: a default means in the target what a row with it would have there.
 */
final class StoredDefaults {

  private StoredDefaults() {}

  /**
   * The value of one default.
   *
   * @param value as rows have it
   * @param encoded as the target's codec has it
   */
  record Found(Object value, Object encoded) {}

  /**
   * By their columns, without those that the target's columns do not take.
   *
   * @param row a table whose one row has the defaults in its columns
   */
  static Map<String, Found> read(
      Connection connection, Dialect source, Dialect target, TablePlan row) throws SQLException {
    Map<String, Found> found = new HashMap<>();
    new RowScan(connection, source, target, row)
        .run(
            null,
            new RowScan.Visitor() {
              @Override
              public void row(
                  @Nullable Object[] values, @Nullable Object[] encoded, RowScan.Place place) {
                for (int i = 0; i < values.length; i++) {
                  Object value = values[i];
                  Object stored = encoded[i];
                  if (value != null && stored != null) {
                    found.put(row.columns().get(i).name(), new Found(value, stored));
                  }
                }
              }

              @Override
              public boolean isTaken(ColumnPlan column, Offender offender, RowScan.Place place) {
                return true;
              }
            });
    return found;
  }

  /** A row of these columns, read from this SQL. */
  static TablePlan row(TableInfo info, List<ColumnPlan> columns, String from) {
    return new TablePlan(
        info, info, columns, from, List.of(), SchemaStep.of("table", info.name(), ""), List.of());
  }
}
