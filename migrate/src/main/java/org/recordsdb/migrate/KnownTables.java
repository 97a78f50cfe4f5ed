package org.recordsdb.migrate;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.internal.text.Nearest;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.TableInfo;

/**
 * The tables that a statement of a file meets: those of the database, as the statements before it
 * leave them. Mutable, for one run of a file.
 */
final class KnownTables {

  /** The tables and views of the database before the file is run. */
  interface Stored {
    Collection<String> names();

    Optional<TableInfo> describe(String name);

    /** A database without tables. */
    Stored NONE =
        new Stored() {
          @Override
          public Collection<String> names() {
            return List.of();
          }

          @Override
          public Optional<TableInfo> describe(String name) {
            return Optional.empty();
          }
        };
  }

  private final Stored stored;

  /** Tables that the file has met; those that it dropped, or whose columns are not known, empty. */
  private final Map<String, Map<String, ColumnType>> met = new HashMap<>();

  /** Names of tables and views, as soon as one is asked for. */
  private @Nullable TreeSet<String> names;

  KnownTables(Stored stored) {
    this.stored = stored;
  }

  /** The types of a table's columns by their names; nothing of one that is not known. */
  Map<String, ColumnType> columns(String table) {
    if (!met.containsKey(table) && names().contains(table)) {
      met.put(table, stored.describe(table).map(KnownTables::types).orElse(Map.of()));
    }
    return met.getOrDefault(table, Map.of());
  }

  private static Map<String, ColumnType> types(TableInfo table) {
    Map<String, ColumnType> types = new LinkedHashMap<>();
    table.columns().forEach((name, column) -> types.put(name, column.type()));
    return types;
  }

  /** The names of all tables and views. */
  Collection<String> names() {
    if (names == null) {
      names = new TreeSet<>(stored.names());
    }
    return names;
  }

  /** Notes a new table; refuses names that differ in capital letters only. */
  void create(SqlStatement statement, String table, List<ColumnInfo> columns) {
    requireOther(statement, table, names());
    Map<String, ColumnType> types = new LinkedHashMap<>();
    for (ColumnInfo column : columns) {
      requireOther(statement, column.name(), types.keySet());
      types.put(column.name(), column.type());
    }
    if (names().add(table)) {
      met.put(table, types);
    }
  }

  /** Notes a new column. */
  void add(SqlStatement statement, String table, ColumnInfo column) {
    Map<String, ColumnType> types = new LinkedHashMap<>(columns(table));
    requireOther(statement, column.name(), types.keySet());
    if (!types.isEmpty()) {
      types.put(column.name(), column.type());
      met.put(table, types);
    }
  }

  private static void requireOther(SqlStatement statement, String name, Collection<String> others) {
    for (String other : others) {
      if (other.equalsIgnoreCase(name) && !other.equals(name)) {
        throw statement.untranslated(
            "the names "
                + other
                + " and "
                + name
                + " are one on SQLite, as they differ in capital letters only");
      }
    }
  }

  /** Refuses a comment on a table or a column that is not there: SQLite has none, and runs none. */
  void requireCommented(SqlStatement statement, SqlWords words) {
    String table = SqlWords.bare(words.at(3));
    boolean column = words.has(2, "column") && words.has(4, ".");
    if (!(column || words.has(2, "table")) || names().isEmpty()) {
      return;
    }
    if (!names().contains(table)) {
      throw Failure.of(
              ErrorKind.UNKNOWN_TABLE,
              statement.failed()
                  + "there is no table or view "
                  + table
                  + "."
                  + Nearest.suggestion(
                      table, names(), "Correct the name, or create the table first."))
          .table(table)
          .exception();
    }
    Map<String, ColumnType> types = columns(table);
    String name = SqlWords.bare(words.at(5));
    if (column && !types.isEmpty() && !types.containsKey(name)) {
      throw Failure.of(
              ErrorKind.UNKNOWN_COLUMN,
              statement.failed()
                  + "there is no column "
                  + name
                  + "."
                  + Nearest.suggestion(
                      name, types.keySet(), "Correct the name, or add the column first."))
          .columns(List.of(name))
          .exception();
    }
  }

  /** Notes what the statement drops or renames, by its words. */
  void changed(SqlWords words) {
    if (words.has(0, "drop")) {
      forget(SqlWords.bare(words.at(words.has(2, "if", "exists") ? 4 : 2)));
    } else if (words.has(0, "create", "view")) {
      String view = SqlWords.bare(words.at(2));
      names().add(view);
      met.put(view, Map.of());
    } else if (words.has(0, "alter", "table")) {
      words.list(3).forEach(change -> altered(SqlWords.bare(words.at(2)), change));
    }
  }

  private void altered(String table, SqlWords change) {
    Map<String, ColumnType> types = new LinkedHashMap<>(columns(table));
    if (change.has(0, "rename", "to")) {
      forget(table);
      names().add(SqlWords.bare(change.at(2)));
      met.put(SqlWords.bare(change.at(2)), types);
    } else if (change.has(0, "rename") || change.has(0, "drop")) {
      int column = change.has(1, "column") ? 2 : 1;
      ColumnType type = types.remove(SqlWords.bare(change.at(column)));
      if (type != null && change.has(column + 1, "to")) {
        types.put(SqlWords.bare(change.at(column + 2)), type);
      }
      met.put(table, types);
    }
  }

  private void forget(String table) {
    names().remove(table);
    met.put(table, Map.of());
  }
}
