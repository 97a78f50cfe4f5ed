package org.recordsdb.migrate;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.text.Nearest;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.TableInfo;

/**
 * Refuses a foreign key that PostgreSQL would not create. SQLite takes it, and then rejects each
 * change of either table ("SQLite Foreign Key Support", 3).
 */
final class SqliteForeignKeys {

  private static final Set<LogicalType> WHOLE =
      Set.of(LogicalType.INT16, LogicalType.INT32, LogicalType.INT64);

  private static final Set<LogicalType> FLOATING = Set.of(LogicalType.FLOAT32, LogicalType.FLOAT64);

  /** PostgreSQL compares these with each other ("Index Operator Classes", family datetime_ops). */
  private static final Set<LogicalType> DAYS =
      Set.of(LogicalType.DATE, LogicalType.TIMESTAMP, LogicalType.INSTANT);

  private final MigrationSession session;

  SqliteForeignKeys(MigrationSession session) {
    this.session = session;
  }

  /** Refuses the first foreign key of the table that does not fit what it refers to. */
  void check(SqlStatement statement, String table) throws SQLException {
    for (SqliteForeignKey key : SqliteForeignKey.of(session.connection(), table)) {
      check(statement, table, key);
    }
  }

  private void check(SqlStatement statement, String table, SqliteForeignKey key)
      throws SQLException {
    String parent = key.table();
    @Nullable TableInfo target = describe(parent);
    if (target == null) {
      throw missing(statement, parent, dialect().tables(session.connection(), null));
    }
    List<String> to = key.to().isEmpty() ? target.primaryKey() : key.to();
    if (to.isEmpty()) {
      throw failure(
          statement,
          ErrorKind.SYNTAX,
          "a foreign key refers to a table that has no primary key: \""
              + parent
              + "\". Name the columns.");
    }
    if (to.size() != key.from().size()) {
      throw failure(
          statement,
          ErrorKind.SYNTAX,
          "a foreign key has other columns than the key it refers to: \""
              + parent
              + "\". Name as"
              + " many of both.");
    }
    Map<String, ColumnInfo> columns = target.columns();
    for (String column : to) {
      if (!columns.containsKey(column)) {
        throw Failure.of(
                ErrorKind.UNKNOWN_COLUMN,
                statement.failed()
                    + "there is no column "
                    + column
                    + " of the table "
                    + parent
                    + ", to which it refers."
                    + Nearest.suggestion(column, columns.keySet(), "Correct the name."))
            .table(parent)
            .columns(List.of(column))
            .exception();
      }
    }
    if (!isKey(target, to)) {
      throw failure(
          statement,
          ErrorKind.SYNTAX,
          "a foreign key refers to columns that are no unique key: \""
              + parent
              + "\" ("
              + String.join(", ", to)
              + "). Make them unique first, or refer to the primary key.");
    }
    checkTypes(statement, key, describe(table), target, to);
  }

  private static void checkTypes(
      SqlStatement statement,
      SqliteForeignKey key,
      @Nullable TableInfo table,
      TableInfo target,
      List<String> to) {
    for (int i = 0; i < to.size(); i++) {
      @Nullable ColumnInfo column = table == null ? null : table.columns().get(key.from().get(i));
      @Nullable ColumnInfo parent = target.columns().get(to.get(i));
      if (column != null
          && parent != null
          && !areComparable(column.type().logical(), parent.type().logical())) {
        throw failure(
            statement,
            ErrorKind.WRONG_TYPE,
            "types differ; the column "
                + column.name()
                + " ("
                + column.type().sqlName()
                + ") refers to the column "
                + parent.name()
                + " ("
                + parent.type().sqlName()
                + ") of the table "
                + key.table()
                + ". Give both the same type.");
      }
    }
  }

  /** As PostgreSQL finds an operator for them, if need be by a cast that loses nothing. */
  private static boolean areComparable(LogicalType from, LogicalType to) {
    boolean whole = WHOLE.contains(from);
    boolean converted =
        switch (to) {
          case INT16, INT32, INT64, DECIMAL -> whole;
          case FLOAT32, FLOAT64 -> whole || from == LogicalType.DECIMAL || FLOATING.contains(from);
          default -> DAYS.contains(from) && DAYS.contains(to);
        };
    return from == to || converted || from == LogicalType.ANY || to == LogicalType.ANY;
  }

  private static RecordsException missing(
      SqlStatement statement, String table, List<String> tables) {
    return Failure.of(
            ErrorKind.UNKNOWN_TABLE,
            statement.failed()
                + "it refers to the table "
                + table
                + ", which does not exist."
                + Nearest.suggestion(table, tables, "Create that one first."))
        .table(table)
        .exception();
  }

  private static RecordsException failure(SqlStatement statement, ErrorKind kind, String cause) {
    return Failure.of(kind, statement.failed() + cause).exception();
  }

  /** In any order, as on PostgreSQL. */
  private static boolean isKey(TableInfo table, List<String> columns) {
    return table.uniqueKeys().stream()
        .anyMatch(key -> Set.copyOf(key.columns()).equals(Set.copyOf(columns)));
  }

  private @Nullable TableInfo describe(String table) throws SQLException {
    return dialect().describe(session.connection(), null, table);
  }

  private Dialect dialect() {
    return session.settings().dialect();
  }
}
