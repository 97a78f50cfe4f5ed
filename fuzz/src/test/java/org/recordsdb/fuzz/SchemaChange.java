package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.recordsdb.Records;
import org.recordsdb.fuzz.Schema.Column;
import org.recordsdb.fuzz.Schema.Index;
import org.recordsdb.fuzz.Schema.Table;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Dialect;

/** A change that somebody else makes to a table, outside of transactions (contract D80). */
sealed interface SchemaChange extends Step {

  /** The table that is changed. */
  String table();

  /** Whether the schema has what is changed. */
  default boolean fits(Schema schema) {
    return schema.has(table());
  }

  /** The table as it becomes. */
  Table after(Table before);

  /** Whether the rows are gone. */
  default boolean empties() {
    return false;
  }

  /** The statements that change it. */
  List<String> sql(Table before, Dialect dialect);

  /** The column that the program has to name before it is selected, if one is new. */
  default Optional<String> named() {
    return Optional.empty();
  }

  /** The schema as it becomes. */
  default Schema after(Schema before) {
    return fits(before) ? before.with(after(before.table(table()))) : before;
  }

  @Override
  default String run(Side side, Records on) {
    if (!fits(side.schema())) {
      return "nothing to change";
    }
    side.change(this);
    return "changed";
  }

  @Override
  default String java(JavaSource source, String on) {
    return source.change(this);
  }

  /** A new column. */
  record AddColumn(String table, Column column) implements SchemaChange {
    @Override
    public boolean fits(Schema schema) {
      return SchemaChange.super.fits(schema)
          && !schema.table(table).names().contains(column.name());
    }

    @Override
    public Table after(Table before) {
      return before.with(column);
    }

    @Override
    public Optional<String> named() {
      return Optional.of(column.name());
    }

    @Override
    public List<String> sql(Table before, Dialect dialect) {
      String definition = dialect.syntax().columnDefinition(column.info());
      return List.of(alter(table) + " add column " + definition);
    }
  }

  /** A new unique index, which rows that are there may break. */
  record AddUnique(String table, Index index) implements SchemaChange {
    @Override
    public boolean fits(Schema schema) {
      return SchemaChange.super.fits(schema)
          && schema.table(table).names().containsAll(index.columns());
    }

    @Override
    public Table after(Table before) {
      List<Index> more = new ArrayList<>(before.indexes());
      more.add(index);
      return before.indexed(more);
    }

    @Override
    public List<String> sql(Table before, Dialect dialect) {
      return List.of(create(table, index));
    }
  }

  /** A unique index less. */
  record DropUnique(String table, Index index) implements SchemaChange {
    @Override
    public boolean fits(Schema schema) {
      return SchemaChange.super.fits(schema) && schema.table(table).indexes().contains(index);
    }

    @Override
    public Table after(Table before) {
      return before.indexed(before.indexes().stream().filter(each -> !each.equals(index)).toList());
    }

    @Override
    public List<String> sql(Table before, Dialect dialect) {
      return List.of("drop index " + Names.quoted(index.name()));
    }
  }

  /** A column that takes more than before. SQLite moves the rows to a new table of the name. */
  record Widen(String table, String column, ColumnType type) implements SchemaChange {

    private static final String OLD = "records_old";

    @Override
    public boolean fits(Schema schema) {
      return SchemaChange.super.fits(schema) && schema.table(table).names().contains(column);
    }

    @Override
    public Table after(Table before) {
      return before.typed(column, type);
    }

    @Override
    public List<String> sql(Table before, Dialect dialect) {
      if (!dialect.name().equals("sqlite")) {
        String name = dialect.syntax().typeName(type);
        return List.of(alter(table) + " alter column " + Names.quoted(column) + " type " + name);
      }
      List<String> all = new ArrayList<>();
      before.indexes().forEach(index -> all.add("drop index " + Names.quoted(index.name())));
      all.add(alter(table) + " rename to " + OLD);
      all.add(after(before).sql(dialect));
      String columns = before.names().stream().map(Names::quoted).collect(Collectors.joining(", "));
      all.add("insert into " + Names.quoted(table) + " select " + columns + " from " + OLD);
      all.add("drop table " + OLD);
      before.indexes().forEach(index -> all.add(create(table, index)));
      return all;
    }
  }

  /** The table made anew, empty, without the indexes that others gave it. */
  record Recreate(String table) implements SchemaChange {
    @Override
    public boolean fits(Schema schema) {
      return SchemaChange.super.fits(schema) && !schema.refersTo(table);
    }

    @Override
    public Table after(Table before) {
      return before.indexed(List.of());
    }

    @Override
    public boolean empties() {
      return true;
    }

    @Override
    public List<String> sql(Table before, Dialect dialect) {
      return List.of("drop table " + Names.quoted(table), after(before).sql(dialect));
    }
  }

  private static String alter(String table) {
    return "alter table " + Names.quoted(table);
  }

  private static String create(String table, Index index) {
    String columns = index.columns().stream().map(Names::quoted).collect(Collectors.joining(", "));
    return "create unique index "
        + Names.quoted(index.name())
        + " on "
        + Names.quoted(table)
        + " ("
        + columns
        + ")";
  }
}
