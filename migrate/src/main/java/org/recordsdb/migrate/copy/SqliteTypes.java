package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TableInfo;

/**
 * The types that columns of an SQLite file get on a database that keeps values to them: as
 * declared, but wide enough for what is stored, as SQLite holds no column to a size.
 */
final class SqliteTypes {

  private final Connection source;
  private final Syntax syntax;
  private final Map<String, ColumnType> wanted;

  /**
   * @param wanted types that were asked for, by {@code table.column}
   */
  SqliteTypes(Connection source, Syntax syntax, Map<String, ColumnType> wanted) {
    this.source = source;
    this.syntax = syntax;
    this.wanted = wanted;
  }

  ColumnType of(TableInfo table, ColumnInfo column) throws SQLException {
    ColumnType asked = wanted.get(table.name() + "." + column.name());
    if (asked != null) {
      return asked;
    }
    ColumnType type = column.type();
    return switch (type.logical()) {
      case ANY -> byContent(table, column);
      case INT16, INT32 -> wideEnough(table, column);
      case FLOAT32 -> holdsDoubles(table, column) ? ColumnType.of(LogicalType.FLOAT64) : type;
      case TEXT -> type.precision() > 0 ? longEnough(table, column) : type;
      default -> type;
    };
  }

  private ColumnType wideEnough(TableInfo table, ColumnInfo column) throws SQLException {
    long largest =
        number(
            "select coalesce(max(max(%1$s, -1 - %1$s)), 0) from %2$s"
                + " where typeof(%1$s) = 'integer'",
            table, column);
    LogicalType needed =
        largest <= Short.MAX_VALUE
            ? LogicalType.INT16
            : largest <= Integer.MAX_VALUE ? LogicalType.INT32 : LogicalType.INT64;
    LogicalType declared = column.type().logical();
    return needed.compareTo(declared) <= 0 ? column.type() : ColumnType.of(needed);
  }

  /** True if four bytes would round a number that is stored: SQLite keeps eight of every one. */
  private boolean holdsDoubles(TableInfo table, ColumnInfo column) throws SQLException {
    String numbers = "select %1$s from %2$s where typeof(%1$s) in ('real', 'integer')";
    try (Statement statement = source.createStatement();
        ResultSet rows = statement.executeQuery(sql(numbers, table, column))) {
      while (rows.next()) {
        double number = rows.getDouble(1);
        if (number != Double.parseDouble(Float.toString((float) number))) {
          return true;
        }
      }
      return false;
    }
  }

  private ColumnType longEnough(TableInfo table, ColumnInfo column) throws SQLException {
    long longest =
        number(
            "select coalesce(max(length(%1$s)), 0) from %2$s where typeof(%1$s) = 'text'",
            table, column);
    return longest <= column.type().precision() ? column.type() : ColumnType.of(LogicalType.TEXT);
  }

  /** A column without a type becomes one of the type that all its values have, or of text. */
  private ColumnType byContent(TableInfo table, ColumnInfo column) throws SQLException {
    List<String> classes = new ArrayList<>();
    try (Statement statement = source.createStatement();
        ResultSet rows =
            statement.executeQuery(
                sql(
                    "select distinct typeof(%1$s) from %2$s where %1$s is not null",
                    table, column))) {
      while (rows.next()) {
        classes.add(rows.getString(1));
      }
    }
    if (classes.size() != 1) {
      return ColumnType.of(LogicalType.TEXT);
    }
    return ColumnType.of(
        switch (classes.get(0)) {
          case "integer" -> LogicalType.INT64;
          case "real" -> LogicalType.FLOAT64;
          case "blob" -> LogicalType.BYTES;
          default -> LogicalType.TEXT;
        });
  }

  private long number(String pattern, TableInfo table, ColumnInfo column) throws SQLException {
    try (Statement statement = source.createStatement();
        ResultSet row = statement.executeQuery(sql(pattern, table, column))) {
      row.next();
      return row.getLong(1);
    }
  }

  private String sql(String pattern, TableInfo table, ColumnInfo column) {
    return pattern.formatted(syntax.quote(column.name()), syntax.quote(table.name()));
  }
}
