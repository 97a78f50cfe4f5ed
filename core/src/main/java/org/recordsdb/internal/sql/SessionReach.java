package org.recordsdb.internal.sql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.recordsdb.spi.Quoting;

/**
 * Whether a statement may change the connection it runs on, beyond what {@link SessionControl}
 * sees: by what a function does inside, or by a temporary table. One that needlessly counts as such
 * costs a look at the connection when it is given back, and nothing else.
 */
final class SessionReach {

  /** Before a parenthesis these are no function, whoever defined what. */
  private static final Set<String> RESERVED =
      words(
          "all and any array as asc between case cast check desc distinct do else end except exists"
              + " from group having in intersect interval into lateral limit not null offset on"
              + " only or order primary references returning row select some table then to union"
              + " unique using values when where window with");

  /** Nor these behind what they follow: a name, a parenthesis or one of the words. */
  private static final Map<String, Set<String>> FOLLOWING =
      Map.of(
          "by", words("order group partition"),
          "conflict", words("on"),
          "materialized", words("as not"),
          "filter", words(")"),
          "over", words(")"),
          "within", words(")"),
          "like", words("not )"),
          "ilike", words("not )"),
          "join", words("left right full inner cross natural outer )"),
          "set", words(")"));

  /** Those of them that follow a name too. */
  private static final Set<String> BEHIND_NAMES = words("like ilike join set");

  private static final Set<String> TYPES =
      words(
          "bit char character decimal float nchar numeric time timestamp timestamptz timetz varchar"
              + " varying");

  /**
   * Functions of the databases themselves that compute and do nothing else; {@code set_config} is
   * let through only where it ends with the transaction.
   */
  private static final Set<String> FUNCTIONS =
      words(
          "abs age array_agg array_length array_to_string avg bool_and bool_or btrim"
              + " cardinality ceil ceiling char_length coalesce concat concat_ws count cume_dist"
              + " current_setting date date_part date_trunc dense_rank every exp extract first_value"
              + " floor format gen_random_uuid generate_series greatest json_agg json_array_length"
              + " json_build_array json_build_object json_each json_object jsonb_agg"
              + " jsonb_array_elements jsonb_array_elements_text jsonb_array_length"
              + " jsonb_build_array jsonb_build_object jsonb_each jsonb_each_text jsonb_extract_path"
              + " jsonb_extract_path_text jsonb_object_agg jsonb_path_query jsonb_set jsonb_typeof"
              + " lag last_value lead least left length ln log lower lpad ltrim max md5 min mod"
              + " nextval now nth_value ntile nullif octet_length percent_rank percentile_cont"
              + " percentile_disc position power random rank regexp_match regexp_matches"
              + " regexp_replace repeat replace reverse right round row_number row_to_json rpad"
              + " rtrim set_config sign split_part sqrt stddev string_agg strpos substr substring"
              + " sum to_char to_date to_json to_jsonb to_number to_timestamp trim trunc unnest"
              + " upper variance");

  /** Those of SQLite alone: on PostgreSQL a function of such a name is somebody's own. */
  private static final Set<String> SQLITE_FUNCTIONS =
      words(
          "datetime glob group_concat hex ifnull iif instr json json_array json_extract"
              + " json_group_array json_group_object json_set json_tree json_type json_valid"
              + " julianday printf quote strftime total typeof unixepoch zeroblob");

  private SessionReach() {}

  static boolean of(Outline statement, Quoting quoting) {
    List<Token> tokens = statement.tokens();
    return !statement.isAboutRows()
        || tokens.stream().anyMatch(SessionReach::isTemporary)
        || FunctionCall.in(tokens).stream().anyMatch(call -> !isKnown(call, quoting));
  }

  private static boolean isTemporary(Token token) {
    return token.word().equals("temp") || token.word().equals("temporary");
  }

  /** In quotes, or in a schema, the name of a keyword or a common function is any name. */
  private static boolean isKnown(FunctionCall call, Quoting quoting) {
    String name = call.name();
    boolean common = isKeyword(call) || TYPES.contains(name) || FUNCTIONS.contains(name);
    boolean sqlites = quoting == Quoting.SQLITE && SQLITE_FUNCTIONS.contains(name);
    return call.before().equals("into") || (call.plain() && (common || sqlites));
  }

  /** Most words of SQL may be the names of functions too, unless they stand where they belong. */
  private static boolean isKeyword(FunctionCall call) {
    String before = call.before();
    Set<String> words = FOLLOWING.getOrDefault(call.name(), Set.of());
    boolean name = before.matches("[\\w\"`].*") && !RESERVED.contains(before);
    return RESERVED.contains(call.name())
        || words.contains(before)
        || (name && BEHIND_NAMES.contains(call.name()));
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }
}
