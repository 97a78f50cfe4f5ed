package org.recordsdb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.text.Nearest;
import org.recordsdb.internal.value.ValueException;
import org.recordsdb.internal.value.Values;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.TableInfo;

/**
 * What is known of the database's tables: read when first asked for, kept until the schema is known
 * to have changed. Thread-safe.
 */
final class Catalog {

  private final Dialect dialect;
  private final @Nullable String schema;
  private final Statements statements;
  private final Map<String, TableInfo> tables = new ConcurrentHashMap<>();

  /** Counts how often everything was forgotten, so that an old description is not put back. */
  private final AtomicLong generation = new AtomicLong();

  Catalog(Dialect dialect, @Nullable String schema, Statements statements) {
    this.dialect = dialect;
    this.schema = schema;
    this.statements = statements;
  }

  /** An empty one of the same schema. */
  Catalog another() {
    return new Catalog(dialect, schema, statements);
  }

  /** The table or view of exactly this name, or an error that suggests the nearest. */
  TableInfo table(String name, Session session) {
    TableInfo known = tables.get(name);
    if (known != null) {
      return known;
    }
    if (!isText(name)) {
      throw unknownTable(name, session);
    }
    long before = generation.get();
    TableInfo found = read(name, session).orElseThrow(() -> unknownTable(name, session));
    if (generation.get() == before) {
      tables.put(name, found);
    }
    return found;
  }

  /** True if the database describes the table otherwise than it is remembered. */
  boolean isOutdated(String name, Session session) {
    TableInfo known = tables.get(name);
    return !isText(name) ? false : known == null || !Optional.of(known).equals(read(name, session));
  }

  private Optional<TableInfo> read(String name, Session session) {
    return read(
        session,
        "read the description of " + name,
        connection -> Optional.ofNullable(dialect.describe(connection, schema, name)));
  }

  /** Those of the names that are tables or views, asked of the database if one is not known. */
  List<String> among(List<String> names, Session session) {
    return tables.keySet().containsAll(names)
        ? names
        : names.stream().filter(Set.copyOf(tables(session))::contains).toList();
  }

  private List<String> tables(Session session) {
    return read(session, "list the tables", connection -> dialect.tables(connection, schema));
  }

  /** Reads within the query timeout: a schema may be made to be slow, or others may lock it. */
  private <T> T read(Session session, String what, Session.Work<T> work) {
    return session.run(
        Call.reading(what),
        connection -> statements.within(() -> dialect.stop(connection), () -> work.on(connection)));
  }

  /** The number of times that everything was forgotten. */
  long generation() {
    return generation.get();
  }

  /** Forgets everything: the next call reads again. */
  void forget() {
    generation.incrementAndGet();
    tables.clear();
  }

  /** The column of exactly this name, or an error that suggests the nearest. */
  static ColumnInfo column(TableInfo table, String name) {
    ColumnInfo column = table.columns().get(name);
    if (column == null) {
      throw Failure.of(
              ErrorKind.UNKNOWN_COLUMN,
              "Can't use "
                  + table.name()
                  + "."
                  + name
                  + ": the table has no such column."
                  + Nearest.suggestion(
                      name,
                      table.columns().keySet(),
                      "It has " + String.join(", ", table.columns().keySet()) + "."))
          .table(table.name())
          .column(name)
          .exception();
    }
    return column;
  }

  /** False for a name that no database can even be asked for. */
  private static boolean isText(String name) {
    try {
      Values.canonical(ColumnType.of(LogicalType.TEXT), name);
      return true;
    } catch (ValueException e) {
      return false;
    }
  }

  private RecordsException unknownTable(String name, Session session) {
    List<String> names = tables(session);
    return Failure.of(
            ErrorKind.UNKNOWN_TABLE,
            "Can't use "
                + name
                + ": the database has no such table or view"
                + (schema == null ? "." : " in the schema " + schema + ".")
                + hint(name, names))
        .table(name)
        .exception();
  }

  private static String hint(String name, List<String> names) {
    int dot = name.lastIndexOf('.');
    return dot < 0
        ? Nearest.suggestion(name, names, "Correct the name, or create the table.")
        : " A table is named without its schema, which DB_SCHEMA or the option schema of the URL"
            + " sets."
            + Nearest.suggestion(name.substring(dot + 1), names);
  }
}
