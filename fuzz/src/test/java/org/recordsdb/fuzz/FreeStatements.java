package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.recordsdb.fuzz.Schema.Column;
import org.recordsdb.fuzz.Schema.Table;

/** Random statements of raw SQL, in the part of SQL that both databases take. */
final class FreeStatements {

  private final Table table;
  private final Dice dice;

  private FreeStatements(Table table, Dice dice) {
    this.table = table;
    this.dice = dice;
  }

  static Step of(Table table, Dice dice) {
    return new FreeStatements(table, dice).statement();
  }

  private Step statement() {
    List<Column> comparable =
        table.columns().stream().filter(c -> Exclusions.comparesInFreeSql(c.type())).toList();
    if (comparable.isEmpty() || dice.chance(20)) {
      return projection();
    }
    Column column = dice.of(comparable);
    return switch (dice.below(8)) {
      case 0 -> select("count(*) as n", column);
      case 1 -> select("*", column);
      case 2 -> either(column);
      case 3 -> new FreeSql.Update(table.name(), "delete" + from() + equal(column), one(column));
      case 4 -> withWrongParameters(column);
      case 5 -> aggregates(dice.of(table.columns()));
      case 6 -> dice.chance(50) ? insert(comparable) : script(column);
      default -> change(column);
    };
  }

  private Step projection() {
    String columns =
        dice.some(table.columns()).stream()
            .map(c -> quoted(c) + (dice.chance(30) ? " as " + Names.quoted("x_" + c.name()) : ""))
            .collect(Collectors.joining(", "));
    return query("select " + columns + from(), Cells.empty());
  }

  private Step select(String what, Column column) {
    return query("select " + what + from() + equal(column), one(column));
  }

  private Step either(Column column) {
    Cells both = Cells.empty().with("a", value(column)).with("b", value(column));
    return query("select *" + from() + " where " + quoted(column) + " in (:a, :b)", both);
  }

  private Step withWrongParameters(Column column) {
    Cells parameters = dice.chance(50) ? Cells.empty() : one(column).with("q", 1);
    return query("select *" + from() + equal(column), parameters);
  }

  /** The smallest and the largest of whole numbers only: of others the databases decide. */
  private Step aggregates(Column column) {
    String all = "select count(" + quoted(column) + ") as n";
    boolean whole = column.type().logical().javaClass() == Long.class && !column.numbered();
    String ends = ", min(" + quoted(column) + ") as low, max(" + quoted(column) + ") as high";
    return query(all + (whole ? ends : "") + from(), Cells.empty());
  }

  private Step insert(List<Column> comparable) {
    List<String> columns = new ArrayList<>();
    Cells row = Cells.empty();
    for (Column column : comparable) {
      if (!column.identity() && (column.required() || dice.chance(70))) {
        row = row.with("p" + columns.size(), dice.chance(10) ? null : value(column));
        columns.add(quoted(column));
      }
    }
    String values = row.names().stream().map(n -> ':' + n).collect(Collectors.joining(", "));
    String sql =
        "insert into " + quoted() + " (" + String.join(", ", columns) + ") values (" + values + ")";
    return columns.isEmpty() ? projection() : new FreeSql.Update(table.name(), sql, row);
  }

  /** Two statements, of which the second may be one that fails. */
  private Step script(Column column) {
    String second =
        dice.chance(30)
            ? "delete from \"nosuch\""
            : "update " + quoted() + " set " + quoted(column) + " = null";
    String none = " where " + quoted(column) + " is null";
    return new FreeSql.Script(table.name(), "delete" + from() + none + "; " + second + none + ";");
  }

  private Step change(Column column) {
    Object value = dice.chance(15) ? null : value(column);
    Column key = table.column(table.identifying().get(0));
    if (column.identity() || !Exclusions.comparesInFreeSql(key.type())) {
      String other = "select *" + from() + " where " + quoted(column) + " <> :p";
      return query(other, one(column));
    }
    String set = "update " + quoted() + " set " + quoted(column) + " = :v";
    Cells parameters = Cells.empty().with("v", value).with("k", value(key));
    return new FreeSql.Update(table.name(), set + " where " + quoted(key) + " = :k", parameters);
  }

  private Step query(String sql, Cells parameters) {
    return new FreeSql.Query(table.name(), sql, parameters);
  }

  private Object value(Column column) {
    return Values.valid(column, table, dice);
  }

  private Cells one(Column column) {
    return Cells.empty().with("p", value(column));
  }

  private String from() {
    return " from " + quoted();
  }

  private static String equal(Column column) {
    return " where " + quoted(column) + " = :p";
  }

  private static String quoted(Column column) {
    return Names.quoted(column.name());
  }

  private String quoted() {
    return Names.quoted(table.name());
  }
}
