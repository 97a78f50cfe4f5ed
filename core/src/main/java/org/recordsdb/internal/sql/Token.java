package org.recordsdb.internal.sql;

import java.util.Locale;

/**
 * A piece of SQL text.
 *
 * @param kind what it is
 * @param text as written
 */
record Token(Kind kind, String text) {

  enum Kind {
    /** White space or a comment. */
    SPACE,
    /** A string, a name in backticks or brackets, or a dollar-quoted body. */
    QUOTED,
    /** A name in double quotes. */
    NAME,
    /** A keyword, a plain name or a number. */
    WORD,
    /** {@code :name}. */
    PARAMETER,
    /** A single question mark, or a dollar with a number or a name: parameters we do not take. */
    QUESTION,
    /** Two question marks, which stand for the operator. */
    OPERATOR_QUESTION,
    /** A backslash and a colon, which stand for the colon. */
    ESCAPED_COLON,
    SEMICOLON,
    OTHER
  }

  /** The word in lower case. */
  String word() {
    return kind == Kind.WORD ? lower() : "";
  }

  /** The text in lower case. */
  String lower() {
    return text.toLowerCase(Locale.ROOT);
  }

  /** The name in lower case, without its quotes; empty for all else. */
  String name() {
    boolean quoted =
        kind == Kind.NAME || (kind == Kind.QUOTED && "`[".indexOf(text.charAt(0)) >= 0);
    return quoted ? lower().substring(1, text.length() - 1) : word();
  }

  /** True if it is written so. */
  boolean is(String written) {
    return text.equals(written);
  }

  boolean isSpace() {
    return kind == Kind.SPACE;
  }
}
