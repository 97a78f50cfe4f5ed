package org.recordsdb.migrate.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads an expression and has each of its parts translated by {@link Rules}. Operators bind as in
 * SQLite ("SQL Language Expressions"); PostgreSQL prints its expressions with all parentheses, so
 * that they read the same either way.
 */
final class Parser {

  private static final Set<String> COMPARISONS = Set.of("=", "==", "<>", "!=");
  private static final Set<String> ORDERS = Set.of("<", "<=", ">", ">=");

  /** What a NOT may stand before, as in NOT LIKE. */
  private static final Set<String> NEGATED = Set.of("between", "in", "like", "glob", "null");

  private final Tokens tokens;
  private final Rules rules;
  private final Scope scope;

  Parser(Tokens tokens, Rules rules, Scope scope) {
    this.tokens = tokens;
    this.rules = rules;
    this.scope = scope;
  }

  /** The whole text as one expression. */
  Operand all() {
    Operand operand = expression();
    if (tokens.peek().kind() != Token.Kind.END) {
      throw new Untranslatable("more than one expression");
    }
    return operand;
  }

  Operand expression() {
    return tokens.inside(this::disjunction);
  }

  private Operand disjunction() {
    List<Operand> parts = new ArrayList<>();
    do {
      parts.add(conjunction());
    } while (tokens.word("or"));
    return parts.size() == 1 ? parts.get(0) : rules.or(parts);
  }

  private Operand conjunction() {
    List<Operand> parts = new ArrayList<>();
    do {
      parts.add(negation());
    } while (tokens.word("and"));
    return parts.size() == 1 ? parts.get(0) : rules.and(parts);
  }

  private Operand negation() {
    return tokens.word("not") ? rules.not(tokens.inside(this::negation)) : equality();
  }

  private Operand equality() {
    Operand left = order();
    while (true) {
      Token token = tokens.peek();
      if (token.kind() == Token.Kind.SIGN && COMPARISONS.contains(token.text())) {
        tokens.next();
        boolean equal = token.text().startsWith("=");
        left = tokens.word(equal ? "any" : "all") ? array(left, !equal) : compared(left, equal);
      } else if (tokens.sign("~~") || tokens.sign("!~~")) {
        left = like(left, token.isSign("!~~"));
      } else if (tokens.word("is")) {
        left = identity(left);
      } else if (tokens.word("isnull")) {
        left = rules.isNull(left, false);
      } else if (tokens.word("notnull")) {
        left = rules.isNull(left, true);
      } else if (NEGATED.contains((token.isWord("not") ? tokens.second() : token).lower())
          && token.kind() == Token.Kind.WORD) {
        left = predicate(left, tokens.word("not"));
      } else {
        return left;
      }
    }
  }

  private Operand compared(Operand left, boolean equal) {
    return rules.compare(equal ? "=" : "<>", left, order());
  }

  /** What may come after a NOT. */
  private Operand predicate(Operand left, boolean negated) {
    if (tokens.word("between")) {
      Operand low = order();
      tokens.requireWord("and");
      Operand between =
          rules.and(List.of(rules.compare(">=", left, low), rules.compare("<=", left, order())));
      return negated ? rules.not(between) : between;
    }
    if (tokens.word("in")) {
      tokens.requireSign("(");
      return rules.inList(left, list(")"), negated);
    }
    if (tokens.word("like")) {
      return like(left, negated);
    }
    if (tokens.word("glob")) {
      return rules.glob(left, order(), negated);
    }
    Tokens.require(negated && tokens.word("null"));
    return rules.isNull(left, true);
  }

  private Operand like(Operand left, boolean negated) {
    Operand pattern = order();
    return rules.like(left, pattern, tokens.word("escape") ? order() : null, negated);
  }

  /** What follows IS. */
  private Operand identity(Operand left) {
    boolean negated = tokens.word("not");
    if (tokens.word("null")) {
      return rules.isNull(left, negated);
    }
    if (tokens.word("true")) {
      return rules.isTrue(left, true, negated);
    }
    if (tokens.word("false")) {
      return rules.isTrue(left, false, negated);
    }
    if (tokens.word("distinct")) {
      tokens.requireWord("from");
      return rules.same(left, order(), !negated);
    }
    return rules.same(left, order(), negated);
  }

  /** PostgreSQL's way to print IN: = ANY of an array, whose type may be named. */
  private Operand array(Operand left, boolean negated) {
    tokens.requireSign("(");
    boolean inner = tokens.sign("(");
    tokens.requireWord("array");
    tokens.requireSign("[");
    List<Operand> elements = list("]");
    if (inner) {
      tokens.requireSign(")");
    }
    if (tokens.sign("::")) {
      Tokens.require(type().array());
    }
    tokens.requireSign(")");
    return rules.inList(left, elements, negated);
  }

  private Operand order() {
    Operand left = sum();
    while (tokens.peek().kind() == Token.Kind.SIGN && ORDERS.contains(tokens.peek().text())) {
      left = rules.compare(tokens.next().text(), left, sum());
    }
    return left;
  }

  private Operand sum() {
    Operand left = product();
    while (tokens.peek().isSign("+") || tokens.peek().isSign("-")) {
      left = rules.arithmetic(tokens.next().text(), left, product());
    }
    return left;
  }

  private Operand product() {
    Operand left = concatenation();
    while (tokens.peek().isSign("*") || tokens.peek().isSign("/") || tokens.peek().isSign("%")) {
      left = rules.arithmetic(tokens.next().text(), left, concatenation());
    }
    return left;
  }

  private Operand concatenation() {
    Operand left = collated();
    while (tokens.sign("||")) {
      left = rules.concat(left, collated());
    }
    return left;
  }

  private Operand collated() {
    Operand operand = signed();
    while (tokens.word("collate")) {
      operand = rules.collate(operand, tokens.next().text());
    }
    return operand;
  }

  private Operand signed() {
    if (tokens.sign("+")) {
      return tokens.inside(this::signed);
    }
    return tokens.sign("-") ? rules.negative(tokens.inside(this::signed)) : cast();
  }

  private Operand cast() {
    Operand operand = primary();
    while (tokens.sign("::")) {
      operand = rules.cast(operand, type());
    }
    return operand;
  }

  private Operand primary() {
    Token token = tokens.next();
    return switch (token.kind()) {
      case STRING -> Operand.string(token.text());
      case NUMBER -> number(token.text());
      case QUOTED -> name(token);
      case WORD -> keyword(token);
      case SIGN -> parenthesis(token);
      case END -> throw new Untranslatable("an end too early");
    };
  }

  private Operand parenthesis(Token token) {
    Tokens.require(token.isSign("("));
    Operand operand = expression();
    tokens.requireSign(")");
    return operand;
  }

  private static Operand number(String digits) {
    boolean whole = digits.matches("\\d{1,18}");
    return Operand.number(whole ? Kind.WHOLE : Kind.EXACT, digits);
  }

  private Operand keyword(Token token) {
    return switch (token.lower()) {
      case "null" -> Operand.of(Kind.NULL, "null");
      case "true" -> rules.truth(true);
      case "false" -> rules.truth(false);
      case "case" -> new CaseParser(this, tokens, rules).read();
      case "cast" -> castCall();
      default -> name(token);
    };
  }

  private Operand castCall() {
    tokens.requireSign("(");
    Operand operand = expression();
    tokens.requireWord("as");
    TypeName type = type();
    tokens.requireSign(")");
    return rules.cast(operand, type);
  }

  /** A column, or a function with its arguments. */
  private Operand name(Token token) {
    if (tokens.sign("(")) {
      if (Aggregates.NAMES.contains(token.lower())) {
        return aggregate(token.lower());
      }
      if (token.isWord("trim") && tokens.word("both")) {
        tokens.requireWord("from");
      }
      return rules.call(token.lower(), tokens.sign(")") ? List.of() : list(")"));
    }
    Token qualifier = tokens.sign(".") ? token : null;
    Token column = qualifier == null ? token : tokens.next();
    Scope.Found found = scope.find(qualifier == null ? null : qualifier.text(), column.text());
    return found == null ? rules.unknown(token, qualifier != null) : rules.column(found);
  }

  /**
   * What is behind the parenthesis of a function over several rows; min and max are of one only.
   */
  private Operand aggregate(String function) {
    Scope rows = scope.ofRows();
    if (function.equals("count") && tokens.sign("*")) {
      tokens.requireSign(")");
      return Operand.of(Kind.WHOLE, "count(*)");
    }
    boolean distinct = tokens.word("distinct");
    Operand argument = new Parser(tokens, rules, rows).expression();
    tokens.requireSign(")");
    return Aggregates.call(rules, function, distinct, argument);
  }

  /** Operands between commas, and the sign behind them. */
  private List<Operand> list(String end) {
    List<Operand> all = new ArrayList<>();
    do {
      all.add(expression());
    } while (tokens.sign(","));
    tokens.requireSign(end);
    return all;
  }

  private TypeName type() {
    return TypeName.read(tokens);
  }
}
