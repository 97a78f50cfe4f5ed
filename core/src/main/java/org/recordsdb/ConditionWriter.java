package org.recordsdb;

import java.util.Collections;
import java.util.List;
import org.recordsdb.Condition.Comparison;
import org.recordsdb.Condition.Operand;
import org.recordsdb.Condition.Operator;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.value.ValueException;
import org.recordsdb.internal.value.Values;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Generation;
import org.recordsdb.spi.ListForm;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.TextPart;

/**
 * Writes a condition, in the order in which its values stand, rejecting what the column's type does
 * not allow.
 */
final class ConditionWriter {

  private static final ColumnType TEXT = ColumnType.of(LogicalType.TEXT);

  /** Text inside a document has the database's collation, whatever that is. */
  private static final ColumnInfo INSIDE_JSON =
      new ColumnInfo("", TEXT, true, Generation.NONE, null, "unknown", false);

  private final SqlText sql;

  ConditionWriter(SqlText sql) {
    this.sql = sql;
  }

  void where(Condition condition) {
    boolean all = condition instanceof Condition.Constant constant && constant.value();
    if (!all && !(condition instanceof Condition.Unsaid)) {
      sql.add(" where ");
      write(condition);
    }
  }

  private void write(Condition condition) {
    if (condition instanceof Condition.Unsaid) {
      always(true);
    } else if (condition instanceof Condition.Constant constant) {
      always(constant.value());
    } else if (condition instanceof Condition.Combined combined) {
      combined(combined);
    } else if (condition instanceof Condition.Compare compare) {
      compare(compare.operand(), compare.comparison());
    } else if (condition instanceof Condition.In in) {
      in(in);
    } else if (condition instanceof Condition.InList list) {
      inList(list);
    } else if (condition instanceof Condition.Between between) {
      between(between.operand());
    } else if (condition instanceof Condition.IsNull isNull) {
      sql.add(present(isNull.operand())).add(isNull.negated() ? " is not null" : " is null");
    }
  }

  /** A condition that every row meets, or none. */
  private void always(boolean value) {
    sql.add("1 ").add(sql.syntax().operator("=")).add(value ? " 1" : " 0");
  }

  private void combined(Condition.Combined combined) {
    Operator operator = combined.operator();
    sql.add(operator == Operator.NOT ? "not (" : "(");
    chain(combined.parts(), operator == Operator.OR ? " or " : " and ");
    sql.add(")");
  }

  /**
   * In halves: databases read a chain without parentheses from left to right, each operator around
   * the one before, which SQLite counts as depth.
   */
  private void chain(List<Condition> parts, String operator) {
    if (parts.size() == 1) {
      write(parts.get(0));
      return;
    }
    int half = (parts.size() + 1) / 2;
    List<Condition> right = parts.subList(half, parts.size());
    chain(parts.subList(0, half), operator);
    sql.add(right.size() == 1 ? operator : operator + "(");
    chain(right, operator);
    sql.add(right.size() == 1 ? "" : ")");
  }

  private void compare(Operand operand, Comparison comparison) {
    ColumnInfo column = comparable(operand);
    switch (comparison) {
      case LIKE -> {
        requireText(operand, column);
        sql.add(sql.syntax().like(operand(operand), false))
            .slot(column.name(), TEXT, Slot.Use.LIKE);
      }
      case ILIKE -> {
        requireText(operand, column);
        sql.require(Capability.ILIKE);
        sql.add(sql.syntax().like(operand(operand), true))
            .slot(column.name(), TEXT, Slot.Use.ILIKE);
      }
      case STARTS_WITH -> has(operand, column, TextPart.START, Slot.Use.START);
      case ENDS_WITH -> has(operand, column, TextPart.END, Slot.Use.END);
      case CONTAINS -> has(operand, column, TextPart.ANYWHERE, Slot.Use.ANYWHERE);
      case EQ, NE, LT, LE, GT, GE -> {
        sql.add(comparison.isOrdering() ? ordered(operand, column) : collated(operand, column));
        sql.add(" ").add(sql.syntax().operator(comparison.sql)).add(" ");
        sql.add("?");
        slot(operand, column);
      }
    }
  }

  private void has(Operand operand, ColumnInfo column, TextPart part, Slot.Use use) {
    requireText(operand, column);
    sql.add(sql.syntax().has(part, operand(operand))).slot(column.name(), TEXT, use);
  }

  private void between(Operand operand) {
    ColumnInfo column = comparable(operand);
    sql.add(sql.syntax().between(ordered(operand, column)));
    slot(operand, column);
    slot(operand, column);
  }

  private void in(Condition.In in) {
    ColumnInfo column = comparable(in.operand());
    if (in.size() == 0) {
      always(in.negated());
      return;
    }
    ListForm list = sql.syntax().list(collated(in.operand(), column), in.negated());
    sql.add(list.before());
    sql.join(Collections.nCopies(in.size(), list.each()), list.between(), sql::add);
    sql.add(list.after());
    for (int i = 0; i < in.size(); i++) {
      slot(in.operand(), column);
    }
  }

  /** A list that the database takes as one value, or else one to be written out for its length. */
  private void inList(Condition.InList in) {
    ColumnInfo column = comparable(in.operand());
    String tested = collated(in.operand(), column);
    boolean plain = in.operand().json() == Condition.Json.NONE;
    if (plain && sql.takesLists(column)) {
      sql.add(sql.syntax().inList(tested, in.negated())).list(column);
      return;
    }
    ListForm list = sql.syntax().list(tested, in.negated());
    sql.add(list.before()).add(Compiled.list(list)).add(list.after());
    slot(in.operand(), column, Slot.Use.ELEMENT);
  }

  /** Says what the next question mark takes. */
  private void slot(Operand operand, ColumnInfo column) {
    slot(operand, column, Slot.Use.VALUE);
  }

  private void slot(Operand operand, ColumnInfo column, Slot.Use use) {
    switch (operand.json()) {
      case NONE -> sql.slot(column.name(), column.type(), use);
      case TEXT -> sql.slot(column.name(), TEXT, use);
      case NUMBER -> sql.number(column.name(), use);
    }
  }

  /** The operand as it is looked at for being NULL: whatever else is stored counts as a value. */
  private String present(Operand operand) {
    return operand.json() == Condition.Json.NONE
        ? sql.qualified(sql.column(operand.column()))
        : operand(operand);
  }

  private String operand(Operand operand) {
    ColumnInfo column = sql.column(operand.column());
    String name = sql.qualified(column);
    if (operand.json() == Condition.Json.NONE) {
      return sql.syntax().comparable(column, name);
    }
    boolean text = operand.json() == Condition.Json.TEXT;
    sql.require(text ? Capability.JSON_TEXT : Capability.JSON_NUMBER);
    if (column.type().logical() != LogicalType.JSON) {
      throw refused(
          column, "compare inside of", "it holds no JSON documents", "Compare the column itself");
    }
    operand.path().forEach(key -> requireKey(key, column));
    return text
        ? sql.syntax().jsonText(name, operand.path())
        : sql.syntax().jsonNumber(name, operand.path());
  }

  /**
   * The operand as it is compared for being equal: by code point, whatever the column's collation
   * folds.
   */
  private String collated(Operand operand, ColumnInfo column) {
    if (operand.json() == Condition.Json.NONE && sql.syntax().foldsEquality(column)) {
      return ordered(operand, column);
    }
    return operand(operand);
  }

  /** The operand as it is compared by order. */
  private String ordered(Operand operand, ColumnInfo column) {
    boolean text = column.type().logical() == LogicalType.TEXT;
    if (operand.json() == Condition.Json.NUMBER) {
      return operand(operand);
    }
    if (operand.json() == Condition.Json.TEXT) {
      return sql.syntax().byCodePoint(INSIDE_JSON, operand(operand));
    }
    if (!sql.syntax().ordersByValue(column)) {
      throw unordered(column, "compare", "Compare with eq");
    }
    return text ? sql.syntax().byCodePoint(column, operand(operand)) : operand(operand);
  }

  private RecordsException unordered(ColumnInfo column, String what, String instead) {
    return refused(
        column,
        what,
        "this database keeps it as text, which sorts in another way",
        instead + ", or declare a type that is kept as a number");
  }

  /** A sort key. */
  String sortKey(String name) {
    ColumnInfo column = comparable(Operand.of(name));
    if (!sql.syntax().ordersByValue(column)) {
      throw unordered(column, "order by", "Order by another column");
    }
    return ordered(Operand.of(name), column);
  }

  private ColumnInfo comparable(Operand operand) {
    ColumnInfo column = sql.column(operand.column());
    if (column.type().logical() == LogicalType.JSON && operand.json() == Condition.Json.NONE) {
      throw refused(
          column, "compare", "it holds JSON documents", "Compare inside of them with json(path)");
    }
    return column;
  }

  private void requireText(Operand operand, ColumnInfo column) {
    LogicalType type = column.type().logical();
    boolean plain = operand.json() == Condition.Json.NONE;
    boolean text = plain ? type == LogicalType.TEXT || type == LogicalType.ANY : isText(operand);
    if (!text) {
      throw refused(column, "match", "patterns match text only", "Compare with eq, lt or gt");
    }
  }

  /** Keys are part of the SQL: one that no document can have must not reach it. */
  private void requireKey(String key, ColumnInfo column) {
    try {
      Values.canonical(TEXT, key);
    } catch (ValueException e) {
      throw Failure.of(
              e.kind(),
              "Can't compare inside of "
                  + sql.table().name()
                  + "."
                  + column.name()
                  + ": a key "
                  + e.getMessage()
                  + ".")
          .table(sql.table().name())
          .column(column.name())
          .exception();
    }
  }

  private static boolean isText(Operand operand) {
    return operand.json() == Condition.Json.TEXT;
  }

  private RecordsException refused(ColumnInfo column, String what, String problem, String remedy) {
    String name = sql.table().name() + "." + column.name();
    String typed = name + " (" + column.type().sqlName() + ")";
    return Failure.of(
            ErrorKind.WRONG_TYPE,
            "Can't " + what + " " + typed + ": " + problem + ". " + remedy + ".")
        .table(sql.table().name())
        .column(column.name())
        .exception();
  }
}
