package org.recordsdb.internal.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.SqlPosition;

/**
 * What SQLite or PostgreSQL understands alone, as far as words and signs tell, and what to write
 * instead. Used in strict mode only; definitions are let through, as their types differ anyway.
 */
final class Portability {

  private static final String TIME = "the time as a parameter, or current_timestamp";
  private static final String JSON = "the operators -> and ->>, or where(..).json(..)";
  private static final String LIKE = "where(..).like, ilike, startsWith or contains";
  private static final String ROWS = "with recursive";

  /** Names before a parenthesis. */
  private static final Map<String, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry("ifnull", "coalesce"),
          Map.entry("iif", "case"),
          Map.entry("greatest", "case"),
          Map.entry("least", "case"),
          Map.entry("total", "coalesce and sum"),
          Map.entry("group_concat", "string_agg"),
          Map.entry("array_agg", "string_agg"),
          Map.entry("left", "substr"),
          Map.entry("right", "substr"),
          Map.entry("instr", LIKE),
          Map.entry("position", LIKE),
          Map.entry("regexp_replace", "Java"),
          Map.entry("regexp_matches", LIKE),
          Map.entry("typeof", "Java"),
          Map.entry("pg_typeof", "Java"),
          Map.entry("printf", "Java"),
          Map.entry("to_char", "Java"),
          Map.entry("now", TIME),
          Map.entry("datetime", TIME),
          Map.entry("strftime", TIME),
          Map.entry("julianday", TIME),
          Map.entry("unixepoch", TIME),
          Map.entry("to_timestamp", TIME),
          Map.entry("date_trunc", TIME),
          Map.entry("extract", TIME),
          Map.entry("age", TIME),
          Map.entry("gen_random_uuid", "a UUID of Java as a parameter"),
          Map.entry("last_insert_rowid", "the row that insert gives back"),
          Map.entry("json_extract", JSON),
          Map.entry("json_each", JSON),
          Map.entry("jsonb_extract_path_text", JSON),
          Map.entry("jsonb_array_elements", JSON),
          Map.entry("generate_series", ROWS),
          Map.entry("unnest", ROWS));

  /** Words anywhere, or two in a row. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("ilike", LIKE),
          Map.entry("glob", LIKE),
          Map.entry("regexp", LIKE),
          Map.entry("similar to", LIKE),
          Map.entry("rowid", "a key of the table"),
          Map.entry("ctid", "a key of the table"),
          Map.entry("interval", TIME),
          Map.entry("at time", TIME),
          Map.entry("lateral", "a join of subqueries"),
          Map.entry("distinct on", "a window function"),
          Map.entry("fetch first", "limit"),
          Map.entry("fetch next", "limit"),
          Map.entry("limit all", "no limit"),
          Map.entry("for update", "from(..).forUpdate()"),
          Map.entry("for share", "from(..).forUpdate()"),
          Map.entry("insert or", "upsert or insertOrIgnore"),
          Map.entry("update or", "upsert"),
          Map.entry("replace into", "upsert"),
          Map.entry("pragma", "the settings of Records"),
          Map.entry("indexed by", "nothing"));

  /** One sign, or two in a row. */
  private static final Map<String, String> SIGNS =
      Map.of(
          "::",
          "cast",
          "= =",
          "=",
          "~",
          LIKE,
          "@ >",
          "Java",
          "& &",
          "Java",
          "[",
          "double quotes",
          "`",
          "double quotes");

  private Portability() {}

  /**
   * Throws if the statement has something of the kind.
   *
   * @param tokens its tokens, white space and comments among them
   */
  static void check(List<Token> tokens) {
    List<Token> solid = tokens.stream().filter(token -> !token.isSpace()).toList();
    for (int i = 0; i < solid.size(); i++) {
      Token token = solid.get(i);
      int index = i;
      String next = i + 1 < solid.size() ? solid.get(i + 1).lower() : "";
      advice(token, next)
          .ifPresent(
              advice -> {
                throw Failure.of(
                        ErrorKind.SYNTAX,
                        "Can't run the SQL in strict mode (DB_STRICT): it has "
                            + advice.found()
                            + ", which not every database understands. Use "
                            + advice.instead()
                            + ".")
                    .position(place(index, tokens))
                    .exception();
              });
    }
  }

  /** Where the solid token of that index begins. */
  private static SqlPosition place(int solid, List<Token> tokens) {
    StringBuilder before = new StringBuilder();
    int left = solid;
    for (Token token : tokens) {
      if (!token.isSpace() && left-- == 0) {
        break;
      }
      before.append(token.text());
    }
    return SqlPosition.of(before.toString(), before.length());
  }

  private record Advice(String found, String instead) {}

  private static Optional<Advice> advice(Token token, String next) {
    String text = token.lower();
    return switch (token.kind()) {
      case WORD ->
          first(WORDS, text, " ", next)
              .or(() -> next.equals("(") ? found(FUNCTIONS, text, text) : Optional.empty());
      case OTHER -> first(SIGNS, text, "", next);
      case QUOTED ->
          text.startsWith("'")
              ? Optional.empty()
              : Optional.of(new Advice(token.text(), "plain quotes"));
      default -> Optional.empty();
    };
  }

  private static Optional<Advice> first(
      Map<String, String> known, String text, String between, String next) {
    return found(known, text, text)
        .or(() -> found(known, text + " " + next, text + between + next));
  }

  private static Optional<Advice> found(Map<String, String> known, String key, String written) {
    return Optional.ofNullable(known.get(key)).map(instead -> new Advice(written, instead));
  }
}
