package org.recordsdb;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Generation;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.TableInfo;

/** Writes a shape's SQL, once, checking every name against the catalog. Thread-safe. */
final class SqlCompiler {

  private static final ColumnType ROWS = ColumnType.of(LogicalType.INT64);

  private final Dialect dialect;

  SqlCompiler(Dialect dialect) {
    this.dialect = dialect;
  }

  Compiled compile(Shape shape, TableInfo table) {
    SqlText sql = new SqlText(table, dialect);
    if (shape instanceof Shape.Insert insert) {
      return insert(insert, sql);
    } else if (shape instanceof Shape.Update update) {
      return update(update, sql);
    } else if (shape instanceof Shape.Delete delete) {
      return delete(delete, sql);
    } else if (shape instanceof Shape.Select select) {
      return select(select, sql);
    } else if (shape instanceof Shape.Exists exists) {
      return exists(exists, sql);
    } else {
      return count((Shape.Count) shape, sql);
    }
  }

  private Compiled insert(Shape.Insert insert, SqlText sql) {
    sql.add("insert into ").addTable();
    if (insert.conflict() == Shape.Conflict.UPDATE) {
      sql.addAlias();
    }
    if (insert.columns().isEmpty() && insert.conflict() == Shape.Conflict.FAIL) {
      sql.add(" default values");
    } else {
      requireColumns(insert.columns(), "insert into", sql);
      sql.add(" (").join(insert.columns(), ", ", sql::addName).add(") values ");
      sql.times(
          insert.rows(),
          ", ",
          () -> sql.add("(").join(insert.columns(), ", ", name -> written(name, sql)).add(")"));
    }
    ConflictWriter.write(insert, sql);
    RowReader rows = insert.returning().rows() ? inserted(insert, sql) : counted(sql);
    return sql.compiled(insert.verb(), true, rows);
  }

  private Compiled update(Shape.Update update, SqlText sql) {
    requireColumns(update.columns(), "update", sql);
    sql.add("update ").addTable().add(" set ");
    sql.join(update.columns(), ", ", name -> written(name, sql.addName(name).add(" = ")));
    new ConditionWriter(sql).where(update.where());
    RowReader rows = update.returning() ? touched(sql) : counted(sql);
    return sql.compiled(update.verb(), true, rows);
  }

  private Compiled delete(Shape.Delete delete, SqlText sql) {
    sql.add("delete from ").addTable();
    new ConditionWriter(sql).where(delete.where());
    RowReader rows = delete.returning() ? touched(sql) : counted(sql);
    return sql.compiled(delete.verb(), true, rows);
  }

  private Compiled select(Shape.Select select, SqlText sql) {
    List<ColumnInfo> columns = columns(select.columns(), sql);
    List<String> key = sql.table().rowKey();
    sql.add("select ").join(columns, ", ", column -> sql.add(sql.qualified(column)));
    key.forEach(name -> sql.add(", ").add(sql.qualified(name)));
    sql.add(" from ").addTable();
    ConditionWriter conditions = new ConditionWriter(sql);
    conditions.where(select.where());
    if (!select.orders().isEmpty()) {
      sql.add(" order by ").join(select.orders(), ", ", order -> order(order, sql, conditions));
    }
    sql.add(sql.syntax().limit(select.limit(), select.offset()));
    sql.add(select.forUpdate() ? sql.syntax().forUpdate() : "");
    if (select.limit()) {
      sql.slot("limit", ROWS, Slot.Use.VALUE);
    }
    if (select.offset()) {
      sql.slot("offset", ROWS, Slot.Use.VALUE);
    }
    return sql.compiled(select.verb(), false, rows(columns, sql).withKey(key));
  }

  private void order(Order order, SqlText sql, ConditionWriter conditions) {
    sql.add(conditions.sortKey(order.column())).add(order.descending() ? " desc" : "");
    boolean usual = sql.syntax().nullsComeFirst(order.descending());
    if (order.nullsComeFirst() != usual) {
      sql.add(order.nullsComeFirst() ? " nulls first" : " nulls last");
    }
  }

  private Compiled count(Shape.Count count, SqlText sql) {
    sql.add("select ").add(sql.syntax().count()).add(" from ").addTable();
    new ConditionWriter(sql).where(count.where());
    return sql.compiled(count.verb(), false, rows(List.of(ColumnInfo.of("count", ROWS)), sql));
  }

  private Compiled exists(Shape.Exists exists, SqlText sql) {
    sql.add("select 1 from ").addTable();
    new ConditionWriter(sql).where(exists.where());
    sql.add(sql.syntax().limit(true, false)).slot("limit", ROWS, Slot.Use.VALUE);
    return sql.compiled(exists.verb(), false, rows(List.of(ColumnInfo.of("found", ROWS)), sql));
  }

  /** A value to store: a column that computes itself takes none. */
  private static void written(String name, SqlText sql) {
    ColumnInfo column = sql.column(name);
    if (column.generation() == Generation.COMPUTED
        || column.generation() == Generation.IDENTITY_ALWAYS) {
      throw Failure.of(
              ErrorKind.ARGUMENT,
              "Can't store "
                  + sql.table().name()
                  + "."
                  + name
                  + ": the database fills it. Leave it out.")
          .table(sql.table().name())
          .column(name)
          .exception();
    }
    sql.parameter(column, column.isIdentity() ? Slot.Use.IDENTITY : Slot.Use.VALUE);
  }

  /** A new row holds what was given, which can be read, and what the database fills in. */
  private RowReader inserted(Shape.Insert insert, SqlText sql) {
    List<ColumnInfo> columns = columns(insert.returning().columns(), sql);
    boolean upsert = insert.conflict() == Shape.Conflict.UPDATE;
    boolean known =
        !upsert
            && columns.stream()
                .allMatch(c -> insert.columns().contains(c.name()) || StoredValues.isSafe(c));
    String marker = upsert ? sql.syntax().insertedMarker(sql.table()) : null;
    return returning(columns, marker, known ? List.of() : sql.table().rowKey(), sql);
  }

  /** Rows that were there before, with whatever other programs have written into them. */
  private RowReader touched(SqlText sql) {
    return returning(columns(List.of(), sql), null, sql.table().rowKey(), sql);
  }

  /** No rows; or, where the database does not count them, one of a column for each. */
  private RowReader counted(SqlText sql) {
    if (dialect.countsChanges(sql.table())) {
      return RowReader.NONE;
    }
    sql.require(Capability.RETURNING);
    sql.returning(List.of("1"));
    return rows(List.of(ColumnInfo.of("changed", ROWS)), sql);
  }

  /**
   * Has the statement give back rows; with a marker, also whether an upsert's row is new.
   *
   * @param key columns that go with them, as an error about a stored value names the row by them
   */
  private RowReader returning(
      List<ColumnInfo> wanted, @Nullable String marker, List<String> key, SqlText sql) {
    sql.require(Capability.RETURNING);
    List<ColumnInfo> columns = new ArrayList<>(wanted);
    List<String> expressions = new ArrayList<>(columns.stream().map(sql::qualified).toList());
    if (marker != null) {
      String name = insertedColumn(sql.table());
      expressions.add(marker + " as " + sql.syntax().quote(name));
      columns.add(ColumnInfo.of(name, ColumnType.of(LogicalType.BOOLEAN)));
    }
    key.forEach(name -> expressions.add(sql.qualified(name)));
    sql.returning(expressions);
    return rows(columns, sql).withKey(key);
  }

  /** The name, none of the table's own, under which an upsert tells whether its row is new. */
  private static String insertedColumn(TableInfo table) {
    String name = "inserted";
    while (table.columns().containsKey(name)) {
      name += "_";
    }
    return name;
  }

  private RowReader rows(List<ColumnInfo> columns, SqlText sql) {
    return RowReader.of(sql.table().name(), columns, dialect);
  }

  private static List<ColumnInfo> columns(List<String> names, SqlText sql) {
    return names.isEmpty()
        ? List.copyOf(sql.table().columns().values())
        : names.stream().map(sql::column).toList();
  }

  private static void requireColumns(List<String> columns, String verb, SqlText sql) {
    if (columns.isEmpty()) {
      throw Failure.of(
              ErrorKind.ARGUMENT,
              "Can't "
                  + verb
                  + " "
                  + sql.table().name()
                  + ": the row has no columns. Give one or more.")
          .table(sql.table().name())
          .exception();
    }
  }
}
