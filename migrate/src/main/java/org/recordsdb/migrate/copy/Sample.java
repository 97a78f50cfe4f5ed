package org.recordsdb.migrate.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.recordsdb.migrate.schema.ForeignKey;
import org.recordsdb.migrate.schema.TableDefinition;
import org.recordsdb.spi.Syntax;

/**
 * A part of the rows of a PostgreSQL schema in which no reference is broken: of each table the rows
 * that a hash of their key chooses, the same ones every time, and all rows that rows of the part
 * refer to. Tables of few rows come whole, and those that {@link SampleGraph#isWhole} names.
 *
 * <p>The SQL of a table's rows has one query for each table that refers to it, by way of others or
 * not, which is run once. It gives the places of the chosen rows and what they refer to.
 */
final class Sample {

  /** Hashes are compared by their first eight hexadecimal digits. */
  private static final long HASHES = 1L << 32;

  /** Built-in operators and functions, as others of the source could be meant more closely. */
  private static final String EQUAL = " operator(pg_catalog.=) ";

  private static final String HASH =
      "pg_catalog.substr(pg_catalog.md5(row(%s)::text), 1, 8) collate \"C\"";

  /** A table of so many rows comes whole. */
  private static final int FEW = 100;

  /** Where a row is, which needs no key; the rows of partitions are in tables of their own. */
  private static final List<String> PLACE = List.of("tableoid", "ctid");

  private final Syntax syntax;
  private final SampleGraph graph;
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
    this.graph = new SampleGraph(tables, made);
    this.whole = whole;
    this.limit = String.format(Locale.ROOT, "%08x", (long) (share * (HASHES - 1)));
  }

  /**
   * SQL of the part's rows of a table.
   *
   * @param key columns by which the rows are found; a hidden one is among the result's
   */
  String from(TableDefinition table, List<String> key) {
    if (graph.isWhole(table)) {
      return whole.apply(table.name());
    }
    List<TableDefinition> deciding = graph.deciding(table);
    List<String> names = deciding.stream().map(TableDefinition::name).toList();
    List<String> queries = new ArrayList<>();
    for (TableDefinition each : deciding) {
      queries.add(name(names, each) + " as materialized (" + chosen(each, names) + ")");
    }
    List<String> hidden =
        key.stream().filter(column -> !table.info().columns().containsKey(column)).toList();
    return "(with recursive "
        + String.join(", ", queries)
        + " select "
        + (hidden.isEmpty() ? "" : columns("t", hidden) + ", ")
        + "t.*"
        + rows(table)
        + among(PLACE, PLACE, name(names, table))
        + ")";
  }

  /** What the query of a table's chosen rows is called. */
  private static String name(List<String> names, TableDefinition table) {
    return "chosen" + names.indexOf(table.name());
  }

  private String rows(TableDefinition table) {
    return " from " + whole.apply(table.name()) + " t";
  }

  /** Condition of the rows whose columns are equal to others of a query's. */
  private String among(List<String> columns, List<String> others, String query) {
    return " where ("
        + columns("t", columns)
        + ")"
        + EQUAL
        + "any (select "
        + columns("c", others)
        + " from "
        + query
        + " c)";
  }

  /**
   * The rows of the hash, or all if they are few, those that rows of other tables refer to, and
   * those that these refer to in their own table, and so on.
   */
  private String chosen(TableDefinition table, List<String> names) {
    String select = "select " + columns("t", given(table)) + rows(table);
    List<String> parts = new ArrayList<>();
    parts.add(select + " where " + drawn(table));
    for (SampleGraph.Reference reference : graph.ofOthers(table)) {
      TableDefinition child = reference.child();
      String from = graph.isWhole(child) ? whole.apply(child.name()) : name(names, child);
      parts.add(select + among(reference.key().references(), reference.key().columns(), from));
    }
    String all = String.join(" union ", parts);
    List<ForeignKey> own = graph.own(table);
    return own.isEmpty() ? all : "(" + all + ") union " + parents(table, own, names);
  }

  /** The places of chosen rows, and all by which they refer to others. */
  private static List<String> given(TableDefinition table) {
    return Stream.concat(
            PLACE.stream(), table.foreignKeys().stream().flatMap(key -> key.columns().stream()))
        .distinct()
        .toList();
  }

  private String drawn(TableDefinition table) {
    String key = columns("t", PostgresToSqlite.rowKey(table.info(), false));
    String few = "select 1" + rows(table) + " limit " + (FEW + 1);
    return HASH.formatted(key)
        + " operator(pg_catalog.<) '"
        + limit
        + "' or (select pg_catalog.count(*) from ("
        + few
        + ") few) operator(pg_catalog.<=) "
        + FEW;
  }

  /**
   * Of chosen rows those that they refer to in their own table. The offset keeps PostgreSQL from
   * joining the whole table at each step of the way, where it looks up one row in the key's index.
   */
  private String parents(TableDefinition table, List<ForeignKey> own, List<String> names) {
    List<String> given = given(table);
    String looked =
        own.stream()
            .map(
                key ->
                    "select "
                        + columns("t", given)
                        + rows(table)
                        + " where ("
                        + columns("t", key.references())
                        + ")"
                        + EQUAL
                        + "("
                        + columns("s", key.columns())
                        + ")")
            .collect(Collectors.joining(" union all "));
    return "select "
        + columns("p", given)
        + " from "
        + name(names, table)
        + " s cross join lateral ("
        + looked
        + " offset 0) p";
  }

  private String columns(String qualifier, List<String> names) {
    return names.stream()
        .map(name -> qualifier + "." + syntax.quote(name))
        .collect(Collectors.joining(", "));
  }
}
