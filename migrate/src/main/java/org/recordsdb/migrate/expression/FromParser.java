package org.recordsdb.migrate.expression;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TableInfo;

/** Reads the tables of a query, and how they are joined. */
final class FromParser {

  /** Words that are no names of tables. */
  private static final Set<String> JOINS = Set.of("join", "left", "inner", "on", "cross");

  private final Rules rules;
  private final Syntax syntax;
  private final Function<String, @Nullable TableInfo> tables;
  private final JoinScope scope;

  /**
   * @param tables the table or view that the source finds by a name, or null if there is none
   * @param scope gets the tables
   */
  FromParser(Rules rules, Function<String, @Nullable TableInfo> tables, JoinScope scope) {
    this.rules = rules;
    this.syntax = rules.syntax();
    this.tables = tables;
    this.scope = scope;
  }

  /** Tables between commas, which are all joined with all. */
  String read(Tokens tokens) {
    StringBuilder sql = new StringBuilder(joined(tokens));
    while (tokens.sign(",")) {
      sql.append(", ").append(joined(tokens));
    }
    Tokens.require(tokens.isEnd());
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
    String alias = aliased ? tokens.name() : table.name();
    scope.add(alias, table);
    String name = syntax.quote(table.name());
    return alias.equals(table.name()) ? name : name + " as " + syntax.quote(alias);
  }

  private static boolean isName(Token token) {
    return token.kind() == Token.Kind.QUOTED
        || (token.kind() == Token.Kind.WORD && !JOINS.contains(token.lower()));
  }
}
