package org.recordsdb.postgres;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * What is wrong with SQL that the server rejected, in words of our own by its SQLSTATE (class 42 of
 * the PostgreSQL manual, appendix A): the server's text is in the server's language. The names that
 * it quotes are the same in all of them.
 */
final class SqlMistakes {

  /** Where the SQLSTATE says little, the server's own text follows. */
  private static final Set<String> BEFORE_TEXT =
      Set.of(
          "42602", "42611", "42804", "42809", "42P11", "42P12", "42P13", "42P14", "42P15", "42P16",
          "42P17");

  /** What one SQLSTATE stands for, by the server's function that tells it. */
  private static final Map<String, String> BY_ROUTINE =
      Map.of(
          "transformFkeyCheckAttrs", "a foreign key refers to columns that are no unique key",
          "transformFkeyGetPrimaryKey", "a foreign key refers to a table that has no primary key",
          "PreventInTransactionBlock", "it can't run in a transaction",
          "check_ungrouped_columns_walker",
              "a column stands neither in GROUP BY nor in an aggregate",
          "transformInsertRow", "INSERT has another number of values than of columns",
          "transformInsertStmt", "INSERT has another number of values than of columns",
          "transformSetOperationTree",
              "the queries of UNION, EXCEPT or INTERSECT differ in columns",
          "transformValuesClause", "the lists of VALUES differ in length",
          "transformSubLink", "a subquery has another number of columns than one",
          "exprTypmod", "a subquery has another number of columns than one");

  /** In the quotes of the server's language. */
  private static final Pattern QUOTED = Pattern.compile("[\"«»„“‹「]([^\"«»„“‹「”›」]+)[\"«»“”›」]");

  /** A function is named without quotes, and with the types of its arguments. */
  private static final Pattern FUNCTION = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_.]*+)\\(");

  private static final Pattern PARAMETER = Pattern.compile("\\$\\d{1,5}");

  /** Nothing can be dropped that others depend on; the server's detail names them. */
  private static final String NEEDED = "2BP01";

  private SqlMistakes() {}

  /** True if the server has no operator for two types. */
  static boolean isOfOperator(String state, ServerErrorMessage message) {
    return state.equals("42883") && "op_error".equals(message.getRoutine());
  }

  /** True if ON CONFLICT names no unique key; the same code stands for other columns too. */
  static boolean isOfConflict(ServerErrorMessage message) {
    return "infer_arbiter_indexes".equals(message.getRoutine());
  }

  /**
   * What is wrong, with the names that the text quotes; null where nothing can be said.
   *
   * @param words what the SQLSTATE says, or null
   * @param text the server's text, empty if a value may be in it
   */
  static @Nullable String words(
      @Nullable String words, String text, String state, ServerErrorMessage message) {
    if (isOfOperator(state, message)) {
      String types =
          text.substring(Math.max(text.lastIndexOf(':'), text.lastIndexOf('\uff1a')) + 1);
      return text.isEmpty() ? "no such operator" : "no operator for " + types.strip();
    }
    if (state.equals(NEEDED)) {
      @Nullable String which = message.getDetail();
      boolean told = which != null && MessageOrigin.isAboutSql(message);
      return "other objects depend on it"
          + (told ? "; " + MessageOrigin.cut(which.replace("\n", ", ")) : "");
    }
    if (words == null) {
      return text.isEmpty() ? null : text;
    }
    if (BEFORE_TEXT.contains(state)) {
      return text.isEmpty() ? words : words + "; " + text;
    }
    Matcher parameter = PARAMETER.matcher(text);
    if (state.equals("42P18") && parameter.find()) {
      return "the type of the parameter " + parameter.group() + " is not known, so use CAST";
    }
    if (state.equals("42601") && text.isEmpty()) {
      return "a value is not in the form that a function reads";
    }
    @Nullable String exact = BY_ROUTINE.get(String.valueOf(message.getRoutine()));
    List<String> names = names(state, text);
    if (state.equals("42601") && exact == null && names.isEmpty()) {
      return "scanner_yyerror".equals(message.getRoutine()) ? "it ends too early" : text;
    }
    return (exact == null ? words : exact)
        + (names.isEmpty() ? "" : ": ")
        + names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
  }

  private static List<String> names(String state, String text) {
    Pattern pattern = state.equals("42883") || state.equals("42725") ? FUNCTION : QUOTED;
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1).replace('\u00a0', ' ').strip())
        .distinct()
        .toList();
  }
}
