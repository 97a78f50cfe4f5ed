package org.recordsdb.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;

/**
 * A table for a test, written the same for every database and written by its dialect: {@code
 * TestTable.named("documents").identity("id").column("name", TEXT).notNull().unique("name")}. Not
 * thread-safe.
 */
public final class TestTable {

  private final String name;
  private final List<ColumnInfo> columns = new ArrayList<>();
  private final List<Constraint> constraints = new ArrayList<>();

  private TestTable(String name) {
    this.name = name;
  }

  /**
   * What stands after the columns; {@code columns} are quoted, {@code before} and so on are not.
   */
  private record Constraint(
      String name,
      String before,
      List<String> columns,
      String table,
      List<String> referenced,
      String after) {

    String sql(Syntax syntax) {
      String head = name.isEmpty() ? "" : "constraint " + syntax.quote(name) + " ";
      String key = columns.isEmpty() ? "" : " (" + quoted(columns, syntax) + ")";
      String target =
          table.isEmpty()
              ? ""
              : " references " + syntax.quote(table) + " (" + quoted(referenced, syntax) + ")";
      return head + before + key + target + after;
    }

    private static String quoted(List<String> names, Syntax syntax) {
      return names.stream().map(syntax::quote).collect(Collectors.joining(", "));
    }
  }

  /** A table without columns yet. */
  public static TestTable named(String name) {
    return new TestTable(name);
  }

  /** The table's name. */
  public String name() {
    return name;
  }

  /** Adds a primary key that the database numbers. */
  public TestTable identity(String column) {
    columns.add(ColumnInfo.of(column, ColumnType.of(LogicalType.INT64)).identity());
    return this;
  }

  /** Adds a nullable column. */
  public TestTable column(String column, LogicalType type) {
    return column(column, ColumnType.of(type));
  }

  /** Adds a nullable column. */
  public TestTable column(String column, ColumnType type) {
    columns.add(ColumnInfo.of(column, type));
    return this;
  }

  /** Makes the last column reject NULL. */
  public TestTable notNull() {
    return replaceLast(last().notNull());
  }

  /** Gives the last column a default, as SQL. */
  public TestTable defaultsTo(String sql) {
    return replaceLast(last().withDefault(sql));
  }

  /** Gives the last column the current time as its default. */
  public TestTable defaultsToNow(Syntax syntax) {
    return defaultsTo(syntax.now(last().type()));
  }

  /** Adds a column that the database computes and stores. */
  public TestTable computed(String column, LogicalType type, String sql) {
    columns.add(ColumnInfo.of(column, ColumnType.of(type)).computed(sql));
    return this;
  }

  /** Adds the primary key. */
  public TestTable primaryKey(String... key) {
    return constraint(name + "_pkey", "primary key", key);
  }

  /** Adds a unique key, named {@code table_column_key}. */
  public TestTable unique(String... key) {
    return constraint(name + "_" + String.join("_", key) + "_key", "unique", key);
  }

  /** Adds a check of this name. */
  public TestTable check(String constraint, String condition) {
    return constraint(constraint, "check (" + condition + ")");
  }

  /** Adds a foreign key from a column to another table's, named {@code table_column_fkey}. */
  public TestTable references(String column, String table, String referenced) {
    return references(column, table, referenced, "");
  }

  /** Adds a foreign key that says so itself that rows which are referred to stay as they are. */
  public TestTable referencesRestricting(String column, String table, String referenced) {
    return references(column, table, referenced, " on delete restrict on update restrict");
  }

  private TestTable references(String column, String table, String referenced, String rule) {
    constraints.add(
        new Constraint(
            name + "_" + column + "_fkey",
            "foreign key",
            List.of(column),
            table,
            List.of(referenced),
            rule));
    return this;
  }

  /** True if a column is a decimal without a precision. */
  boolean hasUnlimitedDecimals() {
    return columns.stream()
        .map(ColumnInfo::type)
        .anyMatch(type -> type.logical() == LogicalType.DECIMAL && type.precision() == 0);
  }

  /** The statements that create the table. */
  public List<String> sql(Syntax syntax) {
    List<String> rules = constraints.stream().map(constraint -> constraint.sql(syntax)).toList();
    return syntax.createTable(name, columns, rules);
  }

  private TestTable constraint(String constraint, String kind, String... key) {
    constraints.add(new Constraint(constraint, kind, List.of(key), "", List.of(), ""));
    return this;
  }

  private ColumnInfo last() {
    return columns.get(columns.size() - 1);
  }

  private TestTable replaceLast(ColumnInfo column) {
    columns.set(columns.size() - 1, column);
    return this;
  }
}
