package org.recordsdb.internal.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.recordsdb.spi.Syntax;

/**
 * The names that a statement computes with: if one is that of a column of decimals, SQLite gives a
 * floating-point number and PostgreSQL a decimal. Used in strict mode only.
 */
public final class Computed {

  /** Functions whose result is a decimal where their argument is one. */
  private static final Set<String> FUNCTIONS =
      Set.of("sum", "avg", "total", "min", "max", "coalesce", "nullif", "abs", "round");

  private static final Set<String> OPERATORS = Set.of("+", "-", "*", "/", "%");

  private Computed() {}

  /**
   * The names in small letters, without their tables. What stands in {@code cast(round(..) as
   * bigint)} is left out: that is a whole number on each database.
   */
  public static Set<String> names(String sql, Syntax syntax) {
    List<Token> tokens =
        Lexer.tokens(sql, syntax.quoting()).stream().filter(token -> !token.isSpace()).toList();
    Set<String> names = new LinkedHashSet<>();
    Deque<String> around = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("(")) {
        around.push(i == 0 ? "" : tokens.get(i - 1).word());
      } else if (token.is(")")) {
        around.poll();
      } else if (!token.name().isEmpty() && !isWhole(around) && isComputed(tokens, i, around)) {
        names.add(token.name());
      }
    }
    return names;
  }

  private static boolean isComputed(List<Token> tokens, int place, Deque<String> around) {
    return around.stream().anyMatch(FUNCTIONS::contains)
        || isOperator(tokens, place + 1)
        || isOperator(tokens, firstOf(tokens, place) - 1);
  }

  /** Where a name with its table begins. */
  private static int firstOf(List<Token> tokens, int place) {
    int first = place;
    while (first >= 2 && tokens.get(first - 1).is(".")) {
      first -= 2;
    }
    return first;
  }

  private static boolean isOperator(List<Token> tokens, int place) {
    return place >= 0 && place < tokens.size() && OPERATORS.contains(tokens.get(place).text());
  }

  private static boolean isWhole(Deque<String> around) {
    String inner = "";
    for (String outer : around) {
      if (inner.equals("round") && outer.equals("cast")) {
        return true;
      }
      inner = outer;
    }
    return false;
  }
}
