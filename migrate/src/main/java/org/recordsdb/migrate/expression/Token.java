package org.recordsdb.migrate.expression;

import java.util.Locale;

/**
 * A piece of an expression.
 *
 * @param kind what it is
 * @param text as written; of names and strings what they stand for
 */
record Token(Kind kind, String text) {

  /** What a token is. */
  enum Kind {
    /** A name or a keyword, without quotes. */
    WORD,
    /** A name in quotes of any kind. */
    QUOTED,
    STRING,
    NUMBER,
    SIGN,
    END
  }

  /** True for this keyword, in lower case. */
  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** The name of a function, which no database takes for another in capitals. */
  String lower() {
    return text.toLowerCase(Locale.ROOT);
  }
}
