package org.recordsdb.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.recordsdb.internal.sql.Token.Kind;

/**
 * A name before an opening parenthesis: a function that is called, or a word that looks like one.
 *
 * @param name the name in lower case, without its schema and its quotes
 * @param before the word before it, or empty text
 * @param arguments what stands between the parentheses
 */
record FunctionCall(String name, String before, List<Token> arguments) {

  /**
   * All calls of a statement, those inside others too.
   *
   * @param tokens the statement without white space and comments
   */
  static List<FunctionCall> in(List<Token> tokens) {
    List<FunctionCall> calls = new ArrayList<>();
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i).is("(")) {
        boolean bracketed = i > 2 && tokens.get(i - 1).is("]") && tokens.get(i - 3).is("[");
        int at = bracketed ? i - 2 : i - 1;
        String name = tokens.get(at).name();
        if (!name.isEmpty()) {
          int first = first(tokens, bracketed ? at - 1 : at);
          String before = first == 0 ? "" : tokens.get(first - 1).word();
          calls.add(new FunctionCall(name, before, inside(tokens, i)));
        }
      }
    }
    return calls;
  }

  /** Where the name begins, its schema included. */
  private static int first(List<Token> tokens, int at) {
    boolean qualified = at > 1 && tokens.get(at - 1).is(".");
    return qualified ? first(tokens, at - 2) : at;
  }

  private static List<Token> inside(List<Token> tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      if (depth == 0) {
        return tokens.subList(open + 1, i);
      }
    }
    return tokens.subList(open + 1, tokens.size());
  }

  /** The first argument if it is a plain literal, without its quotes and in lower case. */
  String literal() {
    boolean alone = arguments.size() > 1 && arguments.get(1).is(",");
    Token first = alone ? arguments.get(0) : new Token(Kind.OTHER, "");
    boolean plain = first.kind() == Kind.QUOTED && first.text().startsWith("'");
    return plain ? first.lower().substring(1, first.text().length() - 1) : "";
  }

  /** True if the last argument is this word alone. */
  boolean endsWith(String word) {
    int last = arguments.size() - 1;
    return last > 0 && arguments.get(last).word().equals(word) && arguments.get(last - 1).is(",");
  }
}
