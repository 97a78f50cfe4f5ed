package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Dialect;
import org.recordsdb.testkit.TestTable;

/** The tables of a program; referenced ones come before those that refer to them. Immutable. */
record Schema(List<Table> tables) {

  Schema {
    tables = List.copyOf(tables);
  }

  /**
   * A table.
   *
   * @param key columns of the primary key, empty for none
   * @param uniques further unique keys
   * @param indexes unique indexes that were made later
   */
  record Table(
      String name,
      List<Column> columns,
      List<String> key,
      List<List<String>> uniques,
      List<Index> indexes) {

    Table {
      columns = List.copyOf(columns);
      key = List.copyOf(key);
      uniques = List.copyOf(uniques);
      indexes = List.copyOf(indexes);
    }

    Table(String name, List<Column> columns, List<String> key, List<List<String>> uniques) {
      this(name, columns, key, uniques, List.of());
    }

    Column column(String wanted) {
      return columns.stream().filter(c -> c.name().equals(wanted)).findFirst().orElseThrow();
    }

    List<String> names() {
      return columns.stream().map(Column::name).toList();
    }

    boolean isNumbered() {
      return number().isPresent();
    }

    /** The column that the database numbers. */
    Optional<Column> number() {
      return columns.stream().filter(Column::identity).findFirst();
    }

    /** The primary key, if there is one, and the other unique keys. */
    List<List<String>> keys() {
      List<List<String>> all = new ArrayList<>(uniques);
      if (!key.isEmpty()) {
        all.add(0, key);
      }
      indexes.forEach(index -> all.add(index.columns()));
      return all;
    }

    /** The columns in which rows differ: the primary key, or all. */
    List<String> identifying() {
      return key.isEmpty() ? names() : key;
    }

    boolean isInKey(String column) {
      return keys().stream().anyMatch(columns -> columns.contains(column));
    }

    String sql(Dialect dialect) {
      TestTable table = TestTable.named(name);
      for (Column column : columns) {
        column.addTo(table);
      }
      if (!isNumbered() && !key.isEmpty()) {
        table.primaryKey(key.toArray(String[]::new));
      }
      uniques.forEach(unique -> table.unique(unique.toArray(String[]::new)));
      for (Column column : columns) {
        if (column.refersTo() != null) {
          table.references(column.name(), column.refersTo(), column.referred());
        }
        if (column.check() != null) {
          table.check(name + "_" + column.name() + "_check", column.check());
        }
      }
      return String.join("; ", table.sql(dialect.syntax())); // one, on both
    }

    Table without(String column) {
      return withColumns(columns.stream().filter(c -> !c.name().equals(column)).toList());
    }

    Table with(Column last) {
      return withColumns(Stream.concat(columns.stream(), Stream.of(last)).toList());
    }

    /** The same with a column of another type. */
    Table typed(String column, ColumnType type) {
      return withColumns(
          columns.stream().map(c -> c.name().equals(column) ? c.typed(type) : c).toList());
    }

    private Table withColumns(List<Column> others) {
      return new Table(name, others, key, uniques, indexes);
    }

    Table indexed(List<Index> others) {
      return new Table(name, columns, key, uniques, others);
    }
  }

  /** A unique index of a table. */
  record Index(String name, List<String> columns) {}

  /**
   * A column.
   *
   * @param refersTo the table that it is a foreign key to, or null
   * @param referred the column of that table
   * @param numbered whether its values are numbers that a database chose: its own, or referred ones
   */
  record Column(
      String name,
      ColumnType type,
      boolean identity,
      boolean required,
      String fallback,
      String refersTo,
      String referred,
      String check,
      boolean numbered) {

    static Column of(String name, ColumnType type) {
      return new Column(name, type, false, false, null, null, null, null, false);
    }

    static Column identity(String name, ColumnType type) {
      return new Column(name, type, true, true, null, null, null, null, true);
    }

    Column notNull() {
      return new Column(name, type, identity, true, fallback, refersTo, referred, check, numbered);
    }

    Column defaultsTo(String sql) {
      return new Column(name, type, identity, required, sql, refersTo, referred, check, numbered);
    }

    Column refersTo(Table table, Column target) {
      return new Column(
          name,
          target.type(),
          identity,
          required,
          fallback,
          table.name(),
          target.name(),
          check,
          target.numbered());
    }

    Column checked(String sql) {
      return new Column(
          name, type, identity, required, fallback, refersTo, referred, sql, numbered);
    }

    Column typed(ColumnType other) {
      return new Column(
          name, other, identity, required, fallback, refersTo, referred, check, numbered);
    }

    /** The column as a dialect defines it. */
    ColumnInfo info() {
      ColumnInfo info = ColumnInfo.of(name, type);
      info = fallback == null ? info : info.withDefault(fallback);
      return required ? info.notNull() : info;
    }

    private void addTo(TestTable table) {
      if (identity) {
        table.identity(name);
        return;
      }
      table.column(name, type);
      if (required) {
        table.notNull();
      }
      if (fallback != null) {
        table.defaultsTo(fallback);
      }
    }
  }

  Table table(String name) {
    return tables.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  boolean has(String table) {
    return tables.stream().anyMatch(t -> t.name().equals(table));
  }

  /** Whether a foreign key refers to the table. */
  boolean refersTo(String table) {
    return tables.stream()
        .flatMap(each -> each.columns().stream())
        .anyMatch(column -> table.equals(column.refersTo()));
  }

  /** The same with another table in place of the one of its name. */
  Schema with(Table changed) {
    return new Schema(
        tables.stream().map(t -> t.name().equals(changed.name()) ? changed : t).toList());
  }
}
