package org.recordsdb.migrate.copy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.recordsdb.migrate.schema.DatabaseSchema;
import org.recordsdb.migrate.schema.ForeignKey;
import org.recordsdb.migrate.schema.TableDefinition;
import org.recordsdb.spi.Syntax;

/**
 * A part of the rows of a PostgreSQL schema in which no reference is broken: of each table the rows
 * that a hash of their key chooses, the same ones every time, and all rows that rows of the part
 * refer to. Tables of few rows, tables that refer to each other in a circle, those that are
 * referred to by keys of types that somebody made, which can't be compared safely, and the history
 * of the schema come whole.
 */
final class Sample {

  /** Hashes are compared by their first eight hexadecimal digits. */
  private static final long HASHES = 1L << 32;

  /** Built-in operators and functions, as others of the source could be meant more closely. */
  private static final String EQUAL = "operator(pg_catalog.=)";

  private static final String HASH =
      "pg_catalog.substr(pg_catalog.md5(row(%s)::text), 1, 8) collate \"C\"";

  /** A table of so many rows comes whole. */
  private static final int FEW = 100;

  private final Syntax syntax;
  private final Map<String, TableDefinition> tables = new HashMap<>();
  private final Map<String, Set<String>> made;
  private final Function<String, String> whole;
  private final String limit;

  /**
   * @param made columns of each table whose types somebody made
   * @param whole SQL of all rows of a table
   * @param share how many of a table's rows are chosen for themselves, from 0 to 1
   */
  Sample(
      Syntax syntax,
      List<TableDefinition> tables,
      Map<String, Set<String>> made,
      Function<String, String> whole,
      double share) {
    this.syntax = syntax;
    this.made = made;
    this.whole = whole;
    this.limit = String.format(Locale.ROOT, "%08x", (long) (share * (HASHES - 1)));
    tables.forEach(table -> this.tables.put(table.name(), table));
  }

  /**
   * SQL of the part's rows of a table.
   *
   * @param key columns by which the rows are found; a hidden one is among the result's
   */
  String from(TableDefinition table, List<String> key) {
    if (isInCircle(table.name())
        || hasMadeReference(table)
        || table.name().equals(DatabaseSchema.HISTORY)) {
      return whole.apply(table.name());
    }
    List<String> hidden =
        key.stream().filter(name -> !table.info().columns().containsKey(name)).toList();
    String columns = hidden.isEmpty() ? "t.*" : columns("t", hidden) + ", t.*";
    String chosen = chosen(table);
    List<ForeignKey> own = references(table, table);
    String all = "select " + columns + rows(table) + " t where " + chosen;
    return own.isEmpty()
        ? "(" + all + ")"
        : "(" + parents(table, own, chosen) + " " + all + " or " + among(own) + ")";
  }

  private String rows(TableDefinition table) {
    return " from " + whole.apply(table.name());
  }

  /** The rows of the hash, or all if they are few, and those that rows of other tables refer to. */
  private String chosen(TableDefinition table) {
    String key = columns("t", PostgresToSqlite.rowKey(table.info(), false));
    List<String> conditions = new ArrayList<>();
    conditions.add(HASH.formatted(key) + " operator(pg_catalog.<) '" + limit + "'");
    String few = "select 1" + rows(table) + " limit " + (FEW + 1);
    conditions.add(
        "(select pg_catalog.count(*) from (" + few + ") few) operator(pg_catalog.<=) " + FEW);
    for (TableDefinition child : tables.values()) {
      if (!child.name().equals(table.name())) {
        for (ForeignKey reference : references(child, table)) {
          conditions.add(
              "("
                  + columns("t", reference.references())
                  + ") "
                  + EQUAL
                  + " any (select "
                  + columns("c", reference.columns())
                  + " from "
                  + from(child, List.of())
                  + " c)");
        }
      }
    }
    return "(" + String.join(" or ", conditions) + ")";
  }

  /** The keys of the chosen rows, of the rows that these refer to, and so on. */
  private String parents(TableDefinition table, List<ForeignKey> own, String chosen) {
    String names =
        own.stream()
            .flatMap(key -> Stream.of(key.references(), key.columns()))
            .flatMap(List::stream)
            .distinct()
            .map(name -> "t." + syntax.quote(name))
            .collect(Collectors.joining(", "));
    String joined =
        own.stream()
            .map(
                key ->
                    "("
                        + columns("t", key.references())
                        + ") "
                        + EQUAL
                        + " ("
                        + columns("s", key.columns())
                        + ")")
            .collect(Collectors.joining(" or "));
    return "with recursive s as (select "
        + names
        + rows(table)
        + " t where "
        + chosen
        + " union select "
        + names
        + rows(table)
        + " t join s on "
        + joined
        + ")";
  }

  private String among(List<ForeignKey> own) {
    return own.stream()
        .map(
            key ->
                "("
                    + columns("t", key.references())
                    + ") "
                    + EQUAL
                    + " any (select "
                    + columns("s", key.columns())
                    + " from s)")
        .collect(Collectors.joining(" or "));
  }

  private static List<ForeignKey> references(TableDefinition child, TableDefinition parent) {
    return child.foreignKeys().stream().filter(key -> key.table().equals(parent.name())).toList();
  }

  /** True if rows of a table refer to this one by values that the source may have code for. */
  private boolean hasMadeReference(TableDefinition parent) {
    return tables.values().stream()
        .anyMatch(
            child ->
                references(child, parent).stream()
                    .anyMatch(
                        key -> isMade(child, key.columns()) || isMade(parent, key.references())));
  }

  private boolean isMade(TableDefinition table, List<String> columns) {
    return columns.stream().anyMatch(made.getOrDefault(table.name(), Set.of())::contains);
  }

  private String columns(String qualifier, List<String> names) {
    return names.stream()
        .map(name -> qualifier + "." + syntax.quote(name))
        .collect(Collectors.joining(", "));
  }

  /** True if the table refers to another one that refers to it, by way of others or not. */
  private boolean isInCircle(String table) {
    return parentsOf(table).stream()
        .anyMatch(other -> !other.equals(table) && reachable(other).contains(table));
  }

  private Set<String> reachable(String table) {
    Set<String> found = new HashSet<>();
    List<String> next = new ArrayList<>(parentsOf(table));
    while (!next.isEmpty()) {
      String name = next.remove(next.size() - 1);
      if (found.add(name)) {
        next.addAll(parentsOf(name));
      }
    }
    return found;
  }

  private List<String> parentsOf(String table) {
    TableDefinition definition = tables.get(table);
    return definition == null
        ? List.of()
        : definition.foreignKeys().stream().map(ForeignKey::table).distinct().toList();
  }
}
