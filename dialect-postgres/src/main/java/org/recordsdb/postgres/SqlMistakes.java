package org.recordsdb.postgres;

import java.util.List;
import java.util.Map;
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

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("25001", "it must come first in its transaction"),
          Map.entry("25P01", "it runs only in a transaction"),
          Map.entry("42601", "there is a syntax error"),
          Map.entry("42622", "a name is too long"),
          Map.entry("42701", "two columns would have the same name"),
          Map.entry("42702", "more than one table has this column, so write table.column"),
          Map.entry("42704", "there is no such type, role, index or other object"),
          Map.entry("42710", "there is an object of this name already"),
          Map.entry("42712", "two tables have the same name here, so give one another by AS"),
          Map.entry("42723", "there is such a function already"),
          Map.entry("42725", "several functions or operators take these types, so use CAST"),
          Map.entry("42803", "an aggregate function stands where none may"),
          Map.entry("42830", "a foreign key has other columns than the key it refers to"),
          Map.entry("42846", "there is no CAST between two types"),
          Map.entry("42883", "there is no such function, or it takes other arguments"),
          Map.entry("42939", "a name is reserved by PostgreSQL"),
          Map.entry("42P03", "there is a cursor of this name already"),
          Map.entry("42P04", "there is a database of this name already"),
          Map.entry("42P06", "there is a schema of this name already"),
          Map.entry("42P07", "there is a table, view or index of this name already"),
          Map.entry("42P08", "a parameter would have two types, so use CAST"),
          Map.entry("42P09", "two tables have the same name here, so give one another by AS"),
          Map.entry("42P10", "ORDER BY or DISTINCT names what is not selected"),
          Map.entry("42P18", "the type of a parameter is not known, so use CAST"),
          Map.entry("42P19", "a recursive query refers to itself where it may not"),
          Map.entry("42P20", "a window function stands where none may"),
          Map.entry("42P21", "two texts have different collations, so use COLLATE"),
          Map.entry("42P22", "the collation of a text is not known, so use COLLATE"));

  /** Where the SQLSTATE says little, the server's own text follows. */
  private static final Map<String, String> WORDS_BEFORE_TEXT =
      Map.ofEntries(
          Map.entry("42602", "a name is not one that PostgreSQL takes"),
          Map.entry("42611", "the definition of a column is wrong"),
          Map.entry("42804", "types differ"),
          Map.entry("42809", "another kind of object is needed here"),
          Map.entry("42P11", "the definition of a cursor is wrong"),
          Map.entry("42P12", "the definition of a database is wrong"),
          Map.entry("42P13", "the definition of a function is wrong"),
          Map.entry("42P14", "the definition of a prepared statement is wrong"),
          Map.entry("42P15", "the definition of a schema is wrong"),
          Map.entry("42P16", "the definition of a table is wrong"),
          Map.entry("42P17", "the definition of an object is wrong"));

  /** What one SQLSTATE stands for, by the server's function that tells it. */
  private static final Map<String, String> BY_ROUTINE =
      Map.of(
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
   * What is wrong, with the names that the text quotes if no value can be in it; null where the
   * SQLSTATE says nothing.
   */
  static @Nullable String words(String state, ServerErrorMessage message) {
    String text = MessageOrigin.isAboutSql(message) ? MessageOrigin.text(message) : "";
    if (isOfOperator(state, message)) {
      String types =
          text.substring(Math.max(text.lastIndexOf(':'), text.lastIndexOf('\uff1a')) + 1);
      return text.isEmpty() ? "no such operator" : "no operator for " + types.strip();
    }
    if ("aclcheck_error".equals(message.getRoutine())) {
      String denied = MessageOrigin.text(message);
      int name = denied.lastIndexOf(' ') + 1;
      return denied.substring(0, name) + '"' + denied.substring(name) + '"';
    }
    @Nullable String before = WORDS_BEFORE_TEXT.get(state);
    if (before != null) {
      return text.isEmpty() ? before : before + "; " + text;
    }
    @Nullable String words = WORDS.get(state);
    if (words == null) {
      return null;
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
      return "scanner_yyerror".equals(message.getRoutine()) ? "it ends too early" : null;
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
