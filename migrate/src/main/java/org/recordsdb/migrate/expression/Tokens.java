package org.recordsdb.migrate.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The tokens of an expression, and how far they are read. */
final class Tokens {

  /** Each level takes the stack of the thread, and no people write so many. */
  private static final int MAX_DEPTH = 250;

  private final List<Token> all;
  private int at;
  private int depth;

  Tokens(List<Token> all) {
    this.all = all;
  }

  /** A part of the tokens of an expression, which ends where the part does. */
  static Tokens of(List<Token> part) {
    List<Token> ended = new ArrayList<>(part);
    ended.add(new Token(Token.Kind.END, ""));
    return new Tokens(ended);
  }

  /** The parts between tokens that separate them, those in parentheses aside. */
  static List<List<Token>> split(List<Token> tokens, Predicate<Token> separates) {
    List<List<Token>> parts = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.isSign("(") ? 1 : token.isSign(")") ? -1 : 0;
      if (depth == 0 && separates.test(token)) {
        parts.add(tokens.subList(start, i));
        start = i + 1;
      }
    }
    parts.add(tokens.subList(start, tokens.size()));
    return parts;
  }

  /** Those that are not read yet, without the one that marks the end. */
  List<Token> rest() {
    return all.subList(at, all.size() - 1);
  }

  boolean isEnd() {
    return peek().kind() == Token.Kind.END;
  }

  /** A name that somebody gives something. */
  String name() {
    Token token = next();
    require(token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED);
    return token.text();
  }

  Token peek() {
    return all.get(at);
  }

  /** The token after the next one; the end has none. */
  Token second() {
    return all.get(Math.min(at + 1, all.size() - 1));
  }

  /** Goes on behind the next token. Nothing is behind the end. */
  Token next() {
    Token token = peek();
    at += token.kind() == Token.Kind.END ? 0 : 1;
    return token;
  }

  /** What is read inside of something else. */
  Operand inside(Supplier<Operand> reading) {
    if (depth == MAX_DEPTH) {
      throw new Untranslatable("expressions too deep inside of each other");
    }
    depth++;
    Operand operand = reading.get();
    depth--;
    return operand;
  }

  /** Goes on behind this keyword, if it is next. */
  boolean word(String word) {
    boolean found = peek().isWord(word);
    at += found ? 1 : 0;
    return found;
  }

  /** Goes on behind this sign, if it is next. */
  boolean sign(String sign) {
    boolean found = peek().isSign(sign);
    at += found ? 1 : 0;
    return found;
  }

  void requireWord(String word) {
    require(word(word));
  }

  void requireSign(String sign) {
    require(sign(sign));
  }

  static void require(boolean expected) {
    if (!expected) {
      throw new Untranslatable("a form that is not known");
    }
  }
}
