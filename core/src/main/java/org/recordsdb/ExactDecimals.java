package org.recordsdb;

import java.util.List;
import java.util.Set;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.sql.Computed;
import org.recordsdb.internal.sql.SqlNames;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.TableInfo;

/** Raw SQL that computes with decimals, which strict mode rejects as far as it can see them. */
final class ExactDecimals {

  private ExactDecimals() {}

  static void require(String sql, Engine engine, Session session) {
    Set<String> computed = Computed.names(sql, engine.dialect().syntax());
    if (computed.isEmpty()) {
      return;
    }
    List<String> names = SqlNames.of(sql).stream().distinct().toList();
    for (String table : engine.catalog().among(names, session)) {
      TableInfo info = engine.table(table, session);
      for (ColumnInfo column : info.columns().values()) {
        if (column.type().logical() == LogicalType.DECIMAL
            && computed.stream().anyMatch(column.name()::equalsIgnoreCase)) {
          throw inexact(table, column.name());
        }
      }
    }
  }

  private static RecordsException inexact(String table, String column) {
    return Failure.of(
            ErrorKind.SYNTAX,
            "Can't run the SQL in strict mode (DB_STRICT): it computes with the decimals of "
                + table
                + "."
                + column
                + ", which SQLite does in floating point. Use whole numbers, as in cast(round(sum("
                + column
                + ") * 100) as bigint), or compute in Java.")
        .table(table)
        .column(column)
        .exception();
  }
}
