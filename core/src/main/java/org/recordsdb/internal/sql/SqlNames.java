package org.recordsdb.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Quoting;

/** The words and names of a statement, for errors to look at after it failed. */
public final class SqlNames {

  private SqlNames() {}

  /**
   * Every word and name outside of strings and comments, in their order: names without their quotes
   * and without what stands before their last dot. Empty for text that can't be cut into tokens.
   */
  public static List<String> of(String sql) {
    List<String> names = new ArrayList<>();
    boolean afterDot = false;
    for (Token token : tokens(sql)) {
      if (token.isSpace()) {
        continue;
      }
      boolean named = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NAME;
      if (named && afterDot && !names.isEmpty()) {
        names.remove(names.size() - 1);
      }
      if (named) {
        names.add(bare(token));
      }
      afterDot = token.text().equals(".");
    }
    return names;
  }

  /** A name in small letters that does not occur in the text, not even as part of another. */
  public static String notIn(String sql) {
    String text = sql.toLowerCase(Locale.ROOT);
    String name = "records_rows";
    while (text.contains(name)) {
      name += "_";
    }
    return name;
  }

  private static String bare(Token token) {
    String text = token.text();
    return token.kind() == Token.Kind.NAME
        ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
        : text;
  }

  private static List<Token> tokens(String sql) {
    try {
      return Lexer.tokens(sql, Quoting.POSTGRESQL);
    } catch (RecordsException e) {
      return List.of();
    }
  }
}
