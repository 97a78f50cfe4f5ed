package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.recordsdb.fuzz.Schema.Column;
import org.recordsdb.fuzz.Schema.Table;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** Random tables: every logical type, every kind of key, defaults, references, checks. */
final class Schemas {

  static final List<ColumnType> TYPES =
      List.of(
          ColumnType.of(LogicalType.BOOLEAN),
          ColumnType.of(LogicalType.INT16),
          ColumnType.of(LogicalType.INT32),
          ColumnType.of(LogicalType.INT64),
          ColumnType.of(LogicalType.FLOAT32),
          ColumnType.of(LogicalType.FLOAT64),
          ColumnType.of(LogicalType.DECIMAL),
          ColumnType.decimal(5, 2),
          ColumnType.decimal(15, 2),
          ColumnType.decimal(1, 0),
          ColumnType.decimal(15, 15),
          ColumnType.decimal(18, 6),
          ColumnType.decimal(38, 10),
          ColumnType.of(LogicalType.TEXT),
          ColumnType.of(LogicalType.TEXT),
          ColumnType.text(5),
          ColumnType.text(20),
          ColumnType.of(LogicalType.BYTES),
          ColumnType.of(LogicalType.DATE),
          ColumnType.of(LogicalType.TIME),
          ColumnType.of(LogicalType.TIMESTAMP),
          ColumnType.of(LogicalType.INSTANT),
          ColumnType.of(LogicalType.UUID),
          ColumnType.of(LogicalType.JSON));

  private static final List<ColumnType> KEY_TYPES =
      TYPES.stream()
          .filter(type -> type.logical() != LogicalType.JSON && Exclusions.comparesByOrder(type))
          .toList();

  private Schemas() {}

  static Schema of(Dice dice) {
    List<Table> tables = new ArrayList<>();
    int count = dice.between(1, 3);
    for (int i = 0; i < count; i++) {
      String name = Names.of("t" + i, tables.stream().map(Table::name).toList(), dice);
      tables.add(table(name, tables, dice));
    }
    return new Schema(tables);
  }

  private static Table table(String name, List<Table> before, Dice dice) {
    if (dice.chance(15)) {
      return odd(name, dice);
    }
    List<Column> columns = key(dice);
    List<String> key = names(columns);
    int more = dice.between(2, 6);
    for (int i = 0; i < more; i++) {
      columns.add(column(Names.of("c" + i, names(columns), dice), dice));
    }
    if (!before.isEmpty() && dice.chance(60)) {
      columns.add(reference(Names.of("r", names(columns), dice), dice.of(before), dice));
    }
    return new Table(name, columns, key, uniques(columns, key, dice));
  }

  /** A table of nothing but a key, or with another key, of which a column may be NULL. */
  private static Table odd(String name, Dice dice) {
    if (dice.chance(25)) {
      Column only = Column.of(Names.of("c0", List.of(), dice), dice.of(KEY_TYPES));
      return new Table(name, List.of(only), List.of(), List.of(List.of(only.name())));
    }
    List<Column> columns = key(dice);
    List<String> key = names(columns);
    if (dice.chance(50)) {
      return new Table(name, columns, key, List.of());
    }
    Column last = Column.of(Names.of("c0", key, dice), dice.of(KEY_TYPES));
    columns.add(last);
    boolean both = dice.chance(50) && takesKey(columns.get(0));
    List<String> unique = both ? List.of(last.name(), key.get(0)) : List.of(last.name());
    return new Table(name, columns, key, List.of(unique));
  }

  /** The columns of a primary key. */
  private static List<Column> key(Dice dice) {
    List<Column> key = new ArrayList<>();
    if (dice.chance(50)) {
      key.add(Column.identity(Names.of("id", List.of(), dice), ColumnType.of(LogicalType.INT64)));
      return key;
    }
    int parts = dice.chance(60) ? 1 : 2;
    for (int i = 0; i < parts; i++) {
      String name = Names.of("k" + i, names(key), dice);
      key.add(Column.of(name, dice.of(KEY_TYPES)).notNull());
    }
    return key;
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  private static Column column(String name, Dice dice) {
    Column column = Column.of(name, dice.of(TYPES));
    if (dice.chance(25)) {
      column = column.notNull();
    }
    if (dice.chance(25)) {
      column = column.defaultsTo(fallback(column.type()));
    }
    boolean whole = column.type().logical().javaClass() == Long.class;
    return whole && dice.chance(20) ? column.checked(Names.quoted(name) + " <> 7") : column;
  }

  /** A column for a table that has rows, which it tells apart where there is no key. */
  static Column added(Table table, String name, Dice dice) {
    Column column = Column.of(name, dice.of(table.key().isEmpty() ? KEY_TYPES : TYPES));
    String fallback = dice.chance(50) ? fallback(column.type()) : null;
    if (fallback == null) {
      return column;
    }
    return dice.chance(50) ? column.defaultsTo(fallback) : column.defaultsTo(fallback).notNull();
  }

  private static Column reference(String name, Table target, Dice dice) {
    String referred = target.key().size() == 1 ? target.key().get(0) : null;
    if (referred == null) {
      return column(name, dice);
    }
    Column column = Column.of(name, ColumnType.of(LogicalType.INT64));
    column = column.refersTo(target, target.column(referred));
    return dice.chance(20) ? column.notNull() : column;
  }

  /** Whether the column may be one of a further unique key. */
  static boolean takesKey(Column column) {
    return column.type().logical() != LogicalType.JSON
        && Exclusions.takesUpsert(column)
        && (column.fallback() == null || Exclusions.takesDefaultInKey(column.type()));
  }

  private static List<List<String>> uniques(List<Column> columns, List<String> key, Dice dice) {
    List<String> able =
        columns.stream()
            .filter(c -> takesKey(c) && !key.contains(c.name()))
            .map(Column::name)
            .toList();
    if (able.isEmpty() || dice.chance(60)) {
      return List.of();
    }
    List<String> unique = dice.shuffled(able);
    return List.of(List.copyOf(unique.subList(0, Math.min(unique.size(), dice.between(1, 2)))));
  }

  /** A default that both databases spell the same. */
  private static String fallback(ColumnType type) {
    return switch (type.logical()) {
      case BOOLEAN -> "true";
      case INT16, INT32, INT64 -> "42";
      case FLOAT32, FLOAT64 -> "0.1234567890123";
      case DECIMAL -> type.precision() == type.scale() && type.precision() > 0 ? "0.5" : "1";
      case TEXT -> "'it''s'";
      case DATE -> "'2024-02-29'";
      case TIME -> "'12:30:00.000000'";
      case TIMESTAMP -> "'2024-02-29 12:30:00.000000'";
      case INSTANT -> "'2024-02-29 12:30:00.000000+00:00'";
      case UUID -> "'00000000-0000-0000-0000-000000000001'";
      case JSON -> "'{\"a\": 1}'";
      case BYTES, ANY -> null;
    };
  }
}
