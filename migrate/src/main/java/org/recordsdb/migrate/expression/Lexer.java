package org.recordsdb.migrate.expression;

import java.util.ArrayList;
import java.util.List;
import org.recordsdb.migrate.expression.Token.Kind;
import org.recordsdb.migrate.schema.SqlTokens;

/**
 * Cuts an expression of SQLite or PostgreSQL into tokens. The database has parsed it before, so it
 * is well formed; what is not needed here, as a parameter, is untranslatable.
 */
final class Lexer {

  /** Longer ones first. */
  private static final List<String> SIGNS =
      List.of(
          "!~~", "->>", "::", "||", "<=", ">=", "<>", "!=", "==", "~~", "->", "(", ")", "[", "]",
          ",", ".", "+", "-", "*", "/", "%", "<", ">", "=");

  private final String sql;
  private final boolean ofPostgres;
  private int at;

  private Lexer(String sql, boolean ofPostgres) {
    this.sql = sql;
    this.ofPostgres = ofPostgres;
  }

  /** All tokens, and one that marks the end. */
  static List<Token> tokens(String sql, boolean ofPostgres) {
    Lexer lexer = new Lexer(sql, ofPostgres);
    List<Token> tokens = new ArrayList<>();
    while (lexer.skipBlanks()) {
      tokens.add(lexer.next());
    }
    tokens.add(new Token(Kind.END, ""));
    return tokens;
  }

  /** False at the end. */
  private boolean skipBlanks() {
    while (at < sql.length()) {
      if (SqlTokens.isBlank(sql.charAt(at))) {
        at++;
      } else if (sql.startsWith("--", at)) {
        at = endOf("\n");
      } else if (sql.startsWith("/*", at)) {
        at = endOf("*/");
      } else {
        return true;
      }
    }
    return false;
  }

  private int endOf(String mark) {
    int found = sql.indexOf(mark, at + 2);
    return found < 0 ? sql.length() : found + mark.length();
  }

  private Token next() {
    char first = sql.charAt(at);
    if (first == '\'') {
      return new Token(Kind.STRING, quoted('\''));
    }
    if (first == '"' || first == '`') {
      return new Token(Kind.QUOTED, quoted(first));
    }
    if (first == '[' && !ofPostgres) {
      return new Token(Kind.QUOTED, quoted(']'));
    }
    if (Character.isDigit(first) || (first == '.' && isDigitAt(at + 1))) {
      return new Token(Kind.NUMBER, number());
    }
    if (isWordPart(first)) {
      return new Token(Kind.WORD, word());
    }
    for (String sign : SIGNS) {
      if (sql.startsWith(sign, at)) {
        at += sign.length();
        return new Token(Kind.SIGN, sign);
      }
    }
    throw new Untranslatable("the character " + first);
  }

  /** The text between quotes, of which two stand for one. */
  private String quoted(char quote) {
    StringBuilder text = new StringBuilder();
    at++;
    while (at < sql.length()) {
      char c = sql.charAt(at++);
      if (c != quote) {
        text.append(c);
      } else if (at < sql.length() && sql.charAt(at) == quote) {
        text.append(quote);
        at++;
      } else {
        return text.toString();
      }
    }
    throw new Untranslatable("an open quote");
  }

  private String number() {
    int start = at;
    while (isDigitAt(at) || isAt('.')) {
      at++;
    }
    if (isAt('e') || isAt('E')) {
      at++;
      if (isAt('+') || isAt('-')) {
        at++;
      }
      while (isDigitAt(at)) {
        at++;
      }
    }
    if (at < sql.length() && isWordPart(sql.charAt(at))) {
      throw new Untranslatable("a number of another form");
    }
    return sql.substring(start, at);
  }

  private String word() {
    int start = at;
    while (at < sql.length() && isWordPart(sql.charAt(at))) {
      at++;
    }
    if (isAt('\'')) {
      throw new Untranslatable("a string of another form");
    }
    return sql.substring(start, at);
  }

  private boolean isAt(char c) {
    return at < sql.length() && sql.charAt(at) == c;
  }

  private boolean isDigitAt(int place) {
    return place < sql.length() && sql.charAt(place) >= '0' && sql.charAt(place) <= '9';
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c > 0x7f;
  }
}
