package org.recordsdb.migrate.expression;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.TableInfo;

/**
 * Reads a view and writes it for the other database: one query, or several of which the rows are
 * put together. Views with inner queries, limits or windows are untranslatable.
 */
final class ViewParser {

  /** Kinds of which a value is of one class in Records, whatever its column says. */
  private static final Set<Kind> PLAIN = Set.of(Kind.WHOLE, Kind.REAL, Kind.TEXT);

  private final Rules rules;
  private final Function<String, @Nullable TableInfo> tables;

  /**
   * @param tables the table or view that the source finds by a name, or null if there is none
   */
  ViewParser(Rules rules, Function<String, @Nullable TableInfo> tables) {
    this.rules = rules;
    this.tables = tables;
  }

  /** Reads {@code create view name as select ... union all select ...}. */
  View read(List<Token> all) {
    Tokens head = new Tokens(all);
    head.requireWord("create");
    head.requireWord("view");
    String name = head.name();
    List<String> names = names(head);
    head.requireWord("as");
    List<List<Token>> parts = Tokens.split(head.rest(), token -> token.isWord("union"));
    Query first = query(parts.get(0), names);
    Tokens.require(names.isEmpty() || names.size() == first.columns().size());
    Map<String, Operand> columns = first.columns();
    Tokens.require(parts.size() == 1 || !first.ordered());
    StringBuilder sql = new StringBuilder("create view ");
    sql.append(rules.syntax().quote(name)).append(" as ").append(first.sql());
    for (List<Token> part : parts.subList(1, parts.size())) {
      boolean every = !part.isEmpty() && part.get(0).isWord("all");
      Query next =
          query(every ? part.subList(1, part.size()) : part, List.copyOf(columns.keySet()));
      Tokens.require(!next.ordered() && isAlike(first, next));
      if (!every) {
        requireComparable(first);
        requireComparable(next);
      }
      columns = common(columns, next.columns());
      sql.append(every ? " union all " : " union ").append(next.sql());
    }
    return new View(sql.toString(), described(name, columns));
  }

  /** SQLite may name the columns in front of the query. */
  private static List<String> names(Tokens head) {
    List<String> names = new ArrayList<>();
    if (head.sign("(")) {
      do {
        names.add(head.name());
      } while (head.sign(","));
      head.requireSign(")");
    }
    return names;
  }

  private Query query(List<Token> tokens, List<String> names) {
    return new QueryParser(rules, tables, names).read(tokens);
  }

  private void requireComparable(Query query) {
    query.columns().values().forEach(column -> RowComparison.requireComparable(rules, column));
  }

  /** True if each column of the one is of the type of the other's; SQLite goes by the first's. */
  private static boolean isAlike(Query one, Query other) {
    List<Operand> columns = List.copyOf(one.columns().values());
    List<Operand> others = List.copyOf(other.columns().values());
    return columns.size() == others.size()
        && IntStream.range(0, columns.size()).allMatch(i -> isAlike(columns.get(i), others.get(i)));
  }

  private static boolean isAlike(Operand one, Operand other) {
    return one.kind() == other.kind() && (isSameColumn(one, other) || PLAIN.contains(one.kind()));
  }

  private static boolean isSameColumn(Operand one, Operand other) {
    ColumnInfo column = one.column();
    ColumnInfo second = other.column();
    return column != null
        && second != null
        && column.type().equals(second.type())
        && Objects.equals(column.collation(), second.collation());
  }

  /** The columns of the first, of which no more is known than both have in common. */
  private static Map<String, Operand> common(
      Map<String, Operand> first, Map<String, Operand> second) {
    Map<String, Operand> common = new LinkedHashMap<>(first);
    Iterator<Operand> others = second.values().iterator();
    common.replaceAll(
        (name, operand) ->
            isSameColumn(operand, others.next())
                ? operand
                : Operand.of(operand.kind(), operand.sql()));
    return common;
  }

  private static TableInfo described(String name, Map<String, Operand> columns) {
    List<ColumnInfo> described = new ArrayList<>();
    columns.forEach(
        (column, operand) -> {
          ColumnInfo own = operand.column();
          described.add(
              own == null
                  ? ColumnInfo.of(column, ColumnType.of(LogicalType.ANY))
                  : new ColumnInfo(
                      column, own.type(), true, own.generation(), null, own.collation(), true));
        });
    return TableInfo.of(null, name, described, List.of(), List.of(), Map.of());
  }
}
