package org.recordsdb.internal.sql;

import java.util.List;
import java.util.Set;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.internal.sql.Token.Kind;

/**
 * Whether each column of a result has a name of its own: databases name an expression as they like,
 * PostgreSQL {@code count(*)} by its function and SQLite by its text. Used in strict mode only.
 */
final class ResultNames {

  /** Words behind the last column. */
  private static final Set<String> ENDS =
      Set.of(
          "from",
          "where",
          "group",
          "having",
          "window",
          "union",
          "intersect",
          "except",
          "order",
          "limit",
          "offset",
          "fetch",
          "for",
          "into",
          "returning");

  /** Words that end an expression, or take one behind them. */
  private static final Set<String> OF_EXPRESSIONS =
      Set.of(
          "null",
          "true",
          "false",
          "unknown",
          "end",
          "is",
          "not",
          "and",
          "or",
          "like",
          "in",
          "between",
          "collate",
          "escape",
          "distinct",
          "all",
          "any",
          "then",
          "else",
          "when",
          "case",
          "isnull",
          "notnull");

  private ResultNames() {}

  /**
   * Throws if a column has none.
   *
   * @param tokens a statement without white space and comments
   */
  static void require(List<Token> tokens) {
    int from = firstColumn(tokens);
    int start = from;
    int depth = 0;
    for (int i = from; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      boolean ends = ENDS.contains(token.word()) && !tokens.get(i - 1).word().equals("distinct");
      if (depth < 0 || (depth == 0 && ends)) {
        requireName(tokens.subList(start, i));
        return;
      }
      if (depth == 0 && token.is(",")) {
        requireName(tokens.subList(start, i));
        start = i + 1;
      }
    }
    requireName(tokens.subList(start, tokens.size()));
  }

  /**
   * Behind the first SELECT outside of parentheses, or behind RETURNING where rows are written; the
   * end if there is neither.
   */
  private static int firstColumn(List<Token> tokens) {
    int depth = 0;
    String wanted = "select";
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && Outline.WRITING.contains(token.word())) {
        wanted = "returning";
      }
      if (depth == 0 && token.word().equals(wanted)) {
        String next = i + 1 < tokens.size() ? tokens.get(i + 1).word() : "";
        return Set.of("distinct", "all").contains(next) ? i + 2 : i + 1;
      }
    }
    return tokens.size();
  }

  private static void requireName(List<Token> column) {
    if (!column.isEmpty() && !isName(column) && !hasAlias(column)) {
      throw Failure.of(
              ErrorKind.ARGUMENT,
              "Can't run the SQL in strict mode (DB_STRICT): a column of its result has no name of"
                  + " its own, and databases name it differently. Give it one with AS.")
          .exception();
    }
  }

  /** A column, or all of a table's. */
  private static boolean isName(List<Token> column) {
    for (int i = 0; i < column.size(); i++) {
      Token token = column.get(i);
      boolean part = !token.name().isEmpty() && !isNumber(token) && !isOfExpression(token);
      boolean star = token.is("*") && i == column.size() - 1;
      if (i % 2 == 0 ? !part && !star : !token.is(".")) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasAlias(List<Token> column) {
    int last = column.size() - 1;
    if (last == 0 || column.get(last).name().isEmpty() || isNumber(column.get(last))) {
      return false;
    }
    Token before = column.get(last - 1);
    boolean value =
        before.is(")")
            || before.kind() == Kind.QUOTED
            || before.kind() == Kind.PARAMETER
            || before.word().equals("end")
            || (!before.name().isEmpty() && !isOfExpression(before));
    return before.word().equals("as") || (value && !isOfExpression(column.get(last)));
  }

  private static boolean isOfExpression(Token token) {
    return OF_EXPRESSIONS.contains(token.word());
  }

  private static boolean isNumber(Token token) {
    return token.kind() == Kind.WORD && Character.isDigit(token.text().charAt(0));
  }
}
