package org.recordsdb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.recordsdb.error.Failure;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.FastPaths;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TableInfo;

/** SQL being written for one table: text and, in the same order, the slots of its parameters. */
final class SqlText {

  private final StringBuilder text = new StringBuilder();
  private final List<Slot> slots = new ArrayList<>();
  private final TableInfo table;
  private final Dialect dialect;
  private final Syntax syntax;
  private String name;

  SqlText(TableInfo table, Dialect dialect) {
    this.table = table;
    this.dialect = dialect;
    this.syntax = dialect.syntax();
    this.name = table.name();
  }

  SqlText add(String sql) {
    text.append(sql);
    return this;
  }

  /** The table's name, with its schema. */
  SqlText addTable() {
    if (table.schema() != null) {
      add(syntax.quote(table.schema())).add(".");
    }
    return add(syntax.quote(table.name()));
  }

  /** Gives the table another name if its own is one that ON CONFLICT uses. */
  SqlText addAlias() {
    if (table.name().equalsIgnoreCase("excluded")) {
      String alias = "stored";
      name = syntax.returningTakesAlias() ? alias : name;
      add(" as ").add(syntax.quote(alias));
    }
    return this;
  }

  /** A bare column, as in the lists of INSERT and SET. */
  SqlText addName(String column) {
    return add(syntax.quote(column));
  }

  /** Items with a separator between them. */
  <T> SqlText join(Collection<T> items, String separator, Consumer<T> writer) {
    boolean first = true;
    for (T item : items) {
      add(first ? "" : separator);
      writer.accept(item);
      first = false;
    }
    return this;
  }

  /** Text so many times, with a separator; its parameters are of the same slots each time. */
  void times(int count, String separator, Runnable writer) {
    int start = text.length();
    writer.run();
    String once = text.substring(start);
    text.append((separator + once).repeat(count - 1));
  }

  /**
   * A column with its table's name before it: SQLite takes an unknown quoted name that stands alone
   * for a string, and never one that is qualified ("Quirks, Caveats, and Gotchas In SQLite",
   * section 8).
   */
  String qualified(ColumnInfo column) {
    return qualified(column.name());
  }

  /** The same of a column that is known by its name only. */
  String qualified(String column) {
    return syntax.quote(name) + "." + syntax.quote(column);
  }

  /** Has the statement, complete till here, give back these expressions of the rows it touches. */
  void returning(List<String> expressions) {
    String statement = text.toString();
    String columns = String.join(", ", expressions);
    text.setLength(0);
    text.append(syntax.returning(statement, syntax.quote(name), columns));
  }

  /** A parameter for a value of this column. */
  SqlText parameter(ColumnInfo column, Slot.Use use) {
    return add("?").slot(column.name(), column.type(), use);
  }

  /** Says what the next question mark takes; the text has it already. */
  SqlText slot(String column, ColumnType type, Slot.Use use) {
    slots.add(new Slot(table.name(), column, type, codec(column, type), use));
    return this;
  }

  /** Says that the next question mark takes a number that is compared with one in a document. */
  SqlText number(String column, Slot.Use use) {
    Codec codec = new JsonNumberCodec(dialect.codec(syntax.jsonNumberType()), syntax);
    slots.add(new Slot(table.name(), column, JsonNumberCodec.TYPE, codec, use));
    return this;
  }

  /** True if a list of this column's values may be one parameter, and is to be. */
  boolean takesLists(ColumnInfo column) {
    return FastPaths.take(true) && dialect.listBinding(column.type()) != null;
  }

  /** Says that the next question mark takes a list of this column's values. */
  SqlText list(ColumnInfo column) {
    Codec.Binding binding = Objects.requireNonNull(dialect.listBinding(column.type()));
    Codec codec = new ListCodec(codec(column.name(), column.type()), binding);
    slots.add(new Slot(table.name(), column.name(), column.type(), codec, Slot.Use.LIST));
    return this;
  }

  private Codec codec(String column, ColumnType type) {
    Codec codec = dialect.codec(type);
    boolean limited = type.logical() == LogicalType.TEXT && type.precision() > 0;
    if (!limited || !Lack.of(Capability.CODE_POINT_LENGTH, dialect)) {
      return codec;
    }
    Failure refusal =
        Lack.failure(Capability.CODE_POINT_LENGTH, dialect).table(table.name()).column(column);
    return new UnitLimit(codec, type.precision(), refusal);
  }

  ColumnInfo column(String name) {
    return Catalog.column(table, name);
  }

  TableInfo table() {
    return table;
  }

  Syntax syntax() {
    return syntax;
  }

  /** Rejects what the database can't do. */
  void require(Capability capability) {
    if (Lack.of(capability, dialect)) {
      throw Lack.failure(capability, dialect).table(table.name()).exception();
    }
  }

  Compiled compiled(String verb, boolean write, RowReader rows) {
    String sql = text.toString();
    Call call = new Call(verb + " " + table.name(), table, write, sql);
    return new Compiled(call, sql, List.copyOf(slots), rows, syntax, dialect.name());
  }
}
