package org.recordsdb.migrate.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * SQL of an SQLite schema, cut into names, strings, numbers and signs; blanks and comments are
 * dropped ("SQL As Understood By SQLite"). SQLite has parsed the statement before, so that is well
 * formed; a hostile file may have anything behind it.
 */
public final class SqlTokens {

  private final String sql;
  private int at;

  private SqlTokens(String sql) {
    this.sql = sql;
  }

  /**
   * A piece of the text.
   *
   * @param text as written
   * @param start where it begins
   * @param end where the next character is
   */
  record Token(String text, int start, int end) {

    /** Whether it is this word or sign, in small letters. */
    boolean is(String word) {
      return lower().equals(word);
    }

    boolean isQuoted() {
      return "\"`['".indexOf(text.charAt(0)) >= 0;
    }

    /** The name that it stands for, without its quotes. */
    String name() {
      char first = text.charAt(0);
      if (!isQuoted()) {
        return text;
      }
      String inner = text.substring(1, Math.max(1, text.length() - 1));
      String quote = first == '[' ? "]" : String.valueOf(first);
      return inner.replace(quote + quote, quote);
    }

    String lower() {
      return SqlNames.folded(text);
    }
  }

  static List<Token> of(String sql) {
    return new SqlTokens(sql).all();
  }

  private List<Token> all() {
    List<Token> tokens = new ArrayList<>();
    while (skipBlanks()) {
      int start = at;
      next();
      tokens.add(new Token(sql.substring(start, at), start, at));
    }
    return tokens;
  }

  /** False at the end of the text. */
  private boolean skipBlanks() {
    while (at < sql.length()) {
      if (isBlank(sql.charAt(at))) {
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

  private void next() {
    char first = sql.charAt(at++);
    if (first == '[') {
      int close = sql.indexOf(']', at);
      at = close < 0 ? sql.length() : close + 1; // of what may follow a statement
    } else if (first == '"' || first == '`' || first == '\'') {
      quoted(first);
    } else if (isWordPart(first)) {
      while (at < sql.length() && isWordPart(sql.charAt(at))) {
        at++;
      }
    }
  }

  private void quoted(char quote) {
    while (at < sql.length()) {
      if (sql.charAt(at++) != quote) {
        continue;
      }
      if (at == sql.length() || sql.charAt(at) != quote) {
        return;
      }
      at++;
    }
  }

  /** To a database, a blank outside of ASCII is a letter. */
  public static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.' || c > 0x7f;
  }
}
