package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.recordsdb.fuzz.Schema.Column;
import org.recordsdb.fuzz.Schema.Index;
import org.recordsdb.fuzz.Schema.Table;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** Random changes of a schema. */
final class SchemaChanges {

  /** Names that SQLite lets a table begin with, but gives to no column that is added. */
  private static final List<String> ROW_NUMBERS = List.of("rowid", "_rowid_", "oid");

  private SchemaChanges() {}

  static SchemaChange of(Schema schema, Dice dice) {
    Table table = dice.of(schema.tables());
    boolean referred = schema.refersTo(table.name());
    int kind = dice.below(100);
    if (kind < 20 && !referred) {
      return new SchemaChange.Recreate(table.name());
    }
    if (kind < 40 && !table.indexes().isEmpty()) {
      return new SchemaChange.DropUnique(table.name(), dice.of(table.indexes()));
    }
    List<Column> narrow = table.columns().stream().filter(SchemaChanges::isNarrow).toList();
    if (kind < 60 && !referred && !table.isNumbered() && !narrow.isEmpty()) {
      Column column = dice.of(narrow);
      return new SchemaChange.Widen(table.name(), column.name(), wider(column.type()));
    }
    List<Column> able = table.columns().stream().filter(Schemas::takesKey).toList();
    if (kind < 80 && !able.isEmpty()) {
      return new SchemaChange.AddUnique(table.name(), index(dice.some(able), dice));
    }
    List<String> taken = new ArrayList<>(table.names());
    taken.addAll(ROW_NUMBERS);
    String name = Names.of("d" + dice.below(1_000), taken, dice);
    return new SchemaChange.AddColumn(table.name(), Schemas.added(table, name, dice));
  }

  private static Index index(List<Column> columns, Dice dice) {
    List<String> two = columns.stream().limit(2).map(Column::name).toList();
    return new Index("u" + dice.below(1_000_000), two);
  }

  private static boolean isNarrow(Column column) {
    LogicalType type = column.type().logical();
    boolean text = type == LogicalType.TEXT && column.type().precision() > 0;
    return !column.numbered()
        && column.refersTo() == null
        && (text || type == LogicalType.INT16 || type == LogicalType.INT32);
  }

  private static ColumnType wider(ColumnType type) {
    return switch (type.logical()) {
      case INT16 -> ColumnType.of(LogicalType.INT32);
      case INT32 -> ColumnType.of(LogicalType.INT64);
      default -> type.precision() < 20 ? ColumnType.text(20) : ColumnType.of(LogicalType.TEXT);
    };
  }
}
