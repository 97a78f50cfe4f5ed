package org.recordsdb.migrate.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TableInfo;

/** Reads one query of a view: what it shows of which rows, grouped and ordered by what. */
final class QueryParser {

  private static final Set<String> CLAUSES =
      Set.of("select", "from", "where", "group", "having", "order");

  /** Words that begin what is not translated. */
  private static final Set<String> REFUSED =
      Set.of(
          "limit",
          "offset",
          "union",
          "intersect",
          "except",
          "window",
          "with",
          "using",
          "natural",
          "full",
          "right",
          "lateral");

  private final Rules rules;
  private final Syntax syntax;
  private final Function<String, @Nullable TableInfo> tables;
  private final JoinScope rows;
  private final GroupScope groups;
  private final List<String> names;

  /**
   * @param tables the table or view that the source finds by a name, or null if there is none
   * @param names of the columns that it shows; empty where the query names them itself
   */
  QueryParser(Rules rules, Function<String, @Nullable TableInfo> tables, List<String> names) {
    this.rules = rules;
    this.syntax = rules.syntax();
    this.tables = tables;
    this.rows = new JoinScope(!rules.readsPostgres());
    this.groups = new GroupScope(rows);
    this.names = names;
  }

  Query read(List<Token> tokens) {
    Map<String, List<Token>> clauses = clauses(tokens);
    String from = new FromParser(rules, tables, rows).read(Tokens.of(clause(clauses, "from")));
    List<Token> items = clause(clauses, "select");
    Tokens.split(items, QueryParser::isComma).forEach(this::hideName);
    String where = condition(" where ", clause(clauses, "where"), rows);
    String group = groupBy(clause(clauses, "group"));
    boolean distinct = !items.isEmpty() && items.get(0).isWord("distinct");
    Map<String, Operand> columns = columns(distinct ? items.subList(1, items.size()) : items);
    if (distinct) {
      columns.values().forEach(column -> RowComparison.requireComparable(rules, column));
    }
    String having = condition(" having ", clause(clauses, "having"), groups);
    Tokens.require(having.isEmpty() || groups.isGrouped());
    String order = orderBy(clause(clauses, "order"), columns);
    Tokens.require(order.isEmpty() || !distinct);
    groups.requireSound();
    String shown =
        columns.entrySet().stream()
            .map(column -> column.getValue().sql() + " as " + syntax.quote(column.getKey()))
            .collect(Collectors.joining(", ", distinct ? "select distinct " : "select ", ""));
    return new Query(
        shown + " from " + from + where + group + having + order, columns, !order.isEmpty());
  }

  /** The tokens of each clause, by the word before them. */
  private static Map<String, List<Token>> clauses(List<Token> tokens) {
    Map<String, List<Token>> clauses = new LinkedHashMap<>();
    List<Token> clause = new ArrayList<>();
    int depth = 0;
    for (Token token : tokens) {
      depth += token.isSign("(") ? 1 : token.isSign(")") ? -1 : 0;
      boolean word = token.kind() == Token.Kind.WORD;
      Tokens.require(!word || !REFUSED.contains(token.lower()));
      if (depth == 0 && word && CLAUSES.contains(token.lower())) {
        Tokens.require(clauses.isEmpty() == token.isWord("select"));
        clause = new ArrayList<>();
        Tokens.require(clauses.put(token.lower(), clause) == null);
      } else {
        clause.add(token);
      }
    }
    return clauses;
  }

  private static List<Token> clause(Map<String, List<Token>> clauses, String word) {
    return clauses.getOrDefault(word, List.of());
  }

  /** The name of an item is its last word, if that is not all of it. */
  private void hideName(List<Token> item) {
    if (item.size() > 1) {
      rows.hide(item.get(item.size() - 1).text());
    }
  }

  private String condition(String word, List<Token> tokens, Scope scope) {
    return tokens.isEmpty()
        ? ""
        : word + rules.asCondition(new Parser(Tokens.of(tokens), rules, scope).all());
  }

  /** Columns only: what is computed may be written in more ways than one. */
  private String groupBy(List<Token> tokens) {
    if (tokens.isEmpty()) {
      return "";
    }
    Tokens.require(tokens.get(0).isWord("by"));
    List<String> keys = new ArrayList<>();
    for (List<Token> part : Tokens.split(tokens.subList(1, tokens.size()), QueryParser::isComma)) {
      Tokens key = Tokens.of(part);
      String first = key.name();
      String second = key.sign(".") ? key.name() : null;
      Tokens.require(key.isEnd());
      Scope.Found found = known(second == null ? rows.find(null, first) : rows.find(first, second));
      Operand column = rules.column(found);
      RowComparison.requireComparable(rules, column);
      groups.add(found);
      keys.add(column.sql());
    }
    return " group by " + String.join(", ", keys);
  }

  private static Scope.Found known(Scope.@Nullable Found found) {
    if (found == null) {
      throw new Untranslatable("a name that is not known");
    }
    return found;
  }

  private static boolean isComma(Token token) {
    return token.isSign(",");
  }

  /** What the query shows, by the names of its columns. */
  private Map<String, Operand> columns(List<Token> items) {
    Map<String, Operand> columns = new LinkedHashMap<>();
    for (List<Token> item : Tokens.split(items, QueryParser::isComma)) {
      add(item, columns);
    }
    return columns;
  }

  private void add(List<Token> item, Map<String, Operand> columns) {
    if (!item.isEmpty() && item.get(item.size() - 1).isSign("*")) {
      Tokens.require(item.size() == 1 || (item.size() == 3 && item.get(1).isSign(".")));
      addAll(item.size() == 1 ? null : item.get(0).text(), columns);
      return;
    }
    Tokens tokens = Tokens.of(item);
    Operand operand = new Parser(tokens, rules, groups).expression().plain();
    boolean named = tokens.word("as") || !tokens.isEnd();
    ColumnInfo column = operand.column();
    String own = named ? tokens.name() : column == null ? null : column.name();
    Tokens.require(tokens.isEnd());
    put(columns, own, operand);
  }

  private void addAll(@Nullable String qualifier, Map<String, Operand> columns) {
    for (JoinScope.Source source : rows.sources(qualifier)) {
      for (String name : source.table().columns().keySet()) {
        put(columns, name, rules.column(known(groups.find(source.name(), name))));
      }
    }
  }

  /** A view of SQLite may have a name twice; one of PostgreSQL may not. */
  private void put(Map<String, Operand> columns, @Nullable String own, Operand operand) {
    Tokens.require(names.isEmpty() || columns.size() < names.size());
    String name = names.isEmpty() ? own : names.get(columns.size());
    if (name == null) {
      throw new Untranslatable("a column without a name");
    }
    switch (operand.kind()) {
      case ALWAYS, ENOUGH, STORAGE, ROUNDED, TOTAL, NULL -> Rules.refuse(true);
      default -> Tokens.require(columns.put(name, rules.shown(operand)) == null);
    }
  }

  private String orderBy(List<Token> tokens, Map<String, Operand> columns) {
    if (tokens.isEmpty()) {
      return "";
    }
    Tokens.require(tokens.get(0).isWord("by"));
    List<String> parts = new ArrayList<>();
    for (List<Token> part : Tokens.split(tokens.subList(1, tokens.size()), QueryParser::isComma)) {
      parts.add(ordered(Tokens.of(part), columns));
    }
    return " order by " + String.join(", ", parts);
  }

  /** NULL comes first in SQLite and last in PostgreSQL, so the place that it has is told. */
  private String ordered(Tokens tokens, Map<String, Operand> columns) {
    Operand shown = columns.get(tokens.peek().text());
    Operand operand;
    if (shown != null && tokens.peek().kind() != Token.Kind.STRING && isWhole(tokens.second())) {
      tokens.next();
      operand = shown;
    } else {
      operand = new Parser(tokens, rules, groups).expression();
      Rules.refuse(operand.literal() != null);
    }
    boolean descending = tokens.word("desc");
    boolean first = descending == rules.readsPostgres();
    boolean ascending = tokens.word("asc");
    Tokens.require(!descending || !ascending);
    if (tokens.word("nulls")) {
      first = tokens.word("first");
      Tokens.require(first || tokens.word("last"));
    }
    Tokens.require(tokens.isEnd());
    return RowComparison.orderable(rules, operand).sql()
        + (descending ? " desc" : "")
        + (first ? " nulls first" : " nulls last");
  }

  /** True if nothing more of an expression follows. */
  private static boolean isWhole(Token next) {
    return next.kind() == Token.Kind.END
        || next.isWord("asc")
        || next.isWord("desc")
        || next.isWord("nulls");
  }
}
