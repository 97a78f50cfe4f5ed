package org.recordsdb.migrate.schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.recordsdb.migrate.schema.SqlTokens.Token;

/**
 * The functions that an expression of an SQLite file may call where Records has it evaluated. A
 * driver brings functions of its own, as {@code replicate} and {@code padl}, which are not made for
 * hostile arguments: one of them can end the process. SQLite runs them in no expression of a schema
 * that is not trusted, but it can't know that a statement is made of such an expression.
 */
public final class SqliteFunctions {

  /**
   * SQLite's own ("Built-In Scalar SQL Functions", "Built-In Aggregate Functions", "Date And Time
   * Functions", "Built-In Mathematical SQL Functions", "JSON Functions And Operators"), without
   * those that load or change anything. What they take is bounded by the longest value.
   */
  static final Set<String> KNOWN =
      names(
          """
          abs changes char coalesce concat concat_ws format glob hex if ifnull iif instr
          last_insert_rowid length like likelihood likely lower ltrim max min nullif octet_length
          printf quote random randomblob replace round rtrim sign soundex sqlite_compileoption_get
          sqlite_compileoption_used sqlite_source_id sqlite_version substr substring total_changes
          trim typeof unhex unicode unistr unistr_quote unlikely upper zeroblob
          avg count group_concat string_agg sum total
          current_date current_time current_timestamp date datetime julianday strftime time timediff
          unixepoch
          acos acosh asin asinh atan atan2 atanh ceil ceiling cos cosh degrees exp floor ln log log10
          log2 mod pi pow power radians sin sinh sqrt tan tanh trunc
          json json_array json_array_insert json_array_length json_error_position json_extract
          json_group_array json_group_object json_insert json_object json_patch json_pretty
          json_quote json_remove json_replace json_set json_type json_valid jsonb jsonb_array
          jsonb_array_insert jsonb_extract jsonb_group_array jsonb_group_object jsonb_insert
          jsonb_object jsonb_patch jsonb_remove jsonb_replace jsonb_set
          """);

  /** Those of all that a schema may call whose result can be longer than what they are given. */
  static final Set<String> MAKERS =
      names(
          """
          concat concat_ws format fts5_locale group_concat hex json json_array json_array_insert
          json_extract json_group_array json_group_object json_insert json_object json_patch
          json_pretty json_quote json_remove json_replace json_set jsonb jsonb_array
          jsonb_array_insert jsonb_extract jsonb_group_array jsonb_group_object jsonb_insert
          jsonb_object jsonb_patch jsonb_remove jsonb_replace jsonb_set printf quote randomblob
          replace strftime string_agg unistr_quote zeroblob
          """);

  /** Words before a parenthesis that does not hold arguments. */
  private static final Set<String> WORDS =
      names("and or not in is between like glob escape case when then else cast distinct from");

  /** Operators that call functions which are not SQLite's own, and what no check has. */
  private static final Set<String> REFUSED = names("match regexp select raise");

  private SqliteFunctions() {}

  private static Set<String> names(String text) {
    return Set.of(text.strip().split("\\s+", -1));
  }

  /**
   * What an expression calls that is none of SQLite's own functions, in the order of the text.
   *
   * @param expression SQL of a check, a computed column or an index
   */
  public static Set<String> foreign(String expression) {
    List<Token> tokens = SqlTokens.of(expression);
    Set<String> foreign = new LinkedHashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean word = !token.isQuoted() && REFUSED.contains(token.lower());
      if (word || isParameter(token) || (isCalled(tokens, i) && !isKnown(tokens, i))) {
        foreign.add(token.name());
      }
    }
    return foreign;
  }

  /**
   * True if what is evaluated of a statement that makes a table or an index can make a value that
   * is longer than those it is given.
   *
   * @param statement the whole of it
   */
  public static boolean makeLonger(String statement) {
    List<Token> tokens = SqlTokens.of(statement);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean joins = token.is("|") && i + 1 < tokens.size() && tokens.get(i + 1).is("|");
      if (joins || (isCalled(tokens, i) && MAKERS.contains(SqlNames.folded(token.name())))) {
        return true;
      }
    }
    return false;
  }

  /** No schema has one; the text that follows would be read in another way. */
  private static boolean isParameter(Token token) {
    return "?:@#$".indexOf(token.text().charAt(0)) >= 0;
  }

  /** A name, in quotes or not, before a parenthesis. */
  private static boolean isCalled(List<Token> tokens, int at) {
    return isName(tokens.get(at)) && at + 1 < tokens.size() && tokens.get(at + 1).is("(");
  }

  private static boolean isName(Token token) {
    char first = token.text().charAt(0);
    return (token.isQuoted() && first != '\'') || SqlTokens.isWordPart(first);
  }

  private static boolean isKnown(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    return (!token.isQuoted() && WORDS.contains(token.lower()))
        || KNOWN.contains(SqlNames.folded(token.name()))
        || isType(tokens, at);
  }

  /** The name of a type, of one word or more, behind the word {@code as} of a cast. */
  private static boolean isType(List<Token> tokens, int at) {
    int first = at;
    while (first > 0 && isName(tokens.get(first)) && !tokens.get(first).is("as")) {
      first--;
    }
    return first < at && tokens.get(first).is("as") && isInCast(tokens, first);
  }

  /** True if the innermost parenthesis that is open before this place is that of a cast. */
  private static boolean isInCast(List<Token> tokens, int at) {
    int closed = 0;
    for (int i = at - 1; i >= 0; i--) {
      if (tokens.get(i).is(")")) {
        closed++;
      } else if (tokens.get(i).is("(") && closed-- == 0) {
        return i > 0 && tokens.get(i - 1).is("cast");
      }
    }
    return false;
  }
}
