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
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TableInfo;

/**
 * Reads a view that chooses columns and rows of tables that it joins, and writes it for the other
 * database. Views that group rows, combine queries or have inner ones are untranslatable.
 */
final class ViewParser {

  private static final Set<String> CLAUSES = Set.of("select", "from", "where");

  /** Words that begin what is not translated. */
  private static final Set<String> REFUSED =
      Set.of(
          "group",
          "having",
          "order",
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
  private final JoinScope scope;

  /**
   * @param tables the table or view that the source finds by a name, or null if there is none
   */
  ViewParser(Rules rules, Function<String, @Nullable TableInfo> tables) {
    this.rules = rules;
    this.syntax = rules.syntax();
    this.tables = tables;
    this.scope = new JoinScope(!rules.readsPostgres());
  }

  /** Reads {@code create view name as select ...}. */
  View read(List<Token> all) {
    Tokens head = new Tokens(all);
    head.requireWord("create");
    head.requireWord("view");
    String name = head.next().text();
    head.requireWord("as");
    Map<String, List<Token>> clauses = clauses(all.subList(4, all.size() - 1));
    String from = from(new Tokens(ended(clauses.getOrDefault("from", List.of()))));
    List<Token> items = clauses.getOrDefault("select", List.of());
    boolean distinct = !items.isEmpty() && items.get(0).isWord("distinct");
    Map<String, Operand> columns = columns(distinct ? items.subList(1, items.size()) : items);
    Tokens.require(!distinct || columns.values().stream().allMatch(this::comparesByItself));
    List<Token> where = clauses.getOrDefault("where", List.of());
    String sql =
        "create view "
            + syntax.quote(name)
            + (distinct ? " as select distinct " : " as select ")
            + columns.entrySet().stream()
                .map(column -> column.getValue().sql() + " as " + syntax.quote(column.getKey()))
                .collect(Collectors.joining(", "))
            + " from "
            + from
            + (where.isEmpty() ? "" : " where " + condition(where));
    return new View(sql, described(name, columns));
  }

  /** False for text of which SQLite takes different ones for the same. */
  private boolean comparesByItself(Operand operand) {
    return operand.kind() != Kind.TEXT || operand.byCodePoint() || rules.readsPostgres();
  }

  private String condition(List<Token> tokens) {
    return rules.asCondition(new Parser(new Tokens(ended(tokens)), rules, scope).all());
  }

  private static List<Token> ended(List<Token> tokens) {
    List<Token> ended = new ArrayList<>(tokens);
    ended.add(new Token(Token.Kind.END, ""));
    return ended;
  }

  /** The tokens of each clause, by the word before them; a semicolon is no token. */
  private static Map<String, List<Token>> clauses(List<Token> tokens) {
    Map<String, List<Token>> clauses = new LinkedHashMap<>();
    List<Token> clause = new ArrayList<>();
    int depth = 0;
    for (Token token : tokens) {
      depth += token.isSign("(") ? 1 : token.isSign(")") ? -1 : 0;
      boolean word = token.kind() == Token.Kind.WORD;
      Tokens.require(!word || !REFUSED.contains(token.lower()));
      if (depth == 0 && word && CLAUSES.contains(token.lower())) {
        clause = new ArrayList<>();
        Tokens.require(clauses.put(token.lower(), clause) == null);
      } else {
        clause.add(token);
      }
    }
    return clauses;
  }

  /** Tables between commas, which are all joined with all. */
  private String from(Tokens tokens) {
    StringBuilder sql = new StringBuilder(joined(tokens));
    while (tokens.sign(",")) {
      sql.append(", ").append(joined(tokens));
    }
    Tokens.require(tokens.peek().kind() == Token.Kind.END);
    return sql.toString();
  }

  private String joined(Tokens tokens) {
    StringBuilder sql = new StringBuilder(table(tokens));
    while (true) {
      boolean left = tokens.word("left");
      boolean named = left ? tokens.word("outer") : tokens.word("inner");
      if (!tokens.word("join")) {
        Tokens.require(!left && !named);
        return sql.toString();
      }
      sql.append(left ? " left join " : " join ").append(table(tokens));
      tokens.requireWord("on");
      Operand on = new Parser(tokens, rules, scope).expression();
      sql.append(" on ").append(rules.asCondition(on));
    }
  }

  private String table(Tokens tokens) {
    if (tokens.sign("(")) {
      String inner = joined(tokens);
      tokens.requireSign(")");
      return "(" + inner + ")";
    }
    TableInfo table = tables.apply(tokens.next().text());
    if (table == null) {
      throw new Untranslatable("a table that is not known");
    }
    boolean as = tokens.word("as");
    boolean aliased = as || isName(tokens.peek());
    String alias = aliased ? tokens.next().text() : table.name();
    scope.add(alias, table);
    String name = syntax.quote(table.name());
    return alias.equals(table.name()) ? name : name + " as " + syntax.quote(alias);
  }

  private static boolean isName(Token token) {
    Set<String> joins = Set.of("join", "left", "inner", "on");
    return token.kind() == Token.Kind.QUOTED
        || (token.kind() == Token.Kind.WORD && !joins.contains(token.lower()));
  }

  /** What the view shows, by the names of its columns. */
  private Map<String, Operand> columns(List<Token> items) {
    Map<String, Operand> columns = new LinkedHashMap<>();
    List<Token> item = new ArrayList<>();
    int depth = 0;
    for (Token token : ended(items)) {
      depth += token.isSign("(") ? 1 : token.isSign(")") ? -1 : 0;
      if ((depth == 0 && token.isSign(",")) || token.kind() == Token.Kind.END) {
        add(item, columns);
        item = new ArrayList<>();
      } else {
        item.add(token);
      }
    }
    return columns;
  }

  private void add(List<Token> item, Map<String, Operand> columns) {
    if (!item.isEmpty() && item.get(item.size() - 1).isSign("*") && item.size() != 2) {
      Tokens.require(item.size() == 1 || (item.size() == 3 && item.get(1).isSign(".")));
      String qualifier = item.size() == 1 ? null : item.get(0).text();
      for (JoinScope.Source source : scope.sources(qualifier)) {
        for (ColumnInfo column : source.table().columns().values()) {
          put(columns, column.name(), rules.column(new Scope.Found(column, source.name())));
        }
      }
      return;
    }
    Tokens tokens = new Tokens(ended(item));
    Operand operand = new Parser(tokens, rules, scope).expression().plain();
    boolean named = tokens.word("as") || tokens.peek().kind() != Token.Kind.END;
    ColumnInfo column = operand.column();
    if (!named && column == null) {
      throw new Untranslatable("a column without a name");
    }
    put(columns, named || column == null ? tokens.next().text() : column.name(), operand);
    Tokens.require(tokens.peek().kind() == Token.Kind.END);
  }

  /** A view of SQLite may have a name twice; one of PostgreSQL may not. */
  private static void put(Map<String, Operand> columns, String name, Operand operand) {
    Tokens.require(type(operand) != null && columns.put(name, operand) == null);
  }

  private static TableInfo described(String name, Map<String, Operand> columns) {
    List<ColumnInfo> described = new ArrayList<>();
    columns.forEach(
        (column, operand) -> {
          ColumnInfo own = operand.column();
          LogicalType type = type(operand);
          described.add(
              own == null || type == null
                  ? ColumnInfo.of(column, ColumnType.of(LogicalType.ANY))
                  : new ColumnInfo(
                      column, own.type(), true, own.generation(), null, own.collation(), true));
        });
    return TableInfo.of(null, name, described, List.of(), List.of(), Map.of());
  }

  /** The type of a view's column; null for what can be none. */
  private static @Nullable LogicalType type(Operand operand) {
    ColumnInfo column = operand.column();
    return switch (operand.kind()) {
      case ALWAYS, ENOUGH, STORAGE, ROUNDED, NULL -> null;
      default -> column == null ? LogicalType.ANY : column.type().logical();
    };
  }
}
