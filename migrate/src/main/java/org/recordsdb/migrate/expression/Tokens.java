package org.recordsdb.migrate.expression;

import java.util.List;

/** The tokens of an expression, and how far they are read. */
final class Tokens {

  private final List<Token> all;
  private int at;

  Tokens(List<Token> all) {
    this.all = all;
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
