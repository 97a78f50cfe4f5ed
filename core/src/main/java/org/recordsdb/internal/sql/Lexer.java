package org.recordsdb.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.error.SqlPosition;
import org.recordsdb.internal.sql.Token.Kind;
import org.recordsdb.spi.Quoting;

/**
 * Cuts SQL into tokens, so that nothing inside a string, a quoted name, a comment or a
 * dollar-quoted body is taken for a parameter or an end of statement (PostgreSQL manual, "Lexical
 * Structure"; SQLite, "SQL As Understood By SQLite"). Where databases differ it reads as the one
 * that runs the SQL; what could not be read alike by it, its driver and us is rejected ({@link
 * ReadDifferently}).
 */
final class Lexer {

  private static final String BLANKS = " \t\n\u000B\f\r";

  private final String sql;
  private final boolean sqlite;
  private int at;

  private Lexer(String sql, Quoting quoting) {
    this.sql = sql;
    sqlite = quoting == Quoting.SQLITE;
  }

  static List<Token> tokens(String sql, Quoting quoting) {
    ReadDifferently.refuseCharacters(sql);
    return new Lexer(sql, quoting).all();
  }

  private List<Token> all() {
    List<Token> tokens = new ArrayList<>();
    while (at < sql.length()) {
      int start = at;
      Kind kind = placed(start);
      tokens.add(new Token(kind, sql.substring(start, at)));
    }
    return tokens;
  }

  /** What is wrong with a token is wrong where it begins. */
  private Kind placed(int start) {
    try {
      return next();
    } catch (RecordsException e) {
      throw e.failure().position(SqlPosition.of(sql, start)).exception();
    }
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
    if (c == '\'' || c == '"' || (sqlite && c == '`')) {
      return quoted(c, false);
    }
    if (sqlite && c == '[') {
      return bracketed();
    }
    if (isEscapeString(0)) {
      at++;
      return escaped();
    }
    if (isEscapedName(0)) {
      throw ReadDifferently.escapedName();
    }
    if (c == '$' || (sqlite && (c == '@' || c == '#'))) {
      return sqlite || isDigit(peek(1)) ? otherParameter() : dollarQuoted();
    }
    if (isDigit(c)) {
      return number();
    }
    if (isWordPart(c)) {
      return word();
    }
    return symbol(c);
  }

  /** {@code E'..'}: to SQLite a name and a plain string. */
  private boolean isEscapeString(int ahead) {
    return !sqlite && "eE".indexOf(peek(ahead)) >= 0 && peek(ahead + 1) == '\'';
  }

  /** {@code U&".."}: to SQLite a name, an operator and a name. */
  private boolean isEscapedName(int ahead) {
    return "uU".indexOf(peek(ahead)) >= 0 && peek(ahead + 1) == '&' && peek(ahead + 2) == '"';
  }

  private Kind space() {
    while (at < sql.length() && isSpace(sql.charAt(at))) {
      at++;
    }
    return Kind.SPACE;
  }

  /** Ends at a line feed; at a carriage return alone it would end on PostgreSQL only. */
  private Kind lineComment() {
    int end = sql.indexOf('\n', at);
    String comment = sql.substring(at, end < 0 ? sql.length() : end);
    int carriageReturn = comment.indexOf('\r');
    boolean ofTheLineEnd = end >= 0 && carriageReturn == comment.length() - 1;
    if (carriageReturn >= 0 && !ofTheLineEnd) {
      throw ReadDifferently.carriageReturn();
    }
    at += comment.length();
    return Kind.SPACE;
  }

  /** Comments nest on PostgreSQL and end at the first end on SQLite. */
  private Kind comment() {
    int end = sql.indexOf("*/", at + 2);
    if (end < 0) {
      throw unclosed("comment");
    }
    if (sql.substring(at + 2, end).contains("/*")) {
      throw ReadDifferently.nestedComment();
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

  /** A name of SQLite that ends at the first closing bracket. */
  private Kind bracketed() {
    int end = sql.indexOf(']', at);
    if (end < 0) {
      throw unclosed("quoted name");
    }
    at = end + 1;
    return Kind.QUOTED;
  }

  /**
   * A string with backslashes, which goes on for PostgreSQL if another one follows on a later line,
   * but not for its driver.
   */
  private Kind escaped() {
    Kind kind = quoted('\'', true);
    int end = at;
    while (at < sql.length() && (isSpace(sql.charAt(at)) || sql.startsWith("--", at))) {
      next();
    }
    if (peek(0) == '\'' && sql.substring(end, at).chars().anyMatch(c -> c == '\n' || c == '\r')) {
      throw ReadDifferently.continuedString();
    }
    at = end;
    return kind;
  }

  private Kind dollarQuoted() {
    int tagEnd = at + 1;
    while (tagEnd < sql.length() && sql.charAt(tagEnd) != '$' && isWordPart(sql.charAt(tagEnd))) {
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

  /**
   * {@code $1} and {@code $name} are parameters to drivers, which nobody would bind. A dollar alone
   * would begin a string together with that of a parameter behind it.
   */
  private Kind otherParameter() {
    boolean dollar = sql.charAt(at) == '$';
    at++;
    int name = at;
    if (isDigit(peek(0))) {
      number();
    } else {
      word();
    }
    return dollar || at > name ? Kind.QUESTION : Kind.OTHER;
  }

  private Kind word() {
    int start = at;
    while (at < sql.length() && isWordPart(sql.charAt(at))) {
      at++;
    }
    ReadDifferently.refuseMark(sql.substring(start, at));
    return Kind.WORD;
  }

  /** A dollar behind digits begins a string. */
  private Kind number() {
    int start = at;
    while (at < sql.length() && sql.charAt(at) != '$' && isWordPart(sql.charAt(at))) {
      at++;
    }
    ReadDifferently.refuseMark(sql.substring(start, at));
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
    if (c == '\\' && !sqlite && skip(':')) {
      return Kind.ESCAPED_COLON;
    }
    if (c != ':' || skip(':') || isEscapeString(0) || isEscapedName(0)) {
      return Kind.OTHER;
    }
    if (isDigit(peek(0)) || !isWordPart(peek(0)) || peek(0) == '$') {
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

  /** Of ASCII only: to databases every other blank of Unicode is a part of a name. */
  private static boolean isSpace(char c) {
    return BLANKS.indexOf(c) >= 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordPart(char c) {
    return c > 0x7f || Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }

  private static RuntimeException unclosed(String what) {
    return Failure.of(
            ErrorKind.SYNTAX,
            "Can't run the SQL: it has a " + what + " that is not closed. Close it.")
        .exception();
  }
}
