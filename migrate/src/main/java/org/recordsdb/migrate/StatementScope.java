package org.recordsdb.migrate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/**
 * The tables of one statement and the types of its expressions. Names are the database's own, so
 * one that differs in capital letters only is refused: SQLite takes it for the same.
 */
final class StatementScope {

  /** jOOQ's class of a table that stands by its name, and is no query. */
  private static final Class<?> NAMED = DSL.table(DSL.name("t")).getClass();

  /** In place of the name of a table that has none, as it is a query. */
  private static final String QUERY = "";

  private final SqlStatement statement;
  private final KnownTables known;

  /** Tables by the names that the statement has for them. */
  private final Map<String, String> tables = new HashMap<>();

  /** The table whose rows a statement inserts, which EXCLUDED stands for. */
  private @Nullable Table<?> inserted;

  /** The name of the view that the statement makes. */
  private String made = QUERY;

  StatementScope(SqlStatement statement, KnownTables known, List<QueryPart> parts) {
    this.statement = statement;
    this.known = known;
    for (QueryPart part : parts) {
      if (part instanceof QOM.TableAlias<?> alias) {
        Table<?> aliased = alias.$aliased();
        note(alias.$alias().last(), NAMED.isInstance(aliased) ? aliased.getName() : QUERY);
      } else if (part instanceof CommonTableExpression<?> query) {
        note(query.getName(), QUERY);
      } else if (part instanceof QOM.Insert<?> insert) {
        inserted = insert.$into();
      } else if (part instanceof QOM.CreateView<?> view) {
        made = view.$view().getName();
      }
    }
    for (QueryPart part : parts) {
      if (NAMED.isInstance(part)) {
        String name = ((Table<?>) part).getName();
        if (tables.putIfAbsent(name, name) == null) {
          requireExact(name);
        }
      } else if (isQuery(part)) {
        tables.put(QUERY, QUERY);
      }
    }
  }

  private static boolean isQuery(QueryPart part) {
    boolean named = part instanceof QOM.TableAlias<?> || part instanceof QOM.JoinTable<?, ?>;
    return part instanceof Table<?> && !named;
  }

  /** A name that stands for two tables in different queries is not followed. */
  private void note(String name, String table) {
    tables.merge(name, table, (one, other) -> one.equals(other) ? one : QUERY);
  }

  private void requireExact(String table) {
    if (known.names().contains(table)) {
      return;
    }
    for (String name : known.names()) {
      if (name.equalsIgnoreCase(table)) {
        throw Failure.of(
                ErrorKind.UNKNOWN_TABLE,
                statement.failed()
                    + "there is no table or view "
                    + table
                    + ". Did you mean "
                    + name
                    + "? PostgreSQL tells capital letters from small ones.")
            .table(table)
            .exception();
      }
    }
  }

  /** The columns of the table that the statement writes, by their names. */
  Map<String, ColumnType> columns(Table<?> table) {
    String name =
        table instanceof QOM.TableAlias<?> alias ? alias.$alias().last() : table.getName();
    return known.columns(tables.getOrDefault(name, name));
  }

  /** The type of a column of these, which are those of one table or of several. */
  Optional<ColumnType> column(String name, List<Map<String, ColumnType>> columns) {
    List<ColumnType> found = new ArrayList<>();
    columns.stream().filter(each -> each.containsKey(name)).forEach(c -> found.add(c.get(name)));
    if (found.size() == 1) {
      return Optional.of(found.get(0));
    }
    if (found.isEmpty()) {
      columns.stream()
          .flatMap(each -> each.keySet().stream())
          .filter(name::equalsIgnoreCase)
          .findFirst()
          .ifPresent(
              other -> {
                throw unknown(name, other);
              });
    }
    return Optional.empty();
  }

  private RecordsException unknown(String column, String other) {
    return Failure.of(
            ErrorKind.UNKNOWN_COLUMN,
            statement.failed()
                + "there is no column "
                + column
                + ". Did you mean "
                + other
                + "? PostgreSQL tells capital letters from small ones.")
        .columns(List.of(column))
        .exception();
  }

  /** The type of a column as the statement names it. */
  Optional<ColumnType> column(Field<?> field) {
    String[] path = field.getQualifiedName().getName();
    if (path.length > 2 || path.length == 0) {
      return Optional.empty();
    }
    String name = path[path.length - 1];
    if (path.length == 2) {
      String table = tables.getOrDefault(path[0], path[0]);
      return column(name, List.of(known.columns(table)));
    }
    return column(name, tables.values().stream().distinct().map(known::columns).toList());
  }

  /**
   * True if no column of this name is there, so that the statement fails by itself; false where a
   * view or a query may have it.
   */
  boolean isMissing(Field<?> field) {
    String[] path = field.getQualifiedName().getName();
    if (path.length == 2) {
      return isWithout(path[1], tables.getOrDefault(path[0], path[0]));
    }
    return path.length == 1 && tables.values().stream().allMatch(each -> isWithout(path[0], each));
  }

  private boolean isWithout(String column, String table) {
    Map<String, ColumnType> columns = known.columns(table);
    return columns.isEmpty() ? !isOpen(table) : !columns.containsKey(column);
  }

  /** True if the types of a table's columns are not known. */
  private boolean isOpen(String table) {
    boolean there = known.names().contains(table) && !table.equals(made);
    return table.equals(QUERY) || (there && known.columns(table).isEmpty());
  }

  /** The type of a column, if no column of a view or of a query can be meant in its place. */
  Optional<ColumnType> certain(Field<?> field) {
    if (field instanceof QOM.Excluded<?> excluded && inserted != null) {
      return column(excluded.$field().getName(), List.of(columns(inserted)));
    }
    boolean qualified = field.getQualifiedName().getName().length > 1;
    boolean closed = tables.values().stream().noneMatch(this::isOpen);
    return qualified || closed ? column(field) : Optional.empty();
  }

  /** The type of an expression that is no constant, if it is known. */
  Optional<ColumnType> type(Field<?> field) {
    if (field instanceof Param<?>) {
      return Optional.empty();
    }
    if (field instanceof Condition) {
      return Optional.of(ColumnType.of(LogicalType.BOOLEAN));
    }
    if (field instanceof TableField<?, ?>) {
      return column(field).filter(type -> type.logical() != LogicalType.ANY);
    }
    if (field instanceof QOM.CurrentTimestamp<?>) {
      return Optional.of(ColumnType.of(LogicalType.INSTANT));
    }
    return SqliteColumns.logical(field.getType()).map(ColumnType::of);
  }
}
