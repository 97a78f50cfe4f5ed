package org.recordsdb.fuzz;

import java.util.List;
import java.util.UUID;
import org.recordsdb.fuzz.Schema.Column;
import org.recordsdb.fuzz.Schema.Table;
import org.recordsdb.spi.LogicalType;

/** Values and rows for a table, by its columns. */
final class Values {

  private Values() {}

  /** A value to compare with; never null. */
  static Object compared(Column column, Table table, Dice dice) {
    return given(column, table, dice);
  }

  /** The same, for raw SQL: always one that the column takes. */
  static Object valid(Column column, Table table, Dice dice) {
    if (column.numbered()) {
      return number(column, table, dice);
    }
    Object value = Samples.valid(column.type(), dice);
    boolean text = column.type().logical() == LogicalType.UUID && value instanceof String;
    return text ? UUID.fromString((String) value) : value;
  }

  static IdRef number(Column column, Table table, Dice dice) {
    return new IdRef(column.identity() ? table.name() : column.refersTo(), dice.below(8));
  }

  /** A row to insert. */
  static Cells row(Table table, Dice dice) {
    Cells row = Cells.empty();
    if (dice.chance(1)) {
      return row;
    }
    for (Column column : dice.chance(10) ? dice.shuffled(table.columns()) : table.columns()) {
      if (column.identity()) {
        if (dice.chance(2)) {
          row = row.with(column.name(), dice.chance(50) ? null : Exclusions.explicitId(dice));
        }
      } else if (column.required() ? !dice.chance(3) : dice.chance(80)) {
        row = row.with(column.name(), orNull(column, table, dice));
      }
    }
    return dice.chance(1) ? row.with(Names.unknown(table.names(), dice), 1) : row;
  }

  /** Changes of a row. */
  static Cells changes(Table table, Dice dice) {
    List<Column> columns = table.columns().stream().filter(c -> !c.identity()).toList();
    Cells row = Cells.empty();
    for (Column column : columns.isEmpty() ? columns : dice.some(columns)) {
      if (row.names().size() < 3) {
        row = row.with(column.name(), orNull(column, table, dice));
      }
    }
    if (dice.chance(1) && table.isNumbered()) {
      row = row.with(table.number().orElseThrow().name(), null);
    }
    return dice.chance(1) ? row.with(Names.unknown(table.names(), dice), 1) : row;
  }

  static Object orNull(Column column, Table table, Dice dice) {
    if (dice.chance(column.required() ? 2 : 20)) {
      return null;
    }
    return given(column, table, dice);
  }

  /** Mostly right. A number that the database chose has no value that a program could name. */
  private static Object given(Column column, Table table, Dice dice) {
    if (column.numbered()) {
      return dice.chance(97) ? number(column, table, dice) : dice.of("a", 1.5d, true);
    }
    return Samples.any(column.type(), dice);
  }
}
