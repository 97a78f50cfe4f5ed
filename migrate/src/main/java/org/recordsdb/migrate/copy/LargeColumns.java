package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.LogicalType;

/** Finds the columns of a table that hold texts or bytes too long to be read whole. */
final class LargeColumns {

  /** A longer value is read in pieces. */
  static final long LIMIT = 4L << 20;

  /** The columns that a result has at most on PostgreSQL; on SQLite there may be more. */
  private static final int MOST_COLUMNS = 1_664;

  /** The most hidden columns by which a row is found. */
  private static final int HIDDEN = 2;

  private static final Set<LogicalType> TYPES = Set.of(LogicalType.TEXT, LogicalType.BYTES);

  private LargeColumns() {}

  /** The same plan, knowing its large columns, and how wide a row may be without them. */
  static TablePlan found(Connection source, Dialect dialect, TablePlan table) throws SQLException {
    List<String> candidates =
        table.compared().columns().stream()
            .filter(column -> mayBeLarge(column, dialect))
            .map(ColumnPlan::name)
            .toList();
    // the pieces of a text are bytes as they are stored, and have to be UTF-8
    if (candidates.isEmpty()
        || !isFoundAgain(table, dialect)
        || Utf16Texts.of(source, dialect).areThere()) {
      return table;
    }
    String lengths =
        candidates.stream()
            .map(name -> "max(octet_length(" + dialect.syntax().quote(name) + "))")
            .collect(Collectors.joining(", "));
    List<String> large = new ArrayList<>();
    long widest = 0;
    long whole = 0;
    try (Statement statement = source.createStatement();
        ResultSet row =
            statement.executeQuery("select " + lengths + " from " + table.from() + " as r")) {
      row.next();
      for (int i = 0; i < candidates.size(); i++) {
        long length = row.getLong(i + 1);
        widest += Math.min(length, LIMIT);
        whole += length;
        if (length > LIMIT) {
          large.add(candidates.get(i));
        }
      }
    }
    return hasRoom(table, large.size())
        ? table.withWidths(large, widest)
        : table.withWidths(List.of(), whole);
  }

  /**
   * False of a table without a key if its rows come from a sample, or if columns have all names by
   * which SQLite calls the number of a row: nothing is left by which they are found.
   */
  private static boolean isFoundAgain(TablePlan table, Dialect source) {
    boolean keyed = !table.rowKey().isEmpty() && !table.hasMade(table.rowKey());
    boolean numbered = !RowPlace.hidden(source, table.source()).isEmpty();
    return keyed || (numbered && !table.from().startsWith("("));
  }

  /** Whether a result has room for the place and the lengths of large values. */
  private static boolean hasRoom(TablePlan table, int large) {
    int columns = table.compared().columns().size() + table.rowKey().size();
    return columns + HIDDEN + large <= MOST_COLUMNS;
  }

  /**
   * Values that go as text must be texts or bytes on both sides; in an SQLite file a column of any
   * type may hold them.
   */
  private static boolean mayBeLarge(ColumnPlan column, Dialect source) {
    LogicalType type = column.target().type().logical();
    return TYPES.contains(type)
        ? !column.asText() || column.source().type().equals(column.target().type())
        : type == LogicalType.ANY && source.isEmbedded();
  }
}
