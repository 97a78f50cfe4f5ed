package org.recordsdb.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.internal.sql.Token.Kind;

/**
 * Cuts SQL into tokens, so that nothing inside a string, a quoted name, a comment or a
 * dollar-quoted body is taken for a parameter or an end of statement (PostgreSQL manual, "Lexical
 * Structure"; SQLite, "SQL As Understood By SQLite").
 */
final class Lexer {

  private final String sql;
  private int at;

  private Lexer(String sql) {
    this.sql = sql;
  }

  static List<Token> tokens(String sql) {
    return new Lexer(sql).all();
  }

  private List<Token> all() {
    List<Token> tokens = new ArrayList<>();
    while (at < sql.length()) {
      int start = at;
      Kind kind = next();
      tokens.add(new Token(kind, sql.substring(start, at)));
    }
    return tokens;
  }

  private Kind next() {
    char c = sql.charAt(at);
    if (isSpace(c)) {
      return space();
    }
    if (sql.startsWith("--", at)) {
      return lineComment();
    }
    if (sql.startsWith("/*", at)) {
      return comment();
    }
    if (c == '\'' || c == '"' || c == '`') {
      return quoted(c, false);
    }
    if ((c == 'e' || c == 'E') && peek(1) == '\'') {
      at++;
      return quoted('\'', true);
    }
    if ((c == 'u' || c == 'U') && peek(1) == '&' && peek(2) == '"') {
      throw escapedName();
    }
    if (c == '$') {
      return Character.isDigit(peek(1)) ? otherParameter() : dollarQuoted();
    }
    if (isWordPart(c)) {
      return word();
    }
    return symbol(c);
  }

  private Kind space() {
    while (at < sql.length() && isSpace(sql.charAt(at))) {
      at++;
    }
    return Kind.SPACE;
  }

  /** Ends at a line feed, and on PostgreSQL at a carriage return too. */
  private Kind lineComment() {
    while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
      at++;
    }
    return Kind.SPACE;
  }

  /**
   * Comments in comments are rejected: they nest on PostgreSQL and end at the first end on SQLite.
   */
  private Kind comment() {
    int end = sql.indexOf("*/", at + 2);
    if (end < 0) {
      throw unclosed("comment");
    }
    if (sql.substring(at + 2, end).contains("/*")) {
      throw Failure.of(
              ErrorKind.SYNTAX,
              "Can't run the SQL: it has a comment in a comment, which databases read differently. End"
                  + " the outer one first.")
          .exception();
    }
    at = end + 2;
    return Kind.SPACE;
  }

  /** Two quotes in a row stand for one. */
  private Kind quoted(char quote, boolean backslashEscapes) {
    for (at++; at < sql.length(); at++) {
      char c = sql.charAt(at);
      if (c == '\\' && backslashEscapes) {
        at++;
      } else if (c == quote && peek(1) == quote) {
        at++;
      } else if (c == quote) {
        at++;
        return quote == '"' ? Kind.NAME : Kind.QUOTED;
      }
    }
    throw unclosed(quote == '\'' ? "string" : "quoted name");
  }

  private Kind dollarQuoted() {
    int tagEnd = at + 1;
    while (tagEnd < sql.length()
        && (Character.isLetterOrDigit(sql.charAt(tagEnd)) || sql.charAt(tagEnd) == '_')) {
      tagEnd++;
    }
    if (tagEnd >= sql.length() || sql.charAt(tagEnd) != '$') {
      return otherParameter();
    }
    String tag = sql.substring(at, tagEnd + 1);
    int close = sql.indexOf(tag, tagEnd + 1);
    if (close < 0) {
      throw unclosed("dollar-quoted string");
    }
    at = close + tag.length();
    return Kind.QUOTED;
  }

  /** {@code $1} and {@code $name} are parameters to drivers, which nobody would bind. */
  private Kind otherParameter() {
    at++;
    int name = at;
    word();
    return at == name ? Kind.OTHER : Kind.QUESTION;
  }

  private Kind word() {
    while (at < sql.length() && isWordPart(sql.charAt(at))) {
      at++;
    }
    return Kind.WORD;
  }

  private Kind symbol(char c) {
    at++;
    if (c == ';') {
      return Kind.SEMICOLON;
    }
    if (c == '?') {
      return skip('?') ? Kind.OPERATOR_QUESTION : Kind.QUESTION;
    }
    if (c == '\\' && skip(':')) {
      return Kind.ESCAPED_COLON;
    }
    if (c != ':' || skip(':') || !isNameStart(peek(0))) {
      return Kind.OTHER;
    }
    word();
    return Kind.PARAMETER;
  }

  private boolean skip(char expected) {
    boolean found = peek(0) == expected;
    at += found ? 1 : 0;
    return found;
  }

  private char peek(int ahead) {
    return at + ahead < sql.length() ? sql.charAt(at + ahead) : '\0';
  }

  private static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '_';
  }

  /** SQLite skips the mark that begins a text in UTF-16, wherever it stands. */
  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || c == '\uFEFF';
  }

  /** Databases take whatever is not ASCII for a part of a name. */
  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || (c > 0x7f && !isSpace(c));
  }

  private static RuntimeException escapedName() {
    return Failure.of(
            ErrorKind.SYNTAX,
            "The SQL has a name with Unicode escapes (U&\"..\"), which databases read differently;"
                + " write the name itself.")
        .exception();
  }

  private static RuntimeException unclosed(String what) {
    return Failure.of(
            ErrorKind.SYNTAX,
            "Can't run the SQL: it has a " + what + " that is not closed. Close it.")
        .exception();
  }
}
