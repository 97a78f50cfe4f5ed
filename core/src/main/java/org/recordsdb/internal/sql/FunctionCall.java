package org.recordsdb.internal.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.recordsdb.internal.sql.Token.Kind;

/**
 * A name before an opening parenthesis: a function that is called, or a word that looks like one.
 *
 * @param name the name in lower case, without its schema and its quotes
 * @param plain whether it is written without quotes, and without a schema or in that of PostgreSQL
 *     itself
 * @param before the word or sign before it in lower case, or empty text
 * @param arguments what stands between the parentheses
 */
record FunctionCall(String name, boolean plain, String before, List<Token> arguments) {

  /**
   * All calls of a statement, those inside others too.
   *
   * @param tokens the statement without white space and comments
   */
  static List<FunctionCall> in(List<Token> tokens) {
    int[] ends = ends(tokens);
    List<FunctionCall> calls = new ArrayList<>();
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i).is("(") && !tokens.get(i - 1).name().isEmpty()) {
        calls.add(call(tokens, i - 1, tokens.subList(i + 1, ends[i])));
      }
    }
    return calls;
  }

  private static FunctionCall call(List<Token> tokens, int at, List<Token> arguments) {
    int first = at; // where the name begins, its schema included
    while (first > 1 && tokens.get(first - 1).is(".")) {
      first -= 2;
    }
    boolean own = first == at || (first == at - 2 && tokens.get(first).word().equals("pg_catalog"));
    boolean plain = own && tokens.get(at).kind() == Kind.WORD;
    String before = first == 0 ? "" : tokens.get(first - 1).lower();
    return new FunctionCall(tokens.get(at).name(), plain, before, arguments);
  }

  /** For each opening parenthesis the place of the one that closes it, or the end. */
  private static int[] ends(List<Token> tokens) {
    int[] ends = new int[tokens.size()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < ends.length; i++) {
      ends[i] = ends.length;
      if (tokens.get(i).is("(")) {
        open.push(i);
      } else if (tokens.get(i).is(")") && !open.isEmpty()) {
        ends[open.pop()] = i;
      }
    }
    return ends;
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
